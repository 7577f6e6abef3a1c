import type { Input } from '../../dsl/model/model.ts'
import { dateText, dayNumber, numberOfDay } from '../../dsl/text/calendar.ts'
import { type Chance, chanceOf, stretch } from './chance.ts'
import { type Manner, mannerOf } from './manners.ts'
import { growth, never } from './size.ts'
import type { Weights } from './weights.ts'

/** What values are drawn for. */
export interface Setting {
  /** A seed of its own for every attempt. */
  readonly seed: string
  readonly year: number
  readonly weights: Weights
  /** How many times a county's amount an input has where it stands by itself or at one of its members. */
  readonly scale: (input: Input) => number
  /** The texts that the policy knows for an input. */
  readonly options: (input: string) => readonly string[]
}

/** Draws the value of an input at a place over its dimensions, as it is written in data: the member numbers and names there are given. */
export type Draw = (at: readonly number[], names: readonly string[]) => string

/** How the values of one input are drawn. */
export function drawInput(input: Input, setting: Setting): Draw {
  const manner = mannerOf(input)
  // Last year's figure strays as this year's does, and what came as what was due.
  const stem = input.name.replace(/^(?:上年末?|上一年|去年|本年|当年|全年|年初)|应?到位|应(?=参保|缴|收)/g, '')
  const shared = chanceOf(setting.seed, 'figure', stem).normal()
  const own = (names: readonly string[]): Chance => chanceOf(setting.seed, 'cell', input.name, ...names)
  switch (manner.kind) {
    case 'truth': {
      const likely = typeof input.typical === 'boolean' ? (input.typical ? 0.95 : 0.05) : manner.typical
      return (_, names) => (own(names).uniform() < likely ? '是' : '否')
    }
    case 'text': {
      const options = setting.options(input.name)
      const usual = typeof input.typical === 'string' ? input.typical : undefined
      return (_, names) => usual ?? options[own(names).whole(options.length)] ?? '示例'
    }
    case 'date': {
      const middle =
        (typeof input.typical === 'string' ? dayNumber(input.typical) : undefined) ??
        numberOfDay({ year: setting.year, month: 1, day: 1 }) + manner.typical
      const [least, most] = [dayNumber(input.least ?? ''), dayNumber(input.most ?? '')]
      return (_, names) => {
        const day = middle + Math.round(own(names).normal() * manner.ownSpread)
        return dateText(Math.min(Math.max(day, least ?? day), most ?? day))
      }
    }
    case 'share': {
      const grid = gridOf(input, manner, 1)
      const parts = partsOf(setting.weights.of(input.dims.at(-1) as string, growth.count), grid)
      return (at) => written(parts[at.at(-1) as number] as number, grid)
    }
    default: {
      const isRelative = manner.scales || manner.kind === 'price' || manner.kind === 'count'
      const draw = isRelative ? relative : absolute
      const middle = middleOf(input, manner)
      const grid = gridOf(input, manner, middle)
      return (at, names) =>
        written(draw(input, manner, middle, { setting, shared, chance: own(names) }, at, names), grid)
    }
  }
}

/** The number on which an input centres. */
function middleOf({ typical, least, most }: Input, manner: Manner): number {
  if (typeof typical === 'string') return Number(typical)
  if (least !== undefined && most !== undefined && Number(most) > 0 && manner.kind !== 'ratio')
    return (Number(least) + Number(most)) / 2
  return manner.typical
}

/** The parts that members have of 1 by their weights, each a whole number of steps: what all up to a member have, less what all before it have. */
function partsOf(weights: readonly number[], { places, step }: Grid): readonly number[] {
  const steps = (tens[places] as number) / step
  let sum = 0
  let before = 0
  return weights.map((weight) => {
    sum += weight
    const part = Math.round((sum / weights.length) * steps) - before
    before += part
    return part / steps
  })
}

interface Drawn {
  readonly setting: Setting
  /** The deviation that the whole input shares. */
  readonly shared: number
  readonly chance: Chance
}

/** How far one month or year strays from the course of its series. */
const timeSpread = 0.02

/** Of amounts and prices: parts of the middle, times what the members have. */
function relative(
  input: Input,
  manner: Manner,
  middle: number,
  { setting, shared, chance }: Drawn,
  at: readonly number[],
  names: readonly string[],
): number {
  if (never.some(({ figure, member }) => figure.test(input.name) && names.some((name) => member.test(name)))) return 0
  const untimed = names.filter((_, k) => !setting.weights.isTime(input.dims[k] as string))
  const isTimed = untimed.length < names.length || /^(?:上|去)/.test(input.name)
  const ofMember =
    untimed.length > 0 ? manner.ownSpread * chanceOf(setting.seed, 'member', input.name, ...untimed).normal() : 0
  const ofTime = isTimed ? timeSpread * chance.normal() : 0
  const factor = stretch(manner.spread * shared + ofMember + ofTime)
  let amount = middle * factor * (manner.scales ? setting.scale(input) : 1)
  const trend = manner.kind === 'money' ? growth.money : growth.count
  for (const [k, dimension] of manner.scales ? input.dims.entries() : [])
    amount *= setting.weights.of(dimension, trend)[at[k] as number] as number
  if (manner.kind !== 'count' || amount >= 30) return amount
  // Few of a kind come by chance: two complaints, or none.
  return amount === 0 ? (chance.uniform() < 0.1 ? 1 : 0) : amount + Math.sqrt(amount) * chance.normal() * 0.7
}

/** Of rates and scores: so much more or less than the middle. */
function absolute(_: Input, manner: Manner, middle: number, { shared, chance }: Drawn, at: readonly number[]): number {
  // A rate of two in a thousand does not stray by four in a hundred.
  const narrow = manner.kind === 'ratio' ? Math.min(1, Math.abs(middle) * 5) : 1
  const own = at.length > 0 || manner.kind === 'span' ? manner.ownSpread : 0
  return middle + narrow * (manner.spread * shared + own * chance.normal())
}

/** Powers of ten, exact on every machine. */
const tens = [1, 10, 100, 1000, 10_000, 100_000]

/** In which steps a value is written, and between which ends: `least` and `most` count steps. */
interface Grid {
  readonly places: number
  readonly step: number
  readonly least: number
  readonly most: number
  readonly isPercent: boolean
}

function gridOf({ least, most, typical, unit }: Input, manner: Manner, middle: number): Grid {
  const isFine = manner.kind === 'ratio' && Math.abs(middle) < 0.05 && middle !== 0
  // A price in whole yuan stays one: 830 a head.
  const isWhole = manner.kind === 'price' && Number.isInteger(middle) && typical !== undefined
  const places = isFine ? 5 : isWhole ? 0 : manner.places
  const step = isFine ? 1 : manner.step
  const tenth = tens[places] as number
  const low = least === undefined ? lowest(manner, middle) : Number(least)
  const top = most === undefined ? highest(manner, middle) : Number(most)
  return {
    places,
    step,
    least: Math.ceil((low * tenth) / step - 1e-6),
    most: Math.floor((top * tenth) / step + 1e-6),
    isPercent:
      (manner.kind === 'ratio' || manner.kind === 'share') && unit.kind === 'quantity' && unit.powers.length === 0,
  }
}

function lowest({ least, kind }: Manner, middle: number): number {
  if (middle < 0) return Number.NEGATIVE_INFINITY
  return least ?? (kind === 'money' || kind === 'price' ? 0 : Number.NEGATIVE_INFINITY)
}

/** Where nothing says how much it may be: a share has 100％, a score of 88 has 100, one of 9 has 10. */
function highest({ most, kind }: Manner, middle: number): number {
  if (kind === 'score') return middle <= 10 ? 10 : middle <= 100 ? 100 : Number.POSITIVE_INFINITY
  return most !== undefined && middle <= most ? most : Number.POSITIVE_INFINITY
}

/** The nearest value that may be written, digit by digit. */
function written(value: number, { places, step, least, most, isPercent }: Grid): string {
  const steps = Math.min(Math.max(Math.round((value * (tens[places] as number)) / step), least), most)
  const shift = isPercent ? places - 2 : places
  const number = steps * step
  const digits = String(Math.abs(number)).padStart(shift + 1, '0')
  const whole = shift === 0 ? digits : digits.slice(0, -shift)
  const part = shift === 0 ? '' : digits.slice(-shift)
  const text = isPercent ? part.replace(/0+$/, '') : part
  return `${number < 0 ? '-' : ''}${whole}${text === '' ? '' : `.${text}`}${isPercent ? '%' : ''}`
}
