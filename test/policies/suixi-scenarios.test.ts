import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compiledPolicy, figureOf, ran } from '../support/policy.ts'

const folder = new URL('../../policies/suixi/', import.meta.url)
const compiled = compiledPolicy(readFileSync(new URL('2021.yaml', folder), 'utf8'))
const scenarios = readdirSync(new URL('scenarios/', folder))

type Nested = string | null | { readonly [member: string]: Nested }
const sum = (value: Nested): number =>
  typeof value === 'object' && value !== null
    ? Object.values(value).reduce((total, part) => total + sum(part), 0)
    : Number(value)

const costs = ['门诊统筹支出', '两病门诊支出', '常见慢性病门诊支出', '大额门诊支出', '签约基金支付费用', '住院实际支出']

// Made-up figures may be any that could have come from one county; rates are written to a tenth of a percent.
describe.each(scenarios)('the figures of %s hang together', (file) => {
  const evaluation = ran(compiled, readFileSync(new URL(`scenarios/${file}`, folder), 'utf8'))
  const value = (name: string) => figureOf(evaluation, name).value as Nested
  const visits = (group: '两病' | '常见慢性病', names: readonly string[]) =>
    names
      .flatMap((name) => Object.values(value(name) as Record<string, Record<string, string>>))
      .reduce((total, byGroup) => total + Number(byGroup[group]), 0)
  const all = ['签约门诊人数', '未签约门诊人数']
  const people = sum(value('试点人群数'))
  const visitors = { 两病: visits('两病', all), 常见慢性病: visits('常见慢性病', all) }
  const inGroup = visitors.两病 / sum(value('两病门诊就诊率'))
  const others = people - inGroup

  it('counts no more visitors and inpatients than people', () => {
    expect(visitors.两病).toBeLessThanOrEqual(inGroup)
    expect(visitors.常见慢性病).toBeLessThanOrEqual(others)
    expect(sum(value('核定住院人数'))).toBeLessThanOrEqual(people)
  })

  it('pays a hundred yuan for each who has signed, and leaves room for those who have not', () => {
    const [share, otherShare] = [sum(value('两病签约占比')), sum(value('慢性病签约占比'))]
    const signed = inGroup * share + others * otherShare
    expect(sum(value('签约基金支付费用')) / 100 / signed).toBeCloseTo(1, 2)
    expect(visits('两病', ['未签约门诊人数'])).toBeLessThanOrEqual(inGroup * (1 - share))
    expect(visits('常见慢性病', ['未签约门诊人数'])).toBeLessThanOrEqual(others * (1 - otherShare))
  })

  it('has its rates and its total from its counts, where it gives them', () => {
    const given = (name: string) => (value(name) === null ? undefined : sum(value(name)))
    expect(given('门诊就诊率') ?? (visitors.两病 + visitors.常见慢性病) / people).toBeCloseTo(
      (visitors.两病 + visitors.常见慢性病) / people,
      3,
    )
    const spent = costs.reduce((total, name) => total + sum(value(name)), 0)
    expect(given('基金支出水平') ?? spent).toBeCloseTo(spent, 2)
  })
})
