import type { Input } from '../../dsl/model/model.ts'
import { isAdditive, isCount, isRatioLike, type Unit } from '../../dsl/model/unit.ts'

/** What an input's unit says of how it is drawn. */
export type Kind =
  | 'money'
  | 'count'
  | 'weight'
  | 'span'
  | 'price'
  | 'ratio'
  | 'share'
  | 'score'
  | 'truth'
  | 'date'
  | 'text'

/** How the values of an input are drawn. Numbers are in the base unit (元, 人, a ratio as 0.15). */
export interface Manner {
  readonly kind: Kind
  /** The middle where the policy gives no 典型; of 是否, the chance of 是. */
  readonly typical: number
  /** How far the figure as a whole strays: of `scales` a part of it, else an amount. */
  readonly spread: number
  /** How far each member strays by itself. */
  readonly ownSpread: number
  /** The smallest step in which it is counted: `step` × 10^−`places`. */
  readonly places: number
  readonly step: number
  /** Whether it grows with the size of the pool and of its members: amounts do, prices and rates do not. */
  readonly scales: boolean
  readonly least?: number
  readonly most?: number
}

interface Row extends Manner {
  /** What the input's name says; without it, any name. */
  readonly words?: RegExp
}

const money = { kind: 'money', spread: 0.03, ownSpread: 0.1, places: 2, step: 1, scales: true } as const
const count = { kind: 'count', spread: 0.006, ownSpread: 0.08, places: 0, step: 1, scales: true, least: 0 } as const
const span = { kind: 'span', spread: 0, ownSpread: 1, places: 0, step: 1, scales: false, least: 0 } as const
const price = { kind: 'price', spread: 0.02, ownSpread: 0.05, places: 2, step: 1, scales: false } as const
const ratio = { kind: 'ratio', spread: 0.01, ownSpread: 0.04, places: 3, step: 1, scales: false, least: 0 } as const
const score = { kind: 'score', spread: 1, ownSpread: 4, places: 1, step: 5, scales: false, least: 0 } as const
const truth = { kind: 'truth', spread: 0, ownSpread: 0, places: 0, step: 1, scales: false } as const
const plain = { spread: 0, ownSpread: 0, places: 0, step: 1, scales: false } as const

/** The first row that fits the kind and the name holds. Centres and spreads are those of a county of some 300,000 people (docs/造数据.md). */
const rows: readonly Row[] = [
  { ...money, words: /人均|次均|标准|定额|限额/, typical: 800, scales: false, spread: 20, ownSpread: 60 },
  { ...money, words: /违规|扣款|罚|追回/, typical: 20_000, spread: 0.1, ownSpread: 0.4 },
  { ...money, words: /筹资|总额|预算/, typical: 200_000_000 },
  { ...money, typical: 5_000_000 },

  { ...count, words: /投诉|违规|不合格|不规范|迟报|差错/, typical: 2, scales: false },
  { ...count, words: /参保|筹资|人口/, typical: 270_000 },
  { ...count, words: /住院|出院/, typical: 1500 },
  { ...count, words: /人次/, typical: 20_000 },
  { ...count, typical: 500 },
  { ...span, words: /出生|年龄|周岁/, typical: 50, ownSpread: 16 },
  { ...span, words: /逾期|迟/, typical: 1, ownSpread: 1.5 },
  { ...span, typical: 6, ownSpread: 2 },

  { ...count, kind: 'weight', typical: 600 },

  { ...price, words: /筹资|缴费|补助/, typical: 850 },
  { ...price, typical: 100 },

  { ...ratio, kind: 'share', places: 4, typical: 1 },

  { ...ratio, words: /增长|增幅|增速|涨幅|升幅/, typical: 0.05, ownSpread: 0.03, least: -0.3 },
  { ...ratio, words: /系数|权|指数|CMI|倍/i, typical: 1, ownSpread: 0.08 },
  { ...ratio, words: /得分|考核|评分/, typical: 0.88, ownSpread: 0.05, step: 5, most: 1 },
  { ...ratio, words: /满意/, typical: 0.92, ownSpread: 0.03, most: 1 },
  { ...ratio, words: /住院率/, typical: 0.21, ownSpread: 0.02 },
  { ...ratio, words: /签约|备案/, typical: 0.65, ownSpread: 0.08, most: 1 },
  { ...ratio, words: /达标|规范|完成|合格/, typical: 0.8, ownSpread: 0.06, most: 1 },
  { ...ratio, words: /比例|占比|比重|率$/, typical: 0.6, ownSpread: 0.05, most: 1 },
  { ...ratio, typical: 0.6 },

  { ...score, typical: 88 },

  { ...truth, words: /属实|违规|违反|逾期|推诿|突发|特殊|重大|停|豁免|退出|启动|拒|不/, typical: 0.04 },
  { ...truth, words: /完成|按时|足额|达到|达标|合格|通过|备案|签约|返还|运行|履行|已/, typical: 0.96 },
  { ...truth, typical: 0.1 },

  { ...plain, kind: 'date', words: /出生|生日/, typical: -50 * 365, ownSpread: 16 * 365 },
  { ...plain, kind: 'date', typical: 180, ownSpread: 80 },
  { ...plain, kind: 'text', typical: 0 },
]

/** Names of parts of one whole, which come to 100％ together. */
const isShare = /份额|构成|分成比/

/** How an input is drawn, by its unit and its name. */
export function mannerOf({ name, unit, typical, dims }: Input): Manner {
  // A bare number in the hundreds is a weight, such as the heads that an institution has; no rate comes to that.
  const isWeight = isRatioLike(unit) && Number(typical) > 10
  const kind = isWeight ? 'weight' : isRatioLike(unit) && dims.length > 0 && isShare.test(name) ? 'share' : kindOf(unit)
  return rows.find((row) => row.kind === kind && (row.words?.test(name) ?? true)) as Row
}

function kindOf(unit: Unit): Kind {
  if (unit.kind === 'truth' || unit.kind === 'date') return unit.kind
  if (unit.kind !== 'quantity') return 'text'
  if (isRatioLike(unit)) return 'ratio'
  const only = unit.powers.length === 1 ? unit.powers[0] : undefined
  if (only?.[0] === '元' && only[1] === 1) return 'money'
  if (only?.[0] === '分' && only[1] === 1) return 'score'
  if (!isCount(unit)) return 'price'
  return isAdditive(unit) && only?.[0] !== '天' ? 'count' : 'span'
}
