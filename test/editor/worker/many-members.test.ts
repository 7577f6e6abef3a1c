import { beforeAll, describe, expect, it } from 'vitest'
import { createEvaluator } from '../../../editor/worker/evaluator.ts'
import type { TablePage, TableQuery } from '../../../editor/worker/protocol.ts'
import { madeMembers, policyOfMany, scenarioOfMany, yuan } from '../../support/many-members.ts'

const members = madeMembers(300)
const balance = ({ budget, spent }: (typeof members)[number]): bigint => budget - spent
const evaluator = createEvaluator()
const policy = { file: '办法.yaml', text: policyOfMany('60%'), saved: policyOfMany() }
const text = scenarioOfMany(members)
const query: TableQuery = { dimension: '机构', figures: ['结余', '留用', '分险种支出'], search: '' }
let answer: ReturnType<typeof evaluator.evaluate>

beforeAll(() => {
  answer = evaluator.evaluate({ policy, scenario: { file: '数.yaml', text, saved: text } })
  const errors = Object.values(answer.findings)
    .flat()
    .filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'))
})

const page = (of: TableQuery, from = 0, count = 300): TablePage => {
  const made = evaluator.table(of, { from, count })
  if (!made) throw new Error('no table')
  expect(structuredClone(made)).toEqual(made)
  return made
}
const column = (of: TablePage, at: number) => of.rows.map(({ cells }) => cells[at]?.plain)

describe('a table over members', () => {
  it('has a column for each figure, for each member of its other dimension, and for how it moved', () => {
    const { columns } = page(query)
    expect(columns.map(({ figure, kind, part }) => [figure, kind, part])).toEqual([
      ['结余', 'value', ''],
      ['留用', 'value', ''],
      ['留用', 'move', ''],
      ['分险种支出', 'value', '居民'],
      ['分险种支出', 'value', '职工'],
    ])
    expect(columns.map(({ unit }) => unit)).toEqual(Array(5).fill('万元'))
  })

  it('has the members in the order of the file, any part of them, each with its exact amounts', () => {
    const whole = page(query)
    expect(whole.rows.map(({ member }) => member)).toEqual(members.map(({ name }) => name))
    expect(column(whole, 0)).toEqual(members.map((one) => yuan(balance(one))))
    expect(page(query, 120, 7).rows).toEqual(whole.rows.slice(120, 127))
    expect(page(query, 298, 64).rows).toHaveLength(2)
  })

  it('sorts by a column, rising and falling, and searches names', () => {
    const key = page(query).columns[0]?.key as string
    const rising = [...members].sort((a, b) => Number(balance(a) - balance(b))).map(({ name }) => name)
    const sorted = (order: 'rising' | 'falling') =>
      page({ ...query, sort: { key, order } }).rows.map(({ member }) => member)
    expect(sorted('rising')).toEqual(rising)
    expect(sorted('falling')).toEqual([...rising].reverse())
    const names = page({ ...query, sort: { order: 'falling' } }).rows.map(({ member }) => member)
    expect(names).toEqual(members.map(({ name }) => name).reverse())
    const found = page({ ...query, search: '第29' })
    expect([found.found, found.all]).toEqual([11, 300])
    expect(found.rows.every(({ member }) => member.includes('第29'))).toBe(true)
  })

  it('adds up those found', () => {
    const found = page({ ...query, search: '第29' })
    const own = members.filter(({ name }) => name.includes('第29'))
    expect(found.totals[0]?.plain).toBe(yuan(own.reduce((sum, one) => sum + balance(one), 0n)))
  })

  it('marks what is not as in the file, with what it was', () => {
    const [county, village] = page(query).rows
    expect(county?.cells[1]?.signs).toEqual([])
    expect(village?.cells[1]?.signs).toMatchObject([{ sign: '变', words: expect.stringMatching(/^原为/) }])
    expect(village?.cells[2]?.text).not.toBe('')
  })
})

describe('copying', () => {
  it('gives a table with its head and its sum, in the shown unit or in the base unit, every digit', () => {
    const table = { ...query, figures: ['结余'], search: '第29' }
    const shown = evaluator.copy({ unit: 'shown', table })
    const base = evaluator.copy({ unit: 'base', table })
    expect(shown?.[0]).toEqual(['机构', '结余（万元）'])
    expect(base?.[0]).toEqual(['机构', '结余（元）'])
    const own = members.filter(({ name }) => name.includes('第29'))
    const sum = own.reduce((all, one) => all + balance(one), 0n)
    expect(base?.slice(1)).toEqual([
      ...own.map((one) => [one.name, { digits: yuan(balance(one)) }]),
      ['合计', { digits: yuan(sum) }],
    ])
    const [, first] = shown?.[1] ?? []
    expect(Number((first as { digits: string }).digits) * 10000).toBeCloseTo(
      Number(yuan(balance(own[0] as (typeof own)[number]))),
      6,
    )
  })

  it('gives what is selected with its head, and one value alone', () => {
    const selected = { rows: [2, 4], columns: [0, 2] } as const
    const block = evaluator.copy({ unit: 'base', table: query, selected })
    expect(block?.map((line) => line.length)).toEqual([3, 3, 3])
    expect(block?.[0]).toEqual(['机构', '结余（元）', '留用（元）'])
    const one = { rows: [2, 3], columns: [0, 1] } as const
    const [, , third] = members
    expect(third && evaluator.copy({ unit: 'base', table: query, selected: one })).toEqual([
      [{ digits: yuan(balance(third as (typeof members)[number])) }],
    ])
  })

  it('gives a group: a line for each figure, and for each member', () => {
    const block = evaluator.copy({ unit: 'base', group: { kind: 'rule', title: undefined } }) ?? []
    expect(block[0]).toEqual(['名称', '成员', '数值', '单位'])
    const spent = members.reduce((sum, one) => sum + one.spent, 0n)
    expect(block.at(-1)).toEqual(['支出合计', '', { digits: yuan(spent) }, '元'])
    expect(block.filter(([name]) => name === '结余')).toHaveLength(301)
    expect(block[1]?.slice(0, 2)).toEqual(['结余', '合计'])
  })
})

describe('the sheet of many members', () => {
  it('carries the first of them, and says how many there are', () => {
    const row = answer.sheet?.groups.flatMap(({ rows }) => rows).find(({ name }) => name === '结余')
    expect([row?.members?.rows.length, row?.members?.all, row?.longest]).toEqual([200, 300, '机构'])
  })

  it('says how many members fail a requirement, by how much the worst, and lists those that fail first', () => {
    const row = answer.sheet?.constraints.find(({ name }) => name === '不超支')
    const failing = members.filter((one) => balance(one) < 0n)
    const worst = failing.reduce((a, b) => (balance(a) < balance(b) ? a : b))
    expect(row?.members).toMatchObject({ all: 300, failed: failing.length, undecided: 0, worst: worst.name })
    expect(row?.members?.rows[0]).toMatchObject({ label: worst.name, holds: false })
    expect(row?.members?.rows[0]?.margin?.plain).toBe(yuan(-balance(worst)))
    expect(row?.distance).toBe(row?.members?.rows[0]?.distance)
  })

  it('says by how much at least and at most a requirement fails whose side is open', () => {
    const row = answer.sheet?.constraints.find(({ name }) => name === '支出有度')
    expect(row).toMatchObject({ holds: false, distance: expect.stringMatching(/^差[\d,.]+至[\d,.]+万元$/) })
    expect(row?.sides?.[1]).toMatch(/1,000.00元 至 2,000.00元/)
  })

  it('tells the exceptions that hold, where money goes, and other names', () => {
    expect(answer.sheet?.exceptions).toEqual([
      { name: '县级不留', whom: '第1卫生室', givingWay: [], figures: ['留用'], clauses: ['第二条'] },
    ])
    const [flow] = answer.sheet?.flows ?? []
    expect(flow?.whole.shown?.plain).toBe(yuan(members.reduce((sum, one) => sum + balance(one), 0n)))
    expect(flow?.parts.map(({ name }) => name)).toEqual(['留用', '上交'])
    expect(answer.sheet?.otherNames).toEqual({ 结余: ['节余'], 支出合计: ['医共体支出'] })
  })
})
