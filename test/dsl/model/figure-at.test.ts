import { describe, expect, test } from 'vitest'
import { dimensionsOf, readFigureAt } from '../../../dsl/model/figure-at.ts'

describe('a figure at members', () => {
  test.each([
    '支出〔职工，甲院〕',
    '支出[职工,甲院]',
    '支出【职工、甲院】',
    '支出［职工，甲院］',
    ' 支出 〔 职工 ， 甲院 〕 ',
  ])('is read from %s', (words) => {
    expect(readFigureAt(words)).toEqual({ name: '支出', members: [{ member: '职工' }, { member: '甲院' }] })
  })

  test('may say whose member each is, or name none', () => {
    expect(readFigureAt('支出〔机构＝甲院,险种=职工〕').members).toEqual([
      { dimension: '机构', member: '甲院' },
      { dimension: '险种', member: '职工' },
    ])
    expect(readFigureAt('支出')).toEqual({ name: '支出', members: [] })
    expect(readFigureAt('支出〔〕')).toEqual({ name: '支出', members: [] })
    expect(readFigureAt('〔甲〕')).toEqual({ name: '〔甲〕', members: [] })
  })
})

describe('members behind a figure', () => {
  const dims = ['险种', '机构', '转入']
  const members: Record<string, string[]> = { 险种: ['职工', '居民'], 机构: ['甲院', '乙院'], 转入: ['甲院', '丙院'] }
  const at = (words: string, own = dims): unknown => {
    const found = dimensionsOf({ name: '支出', dims: own }, readFigureAt(words).members, (d) => members[d] ?? [], {
      start: 0,
      end: 0,
    })
    return 'code' in found ? [found.code, found.facts] : Object.fromEntries(found)
  }

  test('belong to the dimensions that have them, in any order', () => {
    expect(at('支出〔职工，乙院〕')).toEqual({ 险种: '职工', 机构: '乙院' })
    expect(at('支出〔乙院，职工〕')).toEqual({ 险种: '职工', 机构: '乙院' })
    expect(at('支出〔丙院，乙院，居民〕')).toEqual({ 险种: '居民', 机构: '乙院', 转入: '丙院' })
  })

  test('that two dimensions have go by their order where all are there, and are asked for else', () => {
    expect(at('支出〔职工，甲院，丙院〕')).toEqual({ 险种: '职工', 机构: '甲院', 转入: '丙院' })
    expect(at('支出〔职工，乙院，甲院〕')).toEqual({ 险种: '职工', 机构: '乙院', 转入: '甲院' })
    expect(at('支出〔甲院〕')).toEqual(['HC3006', { member: '甲院', dimensions: ['机构', '转入'] }])
    expect(at('支出〔转入＝甲院〕')).toEqual({ 转入: '甲院' })
    expect(at('支出〔甲院，转入＝丙院〕')).toEqual({ 机构: '甲院', 转入: '丙院' })
  })

  test('that do not fit are told', () => {
    expect(at('支出〔丁院〕', ['机构'])).toEqual([
      'HC6004',
      { dimension: '机构', member: '丁院', near: ['乙院', '甲院'] },
    ])
    expect(at('支出〔年份＝2025〕')).toEqual(['HC4008', { name: '支出', dimension: '年份' }])
    expect(at('支出〔甲院〕', [])).toEqual(['HC4008', { name: '支出', dimension: '甲院' }])
    expect(at('支出〔甲院，乙院〕', ['机构'])).toEqual([
      'HC6073',
      { name: '支出', dims: ['机构'], given: ['甲院', '乙院'] },
    ])
    expect(at('支出〔险种＝职工，险种＝居民〕')).toEqual(['HC6025', { name: '险种' }])
  })
})
