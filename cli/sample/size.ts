/** How large a pool the data are for. */
export type Size = 'county' | 'prefecture' | 'province'

/** How many counties each stands for. */
export const counties: Readonly<Record<Size, number>> = { county: 1, prefecture: 8, province: 100 }

/** What each is called in a scenario. */
export const sizeNames: Readonly<Record<Size, string>> = { county: '县', prefecture: '市州', province: '省' }

interface Level {
  readonly words: RegExp
  /** How large a member is beside a township health centre. */
  readonly scale: number
  /** How unlike members of the level are. */
  readonly skew: number
}

/** By a member's name; the first that fits holds. */
const byName: readonly Level[] = [
  { words: /中医.*(?:医共体|集团)/, scale: 9, skew: 0.15 },
  { words: /医共体|集团/, scale: 12, skew: 0.15 },
  { words: /卫生室|村|诊所|药店/, scale: 0.2, skew: 0.3 },
  { words: /分院/, scale: 0.5, skew: 0.25 },
  { words: /中心卫生院/, scale: 1.5, skew: 0.25 },
  { words: /卫生院|卫生服务/, scale: 1, skew: 0.3 },
  { words: /中医/, scale: 8, skew: 0.2 },
  { words: /妇幼/, scale: 3, skew: 0.2 },
  { words: /^(?:.{2,4}[县区市])?(?:县|区)?(?:第[一二]|人民)?医院$/, scale: 16, skew: 0.2 },
  { words: /医院/, scale: 3, skew: 0.3 },
]

/** By the value of one of its attributes, where the name says nothing. */
const byAttribute: readonly Level[] = [
  { words: /^(?:省|市|州)级/, scale: 30, skew: 0.2 },
  { words: /^[县区]级/, scale: 12, skew: 0.25 },
  { words: /^(?:乡镇|乡|镇)(?:级|卫生院)?$/, scale: 1, skew: 0.3 },
  { words: /^村(?:级|卫生室)?$/, scale: 0.2, skew: 0.3 },
]

const other: Level = { words: /^/, scale: 1, skew: 0.2 }

/** How large a member is as a rule, and how unlike its like, by its name or else its attributes. */
export function levelOf(name: string, attributes: Iterable<string>): Level {
  const named = byName.find(({ words }) => words.test(name))
  if (named) return named
  const values = [...attributes]
  return byAttribute.find(({ words }) => values.some((value) => words.test(value))) ?? other
}

/** What each month has of a year's average: the dip of Spring Festival, the rebound behind it, farm seasons, the winter. */
export const season: readonly number[] = [0.98, 0.8, 1.1, 1.03, 1.01, 0.97, 1.03, 1.02, 0.98, 0.98, 1.04, 1.06]

/** How money grows from year to year, and how far one year strays from that. */
export const growth = { money: 0.065, count: 0.01, shock: 0.03 } as const

/** What some people have not: residents' insurance pays no personal accounts and no maternity allowance. */
export const never: readonly { readonly figure: RegExp; readonly member: RegExp }[] = [
  { figure: /个人账户|生育津贴/, member: /居民/ },
]
