import { describe, expect, it } from 'vitest'
import { buildConstraintRow } from '../../../editor/language/constraint-row.ts'
import { buildFigureRow } from '../../../editor/language/figure-row.ts'
import { leavesOf, valueAt } from '../../../editor/language/nested.ts'
import type { ConstraintOutcome, FigureOutcome } from '../../../engine/index.ts'

const figure = (more: Partial<FigureOutcome>): FigureOutcome => ({
  ...{ name: '甲', kind: 'rule', unit: '元', dims: [], value: '10000', clauses: [], offset: 0 },
  ...more,
})

describe('nested values', () => {
  it('are laid out member by member in order, and found again by members', () => {
    const value = { 居民: { 甲院: '1', 乙院: null }, 职工: { 甲院: '2', 乙院: '3' } }
    expect(leavesOf(value, 2).map(({ at }) => at.join('/'))).toEqual([
      '居民/甲院',
      '居民/乙院',
      '职工/甲院',
      '职工/乙院',
    ])
    for (const { at, value: leaf } of leavesOf(value, 2)) expect(valueAt(value, at)).toBe(leaf)
    expect(valueAt(value, ['居民', '丙院'])).toBeUndefined()
    expect(valueAt(value, ['constructor', '甲院'])).toBeUndefined()
  })
})

describe('the row of a figure', () => {
  it('over a dimension says the exact sum and has a row for each member', () => {
    const row = buildFigureRow(figure({ dims: ['机构'], value: { 甲院: '0.1', 乙院: '0.2' } }))
    expect(row.shown?.plain).toBe('0.3')
    expect(row.members).toMatchObject({ summary: 'sum', known: 2, all: 2 })
    expect(row.members?.rows.map(({ label, at }) => [label, at])).toEqual([
      ['甲院', { 机构: '甲院' }],
      ['乙院', { 机构: '乙院' }],
    ])
  })

  it('does not add up ratios, and counts the members of which something is true', () => {
    expect(
      buildFigureRow(figure({ unit: '比率', dims: ['机构'], value: { 甲: '0.5', 乙: '0.5' } })).shown,
    ).toBeUndefined()
    expect(buildFigureRow(figure({ unit: '元/人', dims: ['机构'], value: { 甲: '5' } })).members?.summary).toBe('count')
    expect(buildFigureRow(figure({ unit: '是否', dims: ['机构'], value: { 甲: true } })).members?.summary).toBe(
      'holding',
    )
  })

  it('shows no tail of forty digits in a sum of shares', () => {
    const third = `0.${'3'.repeat(40)}`
    expect(
      buildFigureRow(figure({ unit: '人', dims: ['机构'], value: { 甲: third, 乙: third, 丙: third } })).shown?.plain,
    ).toBe('1')
  })

  it('says why a value is not there', () => {
    expect(buildFigureRow(figure({ value: null, open: ['某比例'] })).state).toBe('open')
    expect(buildFigureRow(figure({ value: null, missing: ['利息'] })).state).toBe('missing')
    expect(buildFigureRow(figure({ value: null, faults: [{ at: [], message: '除数为0' }] }))).toMatchObject({
      state: 'fault',
      faults: ['除数为0'],
    })
    const members = buildFigureRow(
      figure({ dims: ['机构'], value: { 甲: '1', 乙: null, 丙: null }, faults: [{ at: ['乙'], message: '除数为0' }] }),
    )
    expect(members.members?.rows.map(({ state }) => state)).toEqual(['known', 'fault', 'fault'])
    expect(buildFigureRow(figure({ dims: ['机构'], value: { 甲: null } })).members?.rows[0]?.state).toBe('inapplicable')
  })

  it('says how a value differs from the text on the disk: by how much, what it was, or that it is new', () => {
    expect(buildFigureRow(figure({}), figure({})).change).toBeUndefined()
    expect(buildFigureRow(figure({}), figure({ value: '5000' })).change?.move?.text).toBe('+0.50')
    expect(buildFigureRow(figure({}), null).change).toEqual({})
    expect(buildFigureRow(figure({ value: null }), figure({})).change).toEqual({ before: '1.00万元' })
    expect(buildFigureRow(figure({}), figure({ unit: '人' })).change).toEqual({})
    expect(buildFigureRow(figure({})).change).toBeUndefined()
  })

  it('is marked as changed when only members changed and the sum stayed', () => {
    const now = figure({ dims: ['机构'], value: { 甲: '1', 乙: '2' } })
    const row = buildFigureRow(now, figure({ dims: ['机构'], value: { 甲: '2', 乙: '1' } }))
    expect(row.change).toEqual({})
    expect(row.members?.rows.map(({ change }) => change?.move?.plain)).toEqual(['-1', '1'])
  })
})

describe('the row of a requirement', () => {
  const constraint = (more: Partial<ConstraintOutcome>): ConstraintOutcome => ({
    ...{ name: '甲', level: '必须', dims: [], holds: true, left: '0.25', right: '0.2', formula: '乙 ≥ 丙' },
    ...{ margin: '0.05', unit: '比率', clauses: [], offset: 0 },
    ...more,
  })

  it('says how far it is from the flip, ratios in 百分点', () => {
    expect(buildConstraintRow(constraint({}))).toMatchObject({
      holds: true,
      margin: { text: '5.00', unit: '个百分点' },
    })
    expect(buildConstraintRow(constraint({ holds: false, margin: '-0.05' })).margin?.text).toBe('5.00')
    expect(buildConstraintRow(constraint({})).sides).toEqual(['25.00％', '20.00％'])
  })

  it('tells dates apart by days', () => {
    const row = buildConstraintRow(constraint({ left: '2026-07-10', right: '2026-09-01', margin: '53', unit: '日期' }))
    expect(row.margin).toMatchObject({ text: '53', unit: '天' })
    expect(row.sides).toEqual(['2026-07-10', '2026-09-01'])
  })

  it('over members fails if one does, and is not decided if one is not', () => {
    const over = (holds: ConstraintOutcome['holds']): boolean | null =>
      buildConstraintRow(constraint({ dims: ['机构'], holds, left: null, right: null, margin: undefined })).holds
    expect(over({ 甲: true, 乙: false, 丙: null })).toBe(false)
    expect(over({ 甲: true, 乙: null })).toBeNull()
    expect(over({ 甲: true, 乙: true })).toBe(true)
  })

  it('says what it was before where that was something else', () => {
    expect(buildConstraintRow(constraint({ holds: false }), constraint({})).before).toBe(true)
    expect('before' in buildConstraintRow(constraint({}), constraint({}))).toBe(false)
  })
})
