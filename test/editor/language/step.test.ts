import { describe, expect, it } from 'vitest'
import { buildStep } from '../../../editor/language/step.ts'
import type { Derivation } from '../../../engine/index.ts'

const derivation = (more: Partial<Derivation>): Derivation => ({
  ...{
    name: '甲',
    kind: 'rule',
    at: {},
    unit: '元',
    value: '10000',
    clauses: [],
    exceptions: [],
    waits: [],
    parts: [],
  },
  ...{ offset: 0, ...more },
})

describe('a step of a derivation', () => {
  it('over members says the sum of amounts, of prices and scores how many there are', () => {
    const over = (unit: string): string => buildStep(derivation({ unit, value: { 甲: '1', 乙: '2' } })).shown
    expect(['元', '人次', '元/人', '分', '比率'].map(over)).toEqual([
      '合计3元（2个）',
      '合计3人次（2个）',
      '2个',
      '2个',
      '2个',
    ])
  })

  it('says no sum from which a member is missing', () => {
    expect(buildStep(derivation({ value: { 甲: '1', 乙: null } })).shown).toBe('2个，1个有数')
    expect(buildStep(derivation({ value: { 甲: null, 乙: null } })).shown).toBe('')
  })

  it('groups the numbers that stand in its formula, whole', () => {
    expect(buildStep(derivation({ substituted: '8637856.567175 × 15％ － 2026' })).substituted).toBe(
      '8,637,856.567175 × 15％ － 2026',
    )
  })

  it('does not wait for itself', () => {
    expect(buildStep(derivation({ value: null, waits: ['甲', '乙'] })).waits).toEqual(['乙'])
  })
})
