import { describe, expect, it } from 'vitest'
import { counts } from '../../counts.ts'
import {
  decimal,
  type Fraction,
  fraction,
  minus,
  over,
  plus,
  positive,
  print,
  sum,
  times,
  zero,
} from '../../reference/fraction.ts'
import { compiledSections, errorsOf, figureOf } from '../../support/policy.ts'
import { chance, pick, seeded, whole } from '../../support/random.ts'
import { ranYears, type YearOf } from '../../support/years.ts'

/** Balances by hospital and kind, a share of a third that never ends, a fund over all, and a comparison with last year's input. */
const policy = compiledSections(`维度:
  险种: [职工, 居民]
  院: {}
输入:
  期初: {单位: 元, 维度: [院, 险种]}
  期初基金: 元
  收入: {单位: 元, 维度: [院, 险种]}
  支出: {单位: 元, 维度: [院, 险种]}
规则:
  可用: 上年（结余）＋收入
  留用: 取大（可用－支出，0）
  增支: 支出－上年（支出）
结转:
  结余: {期初: 期初, 期末: 可用－支出－留用÷3}
  基金: {期初: 期初基金, 期末: 上年（基金）×103%＋合计（留用）÷3}
`)

type Random = () => number
const kinds = ['职工', '居民']
const amount = (random: Random): string =>
  `${chance(random, 0.2) ? '-' : ''}${whole(random, 0, 9999)}.${whole(random, 10, 99)}`

/** One year's data: figures by hospital and kind, and figures of the year before that the scenario gives itself. */
interface Year {
  readonly hospitals: readonly string[]
  readonly income: ReadonlyMap<string, string>
  readonly spending: ReadonlyMap<string, string>
  readonly given: ReadonlyMap<string, string>
}

interface Drawn {
  readonly opening: ReadonlyMap<string, string>
  readonly fund: string
  readonly years: readonly Year[]
}

function draw(random: Random): Drawn {
  const all = ['甲', '乙', '丙', '丁', '戊']
  const table = (hospitals: readonly string[], likely = 1): Map<string, string> =>
    new Map(
      hospitals.flatMap((h) => kinds.flatMap((k) => (chance(random, likely) ? [[`${h} ${k}`, amount(random)]] : []))),
    )
  const years = Array.from({ length: whole(random, 3, 5) }, (_, i) => {
    const hospitals = all.filter(() => chance(random, 0.6))
    if (hospitals.length === 0) hospitals.push(pick(random, all))
    if (chance(random, 0.5)) hospitals.reverse()
    const given = i > 0 && chance(random, 0.3) ? table(hospitals, 0.4) : new Map<string, string>()
    return { hospitals, income: table(hospitals), spending: table(hospitals), given }
  })
  return { years, opening: table((years[0] as Year).hospitals), fund: amount(random) }
}

function filesOf({ years, opening, fund }: Drawn): Record<string, YearOf> {
  const byHospital = (table: ReadonlyMap<string, string>): object => {
    const nested: Record<string, Record<string, string>> = {}
    for (const [at, value] of table) {
      const [h = '', k = ''] = at.split(' ')
      nested[h] = { ...nested[h], [k]: value }
    }
    return nested
  }
  /** Balances nest in the order of the policy, inputs in their own. */
  const byKind = (table: ReadonlyMap<string, string>): object => {
    const turned = new Map([...table].map(([at, value]) => [at.split(' ').reverse().join(' '), value]))
    return byHospital(turned)
  }
  return Object.fromEntries(
    years.map(({ hospitals, income, spending, given }, i) => {
      const before =
        given.size > 0 ? { 上年: { 情景: `${i - 1}`, 结余: byKind(given) } } : i > 0 ? { 上年: `${i - 1}` } : {}
      const 输入 = {
        ...(i === 0 ? { 期初: byHospital(opening), 期初基金: fund } : {}),
        收入: byHospital(income),
        支出: byHospital(spending),
      }
      const data = { 年度: 2020 + i, 维度: { 院: hospitals.map((名) => ({ 名 })) }, 输入, ...before }
      return [`${i}`, { policy, data }]
    }),
  )
}

/** What the years come to, worked out by hand: last year's balances in a map, nothing where a hospital is new. */
function reference({ years, opening, fund }: Drawn): Record<string, unknown>[] {
  let balances = new Map([...opening].map(([at, value]) => [at, decimal(value)]))
  let spent: Map<string, Fraction> | undefined
  let pool = decimal(fund)
  return years.map(({ hospitals, income, spending, given }) => {
    const places = kinds.flatMap((k) => hospitals.map((h) => `${h} ${k}`))
    const at = (table: ReadonlyMap<string, string>, place: string): Fraction => decimal(table.get(place) as string)
    const over3 = (x: Fraction): Fraction => over(x, fraction(3n))
    const opened = new Map(places.map((p) => [p, given.has(p) ? at(given, p) : (balances.get(p) ?? zero)]))
    const available = new Map(places.map((p) => [p, plus(opened.get(p) as Fraction, at(income, p))]))
    const left = new Map(places.map((p) => [p, minus(available.get(p) as Fraction, at(spending, p))]))
    const kept = new Map(places.map((p) => [p, positive(left.get(p) as Fraction)]))
    const last = spent
    const more = new Map(places.map((p) => [p, last && minus(at(spending, p), last.get(p) ?? zero)]))
    balances = new Map(places.map((p) => [p, minus(left.get(p) as Fraction, over3(kept.get(p) as Fraction))]))
    spent = new Map(places.map((p) => [p, at(spending, p)]))
    pool = plus(times(pool, decimal('1.03')), over3(sum([...kept.values()])))
    const nest = (table: ReadonlyMap<string, Fraction | undefined>): object =>
      Object.fromEntries(
        kinds.map((k) => [
          k,
          Object.fromEntries(
            hospitals.map((h) => {
              const value = table.get(`${h} ${k}`)
              return [h, value ? print(value) : null]
            }),
          ),
        ]),
      )
    return { 可用: nest(available), 留用: nest(kept), 增支: nest(more), 结余: nest(balances), 基金: print(pool) }
  })
}

describe('random chains of years, hospitals coming and going', () => {
  it('come to the figures of a plain loop over fractions', () => {
    const random = seeded(20220101)
    let members = 0
    for (let i = 0; i < counts.chains; i++) {
      const drawn = draw(random)
      const found = ranYears(filesOf(drawn), `${drawn.years.length - 1}`)
      const expected = reference(drawn)
      expect(found.flatMap(errorsOf)).toEqual([])
      const values = found.map((e) =>
        Object.fromEntries(['可用', '留用', '增支', '结余', '基金'].map((name) => [name, figureOf(e, name).value])),
      )
      expect(JSON.stringify(values)).toBe(JSON.stringify(expected))
      members += new Set(drawn.years.map(({ hospitals }) => hospitals.join(''))).size - 1
    }
    // Hospitals do come and go.
    expect(members).toBeGreaterThan(counts.chains)
  })
})
