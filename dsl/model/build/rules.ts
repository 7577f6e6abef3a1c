import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import { suggest } from '../../diagnostic/suggest.ts'
import type { Placed } from '../../syntax/policy/declaration.ts'
import { field, pairOf, scalarAt, textAt, wordsAt } from '../../syntax/policy/fields.ts'
import { knownKeys } from '../../syntax/shape/check-shape.ts'
import type { ScalarNode } from '../../syntax/yaml/node.ts'
import type { Formula, Open, Reading, Rule } from '../model.ts'
import type { Term } from '../term.ts'
import type { Scope } from '../typing/context.ts'
import { broken } from '../unit.ts'
import type { Cites } from './clauses.ts'
import { readCommon, readDeclaredDims, readDeclaredUnit } from './figures.ts'
import type { PendingRule, RuleFormulas } from './read-rule.ts'
import type { Report } from './report.ts'
import { typeRule } from './type-rule.ts'

/** Forms of a rule that this version reads past with a message. */
const LATER = ['分情形', '分段', '参照', '式中', '例外', '给'] as const
const BODIES = ['公式', '按解读', '分情形', '分段', '分摊', '参照', '待定'] as const

/** Types a rule and reports what is wrong with its keys and formulas. */
export function buildRule(
  pending: PendingRule,
  scope: Scope,
  readings: ReadonlyMap<string, Reading>,
  citations: Cites,
  report: Report,
): Rule {
  const { placed, name, formulas } = pending
  const { value, key } = placed.declaration
  const add = report.in(placed.start)
  const isBodyFine = checkKeys(pending, readings, add)
  const declaredUnit = readDeclaredUnit(placed, scope.nouns, report)
  const declaredDims = readDeclaredDims(placed, scope.dimensions, report)
  const open = readOpen(placed)
  const typed = isBodyFine
    ? typeRule({ pending, unit: declaredUnit?.unit, dims: declaredDims }, scope, add)
    : { term: { op: 'broken', unit: broken, dims: [], span: key.span } as Term, only: undefined }
  return {
    ...readCommon(placed, scope.nouns, report),
    kind: 'rule',
    name,
    unit: typed.term.unit,
    dims: typed.term.dims,
    clauses: citations.of(placed, wordsAt(value, '依据')),
    term: typed.term,
    only: typed.only,
    formulas: writtenFormulas(formulas),
    open,
  }
}

function writtenFormulas(f: RuleFormulas): Formula[] {
  if (f.body) return [{ text: f.body.scalar.text.trim() }]
  if (f.options.length > 0) return f.options.map((o) => ({ option: o.option, text: o.formula.scalar.text.trim() }))
  if (f.whole) return [{ text: `分摊（${f.whole.scalar.text.trim()}，${f.weights?.scalar.text.trim() ?? '1'}）` }]
  return []
}

function readOpen(placed: Placed): Open | undefined {
  const why = textAt(placed.declaration.value, '待定')
  return why === undefined ? undefined : { why }
}

/** One body, no unknown keys, every option of the reading; says whether the body can be typed. */
function checkKeys(pending: PendingRule, readings: ReadonlyMap<string, Reading>, add: (p: Problem) => void): boolean {
  const { value, key } = pending.placed.declaration
  if (value.kind !== 'map') return false
  let fine = true
  for (const later of LATER) {
    const pair = pairOf(value, later)
    if (!pair) continue
    add(problem('HC5010', pair.key.span, { what: later }))
    fine = false
  }
  const readingScalar = scalarAt(value, '按解读')
  const reading = readingScalar ? readings.get(readingScalar.text.trim()) : undefined
  if (readingScalar && !reading) {
    const near = suggest(readingScalar.text.trim(), readings.keys())
    add(
      problem(
        'HC5016',
        readingScalar.span,
        { reading: readingScalar.text.trim(), near },
        near.length === 1 ? { fix: near[0] } : {},
      ),
    )
    return false
  }
  const known = knownKeys('rule')
  const misspelt = new Set<string | undefined>()
  for (const pair of value.pairs) {
    const word = pair.key.text.trim()
    if (known.includes(word) || reading?.options.some((o) => o.name === word)) continue
    if (reading) {
      const near = suggest(word, [...reading.options.map((o) => o.name), ...known])
      misspelt.add(near[0])
      add(problem('HC5014', pair.key.span, { reading: reading.name, option: word, near }))
    } else {
      const near = suggest(word, known)
      misspelt.add(near[0])
      add(problem('HC5001', pair.key.span, { key: word, near }, near.length === 1 ? { fix: near[0] } : {}))
    }
  }
  const bodies = BODIES.filter((b) => field(value, b))
  if (bodies.length !== 1) {
    const second = bodies[1]
    // A body under a misspelt key is no body that is missing.
    if (bodies.length > 0 || misspelt.size === 0)
      add(problem('HC5011', second ? (pairOf(value, second) as { key: ScalarNode }).key.span : key.span, { bodies }))
    fine = false
  }
  const missing = reading?.options.filter((o) => !field(value, o.name)).map((o) => o.name) ?? []
  if (reading && readingScalar && missing.length > 0) {
    const left = missing.filter((option) => !misspelt.has(option))
    if (left.length > 0) add(problem('HC5015', readingScalar.span, { reading: reading.name, missing: left }))
    fine = false
  }
  return fine
}
