import { describe, expect, it } from 'vitest'
import { combine, printUnit, type Quantity, quantity, raise, readUnit, sameUnit } from '../../../dsl/model/unit.ts'

const nouns = new Set(['家', '床日'])
const read = (written: string): [string, number] | undefined => {
  const found = readUnit(written, nouns)
  return found && [printUnit(found.unit), found.shift]
}

describe('a unit as written', () => {
  it.each([
    ['元', '元', 0],
    ['万元', '元', 4],
    ['亿元', '元', 8],
    ['人', '人', 0],
    ['万人', '人', 4],
    ['人次', '人次', 0],
    ['万人次', '人次', 4],
    ['元/人', '元/人', 0],
    ['元／人', '元/人', 0],
    ['万元/人', '元/人', 4],
    ['元/万人', '元/人', -4],
    ['元/人·天', '元/人·天', 0],
    ['家', '家', 0],
    ['万家', '家', 4],
    ['元/床日', '元/床日', 0],
    ['比率', '比率', 0],
    ['%', '比率', -2],
    ['％', '比率', -2],
    ['‰', '比率', -3],
    ['百分点', '百分点', -2],
    ['个百分点', '百分点', -2],
    ['万', '比率', 4],
    ['分值', '分', 0],
    ['分/例', '分/例', 0],
    ['是否', '是否', 0],
    ['文本', '文本', 0],
    ['日期', '日期', 0],
    ['月', '月', 0],
    ['个月', '月', 0],
    ['人月', '人月', 0],
    ['元/人月', '元/人月', 0],
    ['元/人·月', '元/人月', 0],
    ['万人月', '人月', 4],
    ['周岁', '岁', 0],
    ['%/天', '1/天', -2],
    ['‰/天', '1/天', -3],
  ])('%s is %s at ten to the %i', (written, unit, shift) => {
    expect(read(written)).toEqual([unit, shift])
  })

  it.each(['块', '户', '元/', '/人', '元人', '元/%', '万', ''].filter((w) => w !== '万'))('%s is none', (written) => {
    expect(read(written)).toBeUndefined()
  })

  it('may be a noun only where that is declared', () => {
    expect(readUnit('床日', new Set())).toBeUndefined()
  })
})

describe('units in a computation', () => {
  const 元 = quantity([['元', 1]])
  const 人 = quantity([['人', 1]])
  const 元每人 = combine(元, 人, -1)

  it('multiply and divide by their powers', () => {
    expect(printUnit(元每人)).toBe('元/人')
    expect(sameUnit(combine(元每人, 人, 1), 元)).toBe(true)
    expect(printUnit(combine(元, 元, -1))).toBe('比率')
    expect(printUnit(combine(quantity([]), 人, -1))).toBe('1/人')
    expect(printUnit(raise(元, 2))).toBe('元^2')
  })

  it('are the same in whatever order they are put together', () => {
    const one = quantity([
      ['人', -1],
      ['元', 1],
      ['天', -1],
    ])
    const other = combine(combine(元, quantity([['天', 1]]), -1), 人, -1) as Quantity
    expect(sameUnit(one, other)).toBe(true)
    expect(sameUnit(元, 人)).toBe(false)
  })
})
