/**
 * What a figure is counted in. A quantity is a product of powers of base units: 元/人 is 元¹人⁻¹, a ratio has none.
 * 元, 万元, 亿元 are one unit at three scales. 百分点 is a ratio's difference. 分 is a score, never money.
 */
export type Unit = Quantity | { readonly kind: 'truth' | 'text' | 'date' | 'any' | 'broken' } | MemberUnit

export interface Quantity {
  readonly kind: 'quantity'
  /** Sorted by unit name; no zero powers. */
  readonly powers: readonly (readonly [unit: string, power: number])[]
}

/** The name of a member of a dimension (层级, 类别, 年份 at hand). */
export interface MemberUnit {
  readonly kind: 'member'
  readonly dimension: string
}

export const truth: Unit = { kind: 'truth' }
export const text: Unit = { kind: 'text' }
export const date: Unit = { kind: 'date' }
/** The unit of a bare 0: fits any. */
export const any: Unit = { kind: 'any' }
/** The unit of what could not be understood; nothing more is said about it. */
export const broken: Unit = { kind: 'broken' }
export const ratio: Quantity = { kind: 'quantity', powers: [] }
/** A score: 5分. */
export const score: Quantity = { kind: 'quantity', powers: [['分', 1]] }
export const point: Quantity = { kind: 'quantity', powers: [['百分点', 1]] }

/** A unit as written, with the power of ten that takes a number written in it to the base unit (万元: 4, ％: −2). */
export interface ScaledUnit {
  readonly unit: Unit
  readonly shift: number
}

const SCALES: readonly (readonly [prefix: string, shift: number])[] = [
  ['万', 4],
  ['亿', 8],
]

const BASES = new Set(['元', '人', '人次', '例', '天', '岁', '分', '个', '月', '年', '季'])

/** Units that are written in more words than they have. */
const SPELT: Readonly<Record<string, readonly string[]>> = {
  分值: ['分'],
  周岁: ['岁'],
  个月: ['月'],
  人月: ['人', '月'],
}

/** Count nouns that need no declaration. */
export const builtInNouns: ReadonlySet<string> = BASES

const SPECIAL: Readonly<Record<string, ScaledUnit>> = {
  比率: { unit: ratio, shift: 0 },
  '%': { unit: ratio, shift: -2 },
  '％': { unit: ratio, shift: -2 },
  '‰': { unit: ratio, shift: -3 },
  百分点: { unit: point, shift: -2 },
  个百分点: { unit: point, shift: -2 },
  是否: { unit: truth, shift: 0 },
  文本: { unit: text, shift: 0 },
  日期: { unit: date, shift: 0 },
  分值: { unit: score, shift: 0 },
  万: { unit: ratio, shift: 4 },
  亿: { unit: ratio, shift: 8 },
}

/** Units of one word whose sum over members says nothing: scores, ages, points in time. */
const NOT_ADDED = new Set(['百分点', '分', '岁', '月', '年', '季'])

/** Whether amounts of a unit may be added over members: money, heads, visits, whatever is counted; no prices, rates and scores. */
export function isAdditive(unit: Unit): boolean {
  if (unit.kind !== 'quantity' || unit.powers.length !== 1) return false
  const [name, power] = unit.powers[0] as Quantity['powers'][number]
  return power === 1 && !NOT_ADDED.has(name)
}

/** Makes a quantity from powers in any order, equal units merged. */
export function quantity(powers: readonly (readonly [string, number])[]): Quantity {
  const sums = new Map<string, number>()
  for (const [unit, power] of powers) sums.set(unit, (sums.get(unit) ?? 0) + power)
  const kept = [...sums].filter(([, power]) => power !== 0).sort(([a], [b]) => (a < b ? -1 : 1))
  return kept.length === 0 ? ratio : { kind: 'quantity', powers: kept }
}

/** Reads a unit as written (元, 万元, 元/人, 元/人·天, 比率, ％, 家 if declared); undefined when it is none. */
export function readUnit(written: string, nouns: ReadonlySet<string>): ScaledUnit | undefined {
  const whole = written.replace(/\s+/g, '')
  const special = Object.hasOwn(SPECIAL, whole) ? SPECIAL[whole] : undefined
  if (special) return special
  const [top, ...bottoms] = whole.split(/[/／]/)
  if (top === undefined) return undefined
  let shift = 0
  const powers: [string, number][] = []
  for (const [i, part] of [top, ...bottoms].entries()) {
    for (const factor of part.split(/[·×]/)) {
      const one = readFactor(factor, nouns) ?? (i === 0 ? readPart(factor) : undefined)
      if (!one) return undefined
      for (const base of one.bases) powers.push([base, i === 0 ? 1 : -1])
      shift += i === 0 ? one.shift : -one.shift
    }
  }
  return { unit: quantity(powers), shift }
}

function readFactor(
  written: string,
  nouns: ReadonlySet<string>,
): { bases: readonly string[]; shift: number } | undefined {
  const own = basesOf(written, nouns)
  if (own) return { bases: own, shift: 0 }
  for (const [prefix, shift] of SCALES) {
    const bases = written.startsWith(prefix) ? basesOf(written.slice(prefix.length), nouns) : undefined
    if (bases) return { bases, shift }
  }
  return undefined
}

/** The top of 0.05％/天 and 1个百分点/分: so much of a ratio for each of something. */
function readPart(written: string): { bases: readonly string[]; shift: number } | undefined {
  const part = Object.hasOwn(SPECIAL, written) ? SPECIAL[written] : undefined
  if (part?.unit.kind !== 'quantity') return undefined
  return { bases: part.unit.powers.map(([base]) => base), shift: part.shift }
}

function basesOf(written: string, nouns: ReadonlySet<string>): readonly string[] | undefined {
  if (nouns.has(written)) return [written]
  if (Object.hasOwn(SPELT, written)) return SPELT[written]
  return BASES.has(written) ? [written] : undefined
}

/** The unit as people write it: 元, 元/人, 比率, 分, 是否. */
export function printUnit(unit: Unit): string {
  switch (unit.kind) {
    case 'quantity': {
      if (unit.powers.length === 0) return '比率'
      const part = (sign: number): string =>
        unit.powers
          .filter(([, power]) => power * sign > 0)
          .map(([name, power]) => (Math.abs(power) === 1 ? name : `${name}^${Math.abs(power)}`))
          .join('·')
          .replace('人·月', '人月')
      const bottom = part(-1)
      return bottom === '' ? part(1) : `${part(1) || '1'}/${bottom}`
    }
    case 'truth':
      return '是否'
    case 'text':
      return '文本'
    case 'date':
      return '日期'
    case 'member':
      return unit.dimension
    case 'any':
    case 'broken':
      return '比率'
  }
}

/** Whether two units are the same. */
export function sameUnit(a: Unit, b: Unit): boolean {
  if (a === b) return true
  if (a.kind !== b.kind) return false
  if (a.kind === 'member' && b.kind === 'member') return a.dimension === b.dimension
  if (a.kind !== 'quantity' || b.kind !== 'quantity') return true
  return (
    a.powers.length === b.powers.length &&
    a.powers.every(([name, power], i) => name === b.powers[i]?.[0] && power === b.powers[i]?.[1])
  )
}

/** A ratio, a pure number, or a difference of ratios. */
export function isRatioLike(unit: Unit): boolean {
  return unit.kind === 'quantity' && (unit.powers.length === 0 || sameUnit(unit, point))
}

/** Product (sign 1) or quotient (sign −1) of two quantities; a 百分点 counts as a ratio there. */
export function combine(a: Quantity, b: Quantity, sign: 1 | -1): Quantity {
  const plain = (u: Quantity): Quantity => (sameUnit(u, point) ? ratio : u)
  return quantity([...plain(a).powers, ...plain(b).powers.map(([name, power]) => [name, power * sign] as const)])
}

/** A quantity to a whole power. */
export function raise(a: Quantity, exponent: number): Quantity {
  return quantity(a.powers.map(([name, power]) => [name, power * exponent] as const))
}

/** Units of what is counted (人, 人次, 例, 岁, 天, declared nouns): inputs in them are whole numbers and never negative. */
export function isCount(unit: Unit): boolean {
  const only = unit.kind === 'quantity' && unit.powers.length === 1 ? unit.powers[0] : undefined
  return only !== undefined && only[1] === 1 && only[0] !== '元' && only[0] !== '分' && only[0] !== '百分点'
}

/** 1.2万: a number with a scale and no unit; it takes the unit of its figure. */
export function endsInScale(written: string): boolean {
  return /[\d\s][万亿]$/.test(written.trim())
}
