import type { Figure } from '../../dsl/model/model.ts'
import { isCount } from '../../dsl/model/unit.ts'
import { dateText, numberOfDay } from '../../dsl/text/calendar.ts'
import type { Chance } from '../chance/chance.ts'
import { add, compare, type Exact, exact, multiply, negate, roundTo } from '../number/exact.ts'
import { toPlain } from '../number/format.ts'
import type { Constants } from './constants.ts'

/** Between which values a figure may lie, in digits. */
export interface Bounds {
  readonly least?: string
  readonly most?: string
}

/**
 * Draws values where rules break: nought, equal values, the policy's own numbers and a fen beside them, parts of what was drawn before, values far
 * apart. One drawer draws one case, so that its figures meet.
 */
export class ValueDrawer {
  private readonly chance: Chance
  private readonly constants: Constants
  private readonly year: number
  private readonly amounts: string[] = ['0', '1']

  constructor(chance: Chance, constants: Constants, year: number) {
    this.chance = chance
    this.constants = constants
    this.year = year
  }

  /** A value of a figure, as scenarios hold it: digits in the base unit, true or false, or text. */
  draw({ unit }: Pick<Figure, 'unit'>, bounds: Bounds): string | boolean {
    const { chance } = this
    if (unit.kind === 'truth') return chance.once(2)
    if (unit.kind === 'date') return this.date()
    if (unit.kind !== 'quantity') return chance.pick([...this.constants.texts, '-'])
    if (isCount(unit)) return inside(this.count(), bounds, '0')
    if (unit.powers.length === 0) return inside(this.ratio(), bounds, '0', '1')
    // A figure without a least value may be negative, but that is not where policies break most.
    const amount = digits(this.amount())
    const isBelow = bounds.least === undefined && chance.once(8)
    const drawn = inside(toPlain(roundTo(isBelow ? negate(amount) : amount, 'half-up', FEN)), bounds)
    this.amounts.push(drawn)
    return drawn
  }

  private ratio(): string {
    const { chance } = this
    const own = this.constants.numbers.filter((n) => compare(digits(n), digits('1')) <= 0)
    switch (chance.whole(4)) {
      case 0:
        return chance.pick(['0', '1'])
      case 1:
        return own.length > 0 ? beside(chance.pick(own), '0.001', chance) : '0.5'
      default:
        return hundredths(chance.whole(101))
    }
  }

  private count(): string {
    const { chance } = this
    return chance.once(4) ? chance.pick(['0', '1', '2']) : String(chance.whole(10 ** (1 + chance.whole(4))))
  }

  private amount(): string {
    const { chance, amounts } = this
    const { numbers } = this.constants
    const known = chance.pick(amounts)
    switch (chance.whole(5)) {
      case 0:
        return known
      case 1:
        // Exactly at a limit that is a part of another amount, or a fen beside it.
        return numbers.length > 0
          ? beside(toPlain(multiply(digits(known), digits(chance.pick(numbers)))), '0.01', chance)
          : known
      case 2:
        return numbers.length > 0 ? beside(chance.pick(numbers), '0.01', chance) : known
      default:
        return String(chance.whole(1000) * 10 ** chance.whole(6))
    }
  }

  private date(): string {
    const { chance, year } = this
    if (chance.once(2)) return `${year}-${chance.pick(['01-01', '12-31', '02-28', '06-30', '07-01'])}`
    return dateText(numberOfDay({ year, month: 1, day: 1 }) + chance.whole(3 * 365) - 365)
  }
}

const digits = (text: string): Exact => exact(text) as Exact
const FEN = digits('0.01')

function hundredths(n: number): string {
  return toPlain(multiply(digits(String(n)), digits('0.01')))
}

/** A number, or one a step above or below it. */
function beside(number: string, step: string, chance: Chance): string {
  return toPlain(add(digits(number), digits(chance.pick(['0', '0', step, `-${step}`]))))
}

/** A drawn number put between its bounds; what the policy does not bound, between the usual ones. */
function inside(drawn: string, { least, most }: Bounds, usualLeast?: string, usualMost?: string): string {
  const [low, high] = [least ?? usualLeast, most ?? usualMost]
  if (low !== undefined && compare(digits(drawn), digits(low)) < 0) return low
  if (high !== undefined && compare(digits(drawn), digits(high)) > 0) return high
  return drawn
}
