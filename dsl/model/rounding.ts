import type { RoundingMode, SplitManner } from './term.ts'

/** 取整: how, and to a multiple of what (exact decimal text in the base unit); `money` when only amounts can be rounded so. */
export interface Rounding {
  readonly mode: RoundingMode
  readonly step: string
  readonly money: boolean
}

const MODES: Readonly<Record<string, RoundingMode>> = { 四舍五入: 'half-up', 进位: 'up', 舍去: 'down' }
const MONEY_STEPS: Readonly<Record<string, number>> = { 分: -2, 角: -1, 元: 0, 万元: 4, 亿元: 8 }

/** Reads 四舍五入到分, 舍去到4位小数, 四舍五入到万元2位小数, 进位到元, 舍去到整数; undefined when it is none of these. */
export function readRounding(written: string): Rounding | undefined {
  const match = /^(四舍五入|进位|舍去)到(?:(分|角|元|万元|亿元)|(整数)|(万元|亿元)?(\d{1,2})位小数)$/.exec(
    written.replace(/\s+/g, ''),
  )
  if (!match) return undefined
  const [, mode, money, whole, scale, places] = match
  const exponent =
    money !== undefined
      ? (MONEY_STEPS[money] as number)
      : whole !== undefined
        ? 0
        : (scale ? (MONEY_STEPS[scale] as number) : 0) - Number(places)
  return {
    mode: MODES[mode as string] as RoundingMode,
    step: powerOfTen(exponent),
    money: money !== undefined || scale !== undefined,
  }
}

/** A rounding step (a power of ten up to 亿元) as the place behind 四舍五入（…，: 到2位小数, 到整数, 到万元2位小数. */
export function roundingPlace(step: string): string {
  if (step.startsWith('0.')) return `到${step.length - 2}位小数`
  const zeros = step.length - 1
  if (zeros === 0) return '到整数'
  const [scale, shift] = zeros <= 4 ? ['万元', 4] : ['亿元', 8]
  return zeros === shift ? `到${scale}` : `到${scale}${shift - zeros}位小数`
}

/** Reads 精度 of a split: 分, 角, 元, 万元, 0.01万元; null for 不取整; undefined when it is none of these. */
export function readPrecision(written: string): string | null | undefined {
  const plain = written.replace(/\s+/g, '')
  if (plain === '不取整') return null
  const match = /^(?:(\d+(?:\.\d+)?)?(分|角|元|万元|亿元))$/.exec(plain)
  if (!match) return undefined
  const [, count, unit] = match
  const shift = MONEY_STEPS[unit as string] as number
  if (count === undefined) return powerOfTen(shift)
  // 0.01万元 is 100 元: digits times a power of ten, by moving the point.
  const [whole = '', part = ''] = count.split('.')
  const digits = (whole + part).replace(/^0+/, '')
  return digits === '1' ? powerOfTen(shift - part.length) : undefined
}

function powerOfTen(exponent: number): string {
  return exponent >= 0 ? `1${'0'.repeat(exponent)}` : `0.${'0'.repeat(-exponent - 1)}1`
}

/** 尾差: who bears the remainder of a split, where it is no named part. */
export const splitRemainders: Readonly<Record<string, SplitManner['remainder']>> = {
  最大余额: 'largest',
  归首位: 'first',
  归末位: 'last',
  归最大: 'greatest',
}
