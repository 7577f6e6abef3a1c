import { describe, expect, it } from 'vitest'
import { wrap } from '../../../cli/print/wrap.ts'
import { displayWidth } from '../../../dsl/text/display-width.ts'

describe('wrapping', () => {
  it('ends a line behind a mark where one stands in its second half', () => {
    expect(wrap('规则 结余、超支、机构自担、基金分担', 20)).toEqual(['规则 结余、超支、', '机构自担、基金分担'])
  })

  it('takes a line that fits as it is, and nothing as no line', () => {
    expect([wrap('结余', 4), wrap('', 4)]).toEqual([['结余'], []])
  })

  it('begins no line with a closing mark, ends none with an opening one, and cuts no number', () => {
    expect(wrap('甲乙丙丁戊，己庚', 10)).toEqual(['甲乙丙丁', '戊，己庚'])
    expect(wrap('甲乙丙丁（戊己）', 10)).toEqual(['甲乙丙丁', '（戊己）'])
    expect(wrap('甲乙丙是5410.09万', 10)).toEqual(['甲乙丙是', '5410.09万'])
  })

  it('loses no character and keeps every line within its width, whatever the text', () => {
    const marks = [...'甲乙，；（）“”12.ab ％、\u0301']
    for (let seed = 1; seed < 400; seed++) {
      const text = Array.from({ length: 60 }, (_, i) => marks[(seed * (i + 7) * (i + 3)) % marks.length]).join('')
      const lines = wrap(text, 11)
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(11)
    }
  })
})
