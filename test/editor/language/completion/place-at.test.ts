import { describe, expect, it } from 'vitest'
import { placeAt } from '../../../../editor/language/completion/place-at.ts'
import { cutMark } from '../read-marked.ts'

/** Where the mark of a text stands: path, what is written there, and of what is before it. */
function at(marked: string): string | undefined {
  const { text, offset } = cutMark(marked)
  const place = placeAt(text, offset)
  return place && `${place.path.map((key) => key || '-').join('/')} ${place.at} ${JSON.stringify(place.before)}`
}

describe('the place of a cursor', () => {
  it.each([
    ['输‸\n', ' key "输"'],
    ['状态: 试‸', '状态 value "试"'],
    ['规则（一）:\n  甲:\n    公式: 乙＋‸\n    依据: 第一条\n', '规则/甲/公式 value "乙＋"'],
    ['规则:\n  甲: 乙＋\n     丙‸\n', '规则/甲 value "乙＋\\n     丙"'],
    ['规则:\n  甲:\n    公式: |\n      乙＋\n      丙‸\n', '规则/甲/公式 value "乙＋\\n      丙"'],
    ['规则:\n  甲:\n    例外:\n      - {名: a, 当: 乙 ＞ ‸}\n', '规则/甲/例外/-/当 value "乙 ＞ "'],
    ['规则:\n  甲:\n    例外:\n    - 名: a\n      当: b‸\n', '规则/甲/例外/-/当 value "b"'],
    ['规则:\n  甲:\n    例外:\n      - 名: a\n        ‸\n', '规则/甲/例外/- key ""'],
    ['规则:\n  甲:\n    依据: [第一条, 第‸]\n', '规则/甲/依据/- value "第"'],
    ['规则:\n  甲: {公式: 取小（乙，丙）, 依‸', '规则/甲 key "依"'],
    ['规则:\n  甲:\n    单位: 元\n\n    ‸\n  乙: 1元\n', '规则/甲 key ""'],
    ['条款: |\n  条款 | 性质 | 摘要\n  第一条 | 可‸ |\n', '条款/-/性质 value "可"'],
    ['条款: |\n  条款 | 性‸\n', '条款/- head "性"'],
    ['日程:\n- {事项: a, 金额: ‸}\n', '日程/-/金额 value ""'],
    [
      '规则:\n  甲:\n    分段:\n      段: |\n        3%以内：0\n        超过3%：丙‸\n',
      '规则/甲/分段/段 value "3%以内：0\\n        超过3%：丙"',
    ],
  ])('of %j', (marked, expected) => {
    expect(at(marked)).toBe(expected)
  })

  it('is none in a remark', () => {
    expect(at('规则:\n  甲: 1元 # 筹‸')).toBeUndefined()
    expect(at('# 筹‸')).toBeUndefined()
  })

  it('is found at every offset of a text that is cut off anywhere', () => {
    const text = '规则（一）:\n  甲: {公式: 取小（乙，[丙, "丁'
    for (let length = 0; length <= text.length; length++)
      for (let offset = 0; offset <= length; offset++)
        expect(() => placeAt(text.slice(0, length), offset)).not.toThrow()
  })
})
