import { describe, expect, it } from 'vitest'
import { buildSheet } from '../../../editor/language/sheet.ts'
import type { ConstraintOutcome, FigureOutcome, Outcome } from '../../../engine/index.ts'

const figure = (name: string, more: Partial<FigureOutcome>): FigureOutcome => ({
  ...{ name, kind: 'rule', unit: '元', dims: [], value: '1', clauses: [], offset: 0 },
  ...more,
})
const constraint = (name: string, holds: boolean): ConstraintOutcome => ({
  ...{ name, level: '必须', dims: [], holds, left: '1', right: '1', formula: '甲 ≥ 乙', clauses: [], offset: 0 },
})
const outcome = (figures: readonly FigureOutcome[], constraints: readonly ConstraintOutcome[]): Outcome => ({
  policy: { id: 'a', title: '甲', version: '1', status: '试行' },
  ...{
    year: 2026,
    scenario: '',
    readings: {},
    figures,
    constraints,
    claims: [],
    flows: [],
    members: {},
    diagnostics: [],
  },
})

describe('a sheet', () => {
  it('names the rules and requirements that changed, as they stand from the top down', () => {
    const before = outcome(
      [
        figure('率', { kind: 'parameter' }),
        figure('乙', { group: '二' }),
        figure('甲', { group: '一' }),
        figure('丙', { group: '二' }),
      ],
      [constraint('甲', true), constraint('丁', true)],
    )
    const now = outcome(
      [
        figure('率', { kind: 'parameter', value: '2' }),
        figure('乙', { group: '二', value: '2' }),
        figure('甲', { group: '一' }),
        figure('丙', { group: '二', value: null, missing: ['率'] }),
        figure('新', { group: '一' }),
      ],
      [constraint('甲', false), constraint('丁', true)],
    )
    expect(buildSheet(now, { before }).changed).toEqual([
      { kind: 'figure', name: '乙' },
      { kind: 'figure', name: '丙' },
      { kind: 'figure', name: '新' },
      { kind: 'constraint', name: '甲' },
    ])
    expect(buildSheet(now, { before: now }).changed).toEqual([])
    expect(buildSheet(now).changed).toEqual([])
  })
  it('takes a figure or requirement of another name that says what one that is gone said for renamed, not for new', () => {
    const before = outcome([figure('结余', { value: '7' }), figure('别的', { value: '8' })], [constraint('甲', true)])
    const renamed = outcome(
      [figure('年度结余', { value: '7' }), figure('别的', { value: '8' })],
      [constraint('乙', true)],
    )
    const sheet = buildSheet(renamed, { before })
    expect(sheet.changed).toEqual([])
    expect(sheet.groups[0]?.rows.map(({ change }) => change)).toEqual([undefined, undefined])
    const other = outcome(
      [figure('年度结余', { value: '9' }), figure('别的', { value: '8' })],
      [constraint('乙', false)],
    )
    expect(buildSheet(other, { before }).changed).toEqual([
      { kind: 'figure', name: '年度结余' },
      { kind: 'constraint', name: '乙' },
    ])
  })
})
