import { type Problem, problem } from '../../../diagnostic/diagnostic.ts'
import { suggest } from '../../../diagnostic/suggest.ts'
import { field, scalarAt } from '../../../syntax/policy/fields.ts'
import type { Node } from '../../../syntax/yaml/node.ts'
import type { Span } from '../../../text/span.ts'
import type { Reading } from '../../model.ts'
import type { Term } from '../../term.ts'
import { align, unionDims } from '../../typing/align.ts'
import { unify } from '../../typing/arithmetic.ts'
import { brokenTerm, isBroken, type Typing, term } from '../../typing/context.ts'
import type { Unit } from '../../unit.ts'
import { unitName } from '../../unit-name.ts'
import type { PlacedFormula } from '../formula.ts'
import type { RuleReader } from '../rule-reader.ts'
import type { FormContext, RuleForm, RuleTyping } from './form.ts'

/** 按解读: one formula for each option of a reading. */
export const readingForm: RuleForm = {
  key: '按解读',
  keys: [],
  read: (reader, context) => {
    const read = readOptions(reader, context)
    if (!read) return undefined
    const written = read.options.map((o) => ({ option: o.option, text: o.formula.scalar.text.trim() }))
    return { type: (t) => typeOptions(read.reading, read.options, t), written }
  },
}

/** The formulas of a map that stands under 按解读, one for each option; undefined where one is missing. */
export function readOptions(
  reader: RuleReader,
  { readings, report }: FormContext,
): { reading: string; options: readonly { option: string; formula: PlacedFormula }[] } | undefined {
  const named = scalarAt(reader.value, '按解读')
  if (!named) return undefined
  const reading = readings.get(named.text.trim())
  if (!reading) {
    report(unknownReading(named.text.trim(), readings, named.span))
    return undefined
  }
  const options = reading.options.flatMap((o) => {
    const formula = reader.at(o.name)
    return formula ? [{ option: o.name, formula }] : []
  })
  if (options.length === 0 || options.length < reading.options.length) return undefined
  return { reading: reading.name, options }
}

/** A reading that the policy does not have. */
export function unknownReading(reading: string, readings: ReadonlyMap<string, Reading>, span: Span): Problem {
  const near = suggest(reading, readings.keys())
  return problem('HC5016', span, { reading, near }, near.length === 1 ? { fix: near[0] } : {})
}

function typeOptions(
  reading: string,
  options: readonly { option: string; formula: PlacedFormula }[],
  t: RuleTyping,
): Term {
  const terms = options.map((o) => ({ option: o.option, term: t.term(o.formula) }))
  return readingTerm(reading, terms, t.at, t.typing)
}

/** One term per option; they need one unit. */
export function readingTerm(
  reading: string,
  options: readonly { option: string; term: Term }[],
  span: Span,
  typing: Typing,
): Term {
  if (options.some((o) => isBroken(o.term))) return brokenTerm(span)
  const first = options[0] as { option: string; term: Term }
  let unit: Unit | undefined = first.term.unit
  for (const o of options.slice(1)) {
    const both: Unit | undefined = unit ? unify(unit, o.term.unit) : undefined
    if (!both) {
      const facts = { option: o.option, first: unitName(first.term.unit), found: unitName(o.term.unit) }
      typing.report(problem('HC4009', o.term.span, facts))
      return brokenTerm(span)
    }
    unit = both
  }
  const aligned = align(
    options.map((o) => o.term),
    typing,
  )
  const together = options.map((o, i) => ({ option: o.option, term: aligned[i] as Term }))
  return term({ op: 'reading', reading, options: together }, unit, unionDims(aligned, typing), span)
}

/** The options that a map under 按解读 has no formula for, but for those that another key seems to mean. */
export function missingOptions(value: Node, reading: Reading, misspelt: ReadonlySet<string | undefined>): Problem[] {
  const missing = reading.options.filter((o) => !field(value, o.name)).map((o) => o.name)
  const left = missing.filter((option) => !misspelt.has(option))
  const named = scalarAt(value, '按解读')
  return named && left.length > 0 ? [problem('HC5015', named.span, { reading: reading.name, missing: left })] : []
}
