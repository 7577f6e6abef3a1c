import { Decimal } from 'decimal.js'
import Engine from 'publicodes'
import { seeded, whole } from '../support/random.ts'

/** The seven inputs of w.yaml as a user has them: plain decimal text in yuan. */
export type WInputs = Readonly<Record<(typeof wInputs)[number], string>>

/** Names of the inputs, as in w.yaml. */
export const wInputs = [
  '参保人数',
  '筹资标准',
  '大病保险标准',
  '利息',
  '签约服务费',
  '政策调整支出',
  '医共体支出',
] as const

const results = [
  '筹资总额',
  '风险金',
  '大病保险',
  '可分配基金',
  '增加资金',
  '医共体预算',
  '民营预算',
  '余额',
  '结余',
  '超支',
]

/** Names of the ten results to the fen, as in w.yaml. */
export const wResults: readonly string[] = results.map((name) => `${name}到分`)

/** Scenarios of a county's size in whole fen; in one of a hundred the spending is the budget exactly. */
export function wScenarios(count: number, seed: number): WInputs[] {
  const random = seeded(seed)
  const yuan = (fen: number): string => (fen / 100).toFixed(2)
  return Array.from({ length: count }, (_, i) => {
    const inputs = {
      参保人数: String(whole(random, 30_000, 1_500_000)),
      筹资标准: yuan(whole(random, 30_000, 150_000)),
      大病保险标准: yuan(whole(random, 3_000, 12_000)),
      利息: yuan(whole(random, 0, 120_000_000)),
      签约服务费: yuan(whole(random, 0, 400_000_000)),
      政策调整支出: yuan(whole(random, 0, 1_000_000_000)),
      医共体支出: '0',
    }
    const budget = decimalW(inputs)[5] as string
    const spent = i % 100 === 0 ? budget : new Decimal(budget).times(0.8 + 0.4 * random()).toFixed(2)
    return { ...inputs, 医共体支出: spent }
  })
}

const Digits = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP })

/** The ten results written by hand with decimal.js, from text to text. */
export function decimalW(inputs: WInputs): string[] {
  const heads = new Digits(inputs.参保人数)
  const total = heads.times(inputs.筹资标准).plus(inputs.利息)
  const reserve = total.times('0.15')
  const serious = heads.times(inputs.大病保险标准)
  const share = total.minus(reserve).minus(inputs.签约服务费).minus(serious)
  const increase = share.times('0.085').minus(inputs.政策调整支出)
  const hub = share.times('0.765').plus(increase)
  const privates = share.times('0.15')
  const balance = hub.minus(inputs.医共体支出)
  const retained = Digits.max(0, balance)
  const overrun = Digits.max(0, balance.neg())
  return [total, reserve, serious, share, increase, hub, privates, balance, retained, overrun].map((x) =>
    x.toDecimalPlaces(2).toFixed(),
  )
}

/** publicodes reads names in Latin letters only. */
const situation = (inputs: WInputs): Record<string, string> => ({
  heads: inputs.参保人数,
  rate: inputs.筹资标准,
  premium: inputs.大病保险标准,
  interest: inputs.利息,
  fee: inputs.签约服务费,
  adjustment: inputs.政策调整支出,
  spent: inputs.医共体支出,
})

const unrounded = {
  total: 'heads * rate + interest',
  reserve: 'total * 15%',
  serious: 'heads * premium',
  share: 'total - reserve - fee - serious',
  increase: 'share * 8.5% - adjustment',
  hub: 'share * 76.5% + increase',
  privates: 'share * 15%',
  balance: 'hub - spent',
  retained: { 'le maximum de': ['0', 'balance'] },
  overrun: { 'le maximum de': ['0', '0 - balance'] },
}

const rules = {
  ...{ heads: null, rate: null, premium: null, interest: null, fee: null, adjustment: null, spent: null },
  ...unrounded,
  ...Object.fromEntries(
    Object.keys(unrounded).map((name) => [`${name} fen`, { valeur: name, arrondi: '2 décimales' }]),
  ),
}

/** The same ten results as rules of publicodes (floating point); a function that runs one scenario. */
export function publicodesW(): (inputs: WInputs) => (number | null)[] {
  const engine = new Engine(rules as never)
  const names = Object.keys(unrounded).map((name) => `${name} fen`)
  return (inputs) => {
    engine.setSituation(situation(inputs))
    return names.map((name) => engine.evaluate(name).nodeValue as number | null)
  }
}
