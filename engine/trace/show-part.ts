import type { Term } from '../../dsl/model/term.ts'
import { isRatioLike, type Unit } from '../../dsl/model/unit.ts'
import type { Shown } from '../../dsl/model/unparse.ts'
import type { Evaluated } from '../exact/evaluated.ts'
import { printValue } from '../exact/print-value.ts'
import { isMissing, Open, type Value } from '../exact/value.ts'
import { Exact } from '../number/exact.ts'
import { toFixedPlaces, toPlain } from '../number/format.ts'
import type { At } from './at.ts'
import { valueAt } from './settle.ts'

/** A finite decimal is shown whole up to this many places, so that shown digits add up; others are cut with a mark. */
const PLACES = 10

/** Operations that are shown as their number; the rest is written out. */
const AS_NUMBER = new Set<Term['op']>([
  'figure',
  'lastYear',
  'follow',
  'pick',
  'aggregate',
  'share',
  'member',
  'year',
  'default',
  'reading',
  'previous',
  'sumBefore',
  'rank',
  'cases',
  'bands',
])

/** What to show in a part's place at some members: its number, or undefined to write it out. */
export function showPart(part: Term, at: At, e: Evaluated): Shown | undefined {
  if (!AS_NUMBER.has(part.op) && !isByMember(part)) return undefined
  return showValue(valueAt(part, at, e), part.unit)
}

/** Whether a part is chosen by the member at hand alone (the weights of named parts): at a member it is one number. */
function isByMember(part: Term): boolean {
  return part.op === 'choose' && part.condition.op === 'compare' && part.condition.left.op === 'member'
}

/** A value as it is shown inside a formula. */
function showValue(value: Value | undefined, unit: Unit): Shown {
  if (value instanceof Open)
    return value.at === null ? { kind: 'unknown', isMissing: isMissing(value) } : showValue(value.at, unit)
  if (value instanceof Exact && unit.kind === 'date') return { kind: 'date', text: String(printValue(value, unit)) }
  if (value instanceof Exact) {
    const plain = toPlain(value)
    const places = plain.length - plain.indexOf('.') - 1
    if (!plain.includes('.') || (value.bottom === null && places <= PLACES))
      return { kind: 'number', digits: plain, isRatio: isRatioLike(unit) && plain.includes('.') }
    return { kind: 'number', digits: toFixedPlaces(value, PLACES, 'down'), isCut: true }
  }
  if (typeof value === 'boolean') return { kind: 'truth', value }
  if (typeof value === 'string') return { kind: 'word', text: value }
  return { kind: 'unknown', isMissing: false }
}
