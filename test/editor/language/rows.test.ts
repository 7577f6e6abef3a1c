import { describe, expect, it } from 'vitest'
import { buildConstraintRow } from '../../../editor/language/constraint-row.ts'
import { copyGroup } from '../../../editor/language/copied-rows.ts'
import { buildFigureRow } from '../../../editor/language/figure-row.ts'
import { leavesOf, valueAt } from '../../../editor/language/nested.ts'
import type { ConstraintOutcome, FigureOutcome, Outcome } from '../../../engine/index.ts'

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
    expect(row.members).toMatchObject({ summary: { kind: 'sum', sum: '0.3' }, known: 2, all: 2 })
    expect(row.members?.rows.map(({ label, at }) => [label, at])).toEqual([
      ['甲院', { 机构: '甲院' }],
      ['乙院', { 机构: '乙院' }],
    ])
  })

  it('adds up what is counted, and says from where to where prices, ratios, scores and ages go', () => {
    const over = (unit: string) =>
      buildFigureRow(figure({ unit, dims: ['机构'], value: { 甲: '-9', 乙: '10', 丙: '2.5' } }))
    for (const unit of ['元', '人', '人次', '例', '天', '个', '床日'])
      expect([unit, over(unit).shown?.plain]).toEqual([unit, '3.5'])
    for (const unit of ['元/人', '比率', '百分点', '分', '岁', '元^2', '人·天']) {
      const { shown, members } = over(unit)
      expect([unit, shown]).toEqual([unit, undefined])
      expect(members?.summary).toMatchObject({ kind: 'range', low: { plain: '-9' }, high: { plain: '10' } })
    }
  })

  it('counts the members of which something is true, and says nothing of words and dates', () => {
    const over = (unit: string, value: FigureOutcome['value']) =>
      buildFigureRow(figure({ unit, dims: ['机构'], value })).members?.summary
    expect(over('是否', { 甲: true, 乙: false, 丙: null })).toEqual({ kind: 'holding', holding: 1 })
    for (const unit of ['文本', '层级', '日期'])
      expect(over(unit, { 甲: '县级', 乙: '2026-01-01' })).toEqual({ kind: 'none' })
    expect(over('文本', { 甲: '1', 乙: '2' })).toEqual({ kind: 'none' })
  })

  it('says no sum of members that all wait, but why they do, and of some how many there are', () => {
    const waiting = figure({ dims: ['机构'], value: { 甲: null, 乙: null }, missing: ['支出'] })
    expect(buildFigureRow(waiting)).toMatchObject({
      state: 'missing',
      members: { summary: { kind: 'none' }, known: 0 },
    })
    expect(buildFigureRow(waiting).shown).toBeUndefined()
    const some = buildFigureRow({ ...waiting, value: { 甲: '1', 乙: null } })
    expect(some).toMatchObject({
      state: 'known',
      shown: { plain: '1' },
      members: { known: 1, inapplicable: 0, all: 2 },
    })
    expect(buildFigureRow(figure({ dims: ['机构'], value: { 甲: '1', 乙: null } })).members).toMatchObject({
      known: 1,
      inapplicable: 1,
    })
    expect(buildFigureRow(figure({ dims: ['机构'], value: {} })).shown).toBeUndefined()
  })

  it('shows no tail of forty digits in a sum of shares', () => {
    const third = `0.${'3'.repeat(40)}`
    expect(
      buildFigureRow(figure({ unit: '人', dims: ['机构'], value: { 甲: third, 乙: third, 丙: third } })).shown?.plain,
    ).toBe('1')
  })

  it('gives a figure and how it moved in one scale', () => {
    const row = buildFigureRow(figure({ value: '300' }), figure({ value: '20000' }))
    expect([row.shown?.text, row.shown?.unit, row.change?.move?.text]).toEqual(['300.00', '元', '\u221219,700.00'])
    const members = buildFigureRow(figure({ dims: ['机构'], value: { 甲: '6000', 乙: '7000' } }))
    expect([members.shown?.text, members.shown?.unit]).toEqual(['13,000.00', '元'])
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
    const nowhere = buildFigureRow(figure({ dims: ['机构'], value: { 甲: null } }))
    expect([nowhere.state, nowhere.members?.rows[0]?.state]).toEqual(['inapplicable', 'inapplicable'])
  })

  it('says how a value differs from the text on the disk: by how much, what it was, or that it is new', () => {
    expect(buildFigureRow(figure({}), figure({})).change).toBeUndefined()
    expect(buildFigureRow(figure({}), figure({ value: '5000' })).change?.move?.text).toBe('+0.50')
    expect(buildFigureRow(figure({}), null).change).toEqual({})
    expect(buildFigureRow(figure({ value: null }), figure({})).change).toEqual({ before: '1.00万元' })
    expect(buildFigureRow(figure({}), figure({ unit: '人' })).change).toEqual({})
    expect(buildFigureRow(figure({}), figure({ value: null })).change).toEqual({ before: null })
    expect(buildFigureRow(figure({})).change).toBeUndefined()
  })

  it('says what the rule itself comes to where the scenario settles a figure, and which settled ones it rests on', () => {
    const settled = figure({
      dims: ['机构'],
      value: { 甲: '60000', 乙: '10000' },
      computed: { 甲: '50000', 乙: '10000' },
    })
    expect(buildFigureRow(settled).settled).toEqual([{ label: '甲', computed: '5.00万元' }])
    expect(buildFigureRow(figure({ pinned: ['预算'] }))).toMatchObject({ settled: [], pinned: ['预算'] })
  })

  it('says what the scenario expects where that is another figure, and how far off it is', () => {
    const about = { figure: '甲', unit: '元', tolerance: '50', provisional: [] }
    const expectations = [
      { ...about, at: ['一'], expected: '1234600', actual: '1234567.89', agrees: true, difference: '-32.11' },
      { ...about, at: ['二'], expected: '20000', actual: '19000', agrees: false, difference: '-1000' },
      { ...about, at: ['三'], expected: null, actual: '5', agrees: false, difference: null },
      { ...about, figure: '乙', at: [], expected: '1', actual: null, agrees: false, difference: null },
    ]
    const value = { 一: '1234567.89', 二: '19000', 三: '5' }
    expect(buildFigureRow(figure({ dims: ['机构'], value }), undefined, expectations).unexpected).toEqual([
      { label: '二', expected: '20,000元', off: '−1,000元' },
      { label: '三', expected: undefined, off: undefined },
    ])
  })

  it('is marked as changed when only members changed and the sum stayed', () => {
    const now = figure({ dims: ['机构'], value: { 甲: '1', 乙: '2' } })
    const row = buildFigureRow(now, figure({ dims: ['机构'], value: { 甲: '2', 乙: '1' } }))
    expect(row.change).toEqual({ members: 2 })
    expect(row.members?.rows.map(({ change }) => change?.move?.plain)).toEqual(['-1', '1'])
    const prices = (value: FigureOutcome['value']) => figure({ unit: '元/人', dims: ['机构'], value })
    expect(buildFigureRow(prices({ 甲: '1', 乙: '3' }), prices({ 甲: '1', 乙: '2' })).change).toEqual({ members: 1 })
    expect(buildFigureRow(prices({ 甲: '1', 丙: '2' }), prices({ 甲: '1', 乙: '2' })).change).toEqual({ members: 2 })
    expect(buildFigureRow(now, null).change).toEqual({})
  })
})

describe('a move of a ratio', () => {
  it('is in 百分点, however the ratio is shown', () => {
    const now = figure({ unit: '比率', value: '0.12' })
    const move = buildFigureRow(now, figure({ unit: '比率', value: '0.15' })).change?.move
    expect([move?.text, move?.unit, move?.exact]).toEqual(['−3.00', '个百分点', '−3个百分点'])
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

  it('shows what an open side can be', () => {
    const open = constraint({ holds: false, right: null, rightRange: ['0.3', '0.4'], margin: null })
    expect(buildConstraintRow(open).sides).toEqual(['25.00％', '30.00％ 至 40.00％'])
    expect(buildConstraintRow({ ...open, rightRange: ['0.3', null] }).sides?.[1]).toBe('30.00％ 至 不限')
    expect('sides' in buildConstraintRow({ ...open, rightRange: undefined })).toBe(false)
  })

  it('tells dates apart by days', () => {
    const row = buildConstraintRow(constraint({ left: '2026-07-10', right: '2026-09-01', margin: '53', unit: '日期' }))
    expect(row.margin).toMatchObject({ text: '53', unit: '天' })
    expect(row.sides).toEqual(['2026-07-10', '2026-09-01'])
  })

  it('says why it is not decided', () => {
    const undecided = constraint({ holds: null, left: null, margin: undefined })
    expect(buildConstraintRow({ ...undecided, open: ['乙'], missing: ['丙'] }).state).toBe('open')
    expect(buildConstraintRow({ ...undecided, missing: ['丙'] }).state).toBe('missing')
    expect(buildConstraintRow(undecided).state).toBe('fault')
    expect(buildConstraintRow(constraint({ missing: ['丙'] })).state).toBe('known')
  })

  it('over members fails if one does, and is not decided if one is not', () => {
    const over = (holds: ConstraintOutcome['holds']): boolean | null =>
      buildConstraintRow(constraint({ dims: ['机构'], holds, left: null, right: null, margin: undefined })).holds
    expect(over({ 甲: true, 乙: false, 丙: null })).toBe(false)
    expect(over({ 甲: true, 乙: null })).toBeNull()
    expect(over({ 甲: true, 乙: true })).toBe(true)
  })

  it('says what it was before where that was something else: the answer, the margin, a side', () => {
    expect('change' in buildConstraintRow(constraint({}), constraint({}))).toBe(false)
    expect('change' in buildConstraintRow(constraint({}))).toBe(false)
    expect(buildConstraintRow(constraint({}), null).change).toEqual({})
    expect(buildConstraintRow(constraint({}), constraint({ unit: '元' })).change).toEqual({})
    const fails = constraint({ holds: false, left: '0.12', margin: '-0.08' })
    const { change } = buildConstraintRow(fails, constraint({}))
    expect(change).toMatchObject({ held: true, distance: '余5.00个百分点', sides: ['25.00％', '20.00％'] })
    expect([change?.move?.text, change?.move?.unit]).toEqual(['−13.00', '个百分点'])
    // Only the number of both sides moved.
    const both = buildConstraintRow(constraint({ left: '0.35', right: '0.3' }), constraint({})).change
    expect(both).toEqual({ distance: '余5.00个百分点', sides: ['25.00％', '20.00％'] })
    expect(buildConstraintRow(constraint({ margin: '0.050' }), constraint({})).change).toBeUndefined()
  })

  it('tells a margin that moved though the answer stays', () => {
    const amounts = { unit: '元', left: '-1547142.5', right: '0', holds: false, margin: '-1547142.5' }
    const now = constraint({ ...amounts, left: '-978172.64', margin: '-978172.64' })
    const row = buildConstraintRow(now, constraint(amounts))
    expect([row.distance, row.change?.distance]).toEqual(['差97.82万元', '差154.71万元'])
    expect([row.change?.move?.text, row.change?.move?.unit]).toEqual(['+56.90', '万元'])
    expect('held' in (row.change ?? {})).toBe(false)
    // What open values leave unknown can move too.
    const open = constraint({ holds: null, left: null, margin: null, marginRange: ['0', '1'] })
    const change = buildConstraintRow({ ...open, marginRange: ['0', '2'] }, open).change
    expect(change?.distance).toBe('余0.00至100.00个百分点')
  })

  it('counts the members at which it stands otherwise, gone ones too', () => {
    const over = (margin: Readonly<Record<string, string>>): ConstraintOutcome =>
      constraint({
        ...{ dims: ['机构'], left: margin, right: Object.fromEntries(Object.keys(margin).map((one) => [one, '0'])) },
        ...{ margin, unit: '人', holds: Object.fromEntries(Object.keys(margin).map((one) => [one, true])) },
      })
    const row = buildConstraintRow(over({ 甲: '3', 乙: '4' }), over({ 甲: '5', 乙: '4', 丙: '1' }))
    expect(row.change).toEqual({ members: 2 })
    expect(row.members?.rows.map(({ label, change }) => [label, change?.move?.text])).toEqual([
      ['甲', '−2'],
      ['乙', undefined],
    ])
    expect(buildConstraintRow(over({ 甲: '3' }), over({ 甲: '3' })).change).toBeUndefined()
  })
})

describe('the figures of a group, copied for a spreadsheet', () => {
  it('have a word where they have no value', () => {
    const open = figure({ name: '乙', value: null, open: ['比例'] })
    const missing = figure({ name: '丙', dims: ['机构'], value: { 甲院: '3', 乙院: null }, missing: ['支出'] })
    const none = figure({ name: '丁', dims: ['机构'], value: { 甲院: null } })
    const outcome = { figures: [figure({}), open, missing, none] } as unknown as Outcome
    expect(copyGroup(outcome, { kind: 'rule', title: undefined }, 'base')).toEqual([
      ['名称', '成员', '数值', '单位'],
      ['甲', '', { digits: '10000' }, '元'],
      ['乙', '', '待定', ''],
      ['丙', '合计', { digits: '3' }, '元'],
      ['丙', '甲院', { digits: '3' }, '元'],
      ['丙', '乙院', '缺数', ''],
      ['丁', '甲院', '不适用', ''],
    ])
  })
})
