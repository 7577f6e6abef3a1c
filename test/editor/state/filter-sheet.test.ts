import { beforeAll, describe, expect, it } from 'vitest'
import { filterSheet } from '../../../editor/state/filter-sheet.ts'
import type { Sheet } from '../../../editor/state/snapshot.ts'
import { createEvaluator } from '../../../editor/worker/evaluator.ts'
import { madeMembers, policyOfMany, scenarioOfMany } from '../../support/many-members.ts'

let sheet: Sheet

beforeAll(() => {
  const text = scenarioOfMany(madeMembers(3))
  const policy = { file: '办法.yaml', text: policyOfMany('60%'), saved: policyOfMany() }
  sheet = createEvaluator().evaluate({ policy, scenario: { file: '数.yaml', text, saved: text } }).sheet as Sheet
})

const found = (search: string, onlyChanged = false): readonly string[] => {
  const seen = filterSheet(sheet, { search, onlyChanged })
  return [...seen.groups.flatMap(({ rows }) => rows), ...seen.constraints].map(({ name }) => name)
}

describe('looking for figures', () => {
  it('finds them by name, alias, standard term and clause', () => {
    expect(found('支出合计')).toEqual(['支出合计'])
    expect(found('节余')).toEqual(['结余'])
    expect(found('医共体支出')).toEqual(['支出合计'])
    expect(found(' 第一条 ')).toEqual(['结余', '不超支'])
    expect(found('没有这个数')).toEqual([])
  })

  it('shows only what is not as in the file', () => {
    expect(found('', true)).toEqual(['留用', '上交', '留用比例'])
    expect(found('上', true)).toEqual(['上交'])
  })

  it('leaves the sheet as it is where nothing is looked for', () => {
    expect(filterSheet(sheet, { search: ' ', onlyChanged: false })).toBe(sheet)
  })
})
