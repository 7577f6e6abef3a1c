import { faultOfYear, ofYear } from '../../dsl/diagnostic/phrases.ts'
import type { Evaluated } from '../exact/evaluated.ts'
import { waiting } from '../exact/fill.ts'
import { Fault, type Linear, mergeCauses, Open, type Value } from '../exact/value.ts'
import type { Cause } from '../graph/cause.ts'
import { faultMessage } from '../run/faults.ts'

/**
 * A value as the year after takes it over: exact as it is. An open one keeps what it is, its ends and its causes; a fault becomes a value that
 * is missing and says why.
 */
export function handOn(value: Value, figure: string, { program, year }: Evaluated): Value {
  if (value instanceof Fault) {
    const name = faultOfYear(figure, year, faultMessage(value, program))
    return waiting(`${year} ${figure}@${value.index}`, { kind: 'missing', name })
  }
  if (!(value instanceof Open)) return value
  const { at, low, high, causes, linear, absence } = value
  return new Open(at, low, high, causesOf(causes, year), linear && variablesOf(linear, year), absence)
}

/** What is missing, or not provided for, is so in that year; an open parameter is open in any. */
function causesOf(causes: readonly Cause[], year: number): readonly Cause[] {
  const named = causes.map((c) => (c.kind === 'open' ? c : { kind: c.kind, name: ofYear(c.name, year) }))
  return named.reduce<readonly Cause[]>((all, one) => mergeCauses(all, [one]), [])
}

/** An input, or an open parameter, may be another in each year: its variables are that year's own. */
function variablesOf({ constant, terms }: Linear, year: number): Linear {
  return { constant, terms: new Map([...terms].map(([name, term]) => [`${year} ${name}`, term])) }
}
