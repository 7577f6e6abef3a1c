import type { BandTerm, Case, Term } from '../../dsl/model/term.ts'
import { combine, truth } from '../../dsl/model/unit.ts'
import { evaluateTerm } from '../exact/evaluate-term.ts'
import type { Evaluated } from '../exact/evaluated.ts'
import { Open, type Value } from '../exact/value.ts'
import { Exact, sign, subtract, ZERO } from '../number/exact.ts'
import type { At } from './at.ts'
import { dimsOf, leavesOf } from './leaves.ts'

type Bands = Extract<Term, { op: 'bands' }>

/** A rule's term as it holds at some members: the option that is chosen, the case that is true, the band that the figure lies in. */
export function settle(term: Term, at: At, e: Evaluated): Term {
  switch (term.op) {
    case 'reading': {
      const option = e.readings.get(term.reading)
      const chosen = term.options.find((o) => o.option === option)
      return chosen ? settle(chosen.term, at, e) : term
    }
    case 'cases': {
      const active = activeCase(term, at, e)
      const chosen = active ? active.value : term.otherwise
      return chosen ? settle(chosen, at, e) : term
    }
    case 'bands':
      return settleBands(term, at, e)
    case 'round':
    case 'spread':
    case 'applying':
      return { ...term, of: settle(term.of, at, e) }
    case 'minimum':
    case 'maximum':
      return { ...term, of: term.of.map((t) => settle(t, at, e)) }
    default:
      return term
  }
}

/** The case that holds at some members, of those that another does not beat. */
export function activeCase(t: Extract<Term, { op: 'cases' }>, at: At, e: Evaluated): Case | undefined {
  const holds = t.cases.map((c) => truthAt(c.when, at, e))
  return t.cases.find((_, i) => holds[i] && !t.cases.some((other, j) => holds[j] && other.beats.includes(i)))
}

/** The value of a part at some members; undefined where no one member is meant. */
export function valueAt(part: Term, at: At, e: Evaluated): Value | undefined {
  const place = e.layout.placeOf(
    part.dims,
    part.dims.map((d) => at[d] ?? ''),
  )
  if (place < 0) return undefined
  return evaluateTerm(part, part.dims, leavesOf(e), e.layout, (name) => dimsOf(name, e))[place]
}

/** Whether a condition holds at some members, as things stand; undefined where that is not known. */
export function truthAt(condition: Term, at: At, e: Evaluated): boolean | undefined {
  return standing(valueAt(condition, at, e))
}

/** Whether a condition holds, as things stand, by members: worked out once for all of them; undefined where that is not known. */
export function truthsOf(condition: Term, e: Evaluated): (at: At) => boolean | undefined {
  const values = evaluateTerm(condition, condition.dims, leavesOf(e), e.layout, (name) => dimsOf(name, e))
  return (at) => {
    const names = condition.dims.map((d) => at[d] ?? '')
    return standing(values[e.layout.placeOf(condition.dims, names)])
  }
}

function standing(value: Value | undefined): boolean | undefined {
  const stands = value instanceof Open ? value.at : value
  return typeof stands === 'boolean' ? stands : undefined
}

/** The band that a figure lies in at some members, as things stand. */
export function heldBand(t: Bands, at: At, e: Evaluated): BandTerm | undefined {
  return t.bands.find((b) => isInside(t, b, at, e))
}

function settleBands(t: Bands, at: At, e: Evaluated): Term {
  const size = numberAt(t.of, at, e)
  if (!size) return t
  if (t.manner !== 'slices') {
    const held = heldBand(t, at, e)
    const found = held ? held.result : t.otherwise
    if (!found) return t
    const result = settle(found, at, e)
    return t.manner === 'whole' ? times(t.of, result, t) : result
  }
  // Where a slice has no rate the others alone would be a sum that is not the figure's.
  if (!numberAt(t, at, e)) return t
  const parts = t.bands.flatMap((b): Term[] => {
    const low = b.low ? numberAt(b.low.term, at, e) : ZERO
    const reached = low === undefined || sign(subtract(size, low)) > 0
    if (!reached || !b.result) return []
    const high = b.high ? numberAt(b.high.term, at, e) : undefined
    const isFull = high !== undefined && sign(subtract(size, high)) > 0
    const top = isFull && b.high ? b.high.term : t.of
    const width: Term = b.low
      ? { op: 'subtract', left: top, right: b.low.term, unit: t.of.unit, dims: t.dims, span: t.span }
      : top
    return [times(width, b.result, t)]
  })
  const [first, ...rest] = parts
  if (!first) return t
  return rest.reduce<Term>(
    (left, right) => ({ op: 'add', left, right, unit: t.unit, dims: t.dims, span: t.span }),
    first,
  )
}

/** Whether a band holds the figure, for certain or as things stand. */
function isInside({ of, dims, span }: Bands, { low, high }: BandTerm, at: At, e: Evaluated): boolean {
  const holds = (left: Term, right: Term, closed: boolean): boolean =>
    truthAt({ op: 'compare', comparison: closed ? '≤' : '＜', left, right, unit: truth, dims, span }, at, e) === true
  return (!low || holds(low.term, of, low.closed)) && (!high || holds(of, high.term, high.closed))
}

function numberAt(part: Term, at: At, e: Evaluated): Exact | undefined {
  const value = valueAt(part, at, e)
  const stands = value instanceof Open ? value.at : value
  return stands instanceof Exact ? stands : undefined
}

function times(left: Term, right: Term, t: Term): Term {
  const unit =
    left.unit.kind === 'quantity' && right.unit.kind === 'quantity' ? combine(left.unit, right.unit, 1) : t.unit
  return { op: 'multiply', left, right, unit, dims: t.dims, span: t.span }
}
