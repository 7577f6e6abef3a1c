import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import { suggest } from '../../diagnostic/suggest.ts'
import type { Placed } from '../../syntax/policy/declaration.ts'
import { field, pairOf, textAt, wordsAt } from '../../syntax/policy/fields.ts'
import { knownKeys } from '../../syntax/shape/check-shape.ts'
import type { MapNode, Pair } from '../../syntax/yaml/node.ts'
import type { Reading, Rule } from '../model.ts'
import type { Scope } from '../typing/context.ts'
import type { Cites } from './clauses.ts'
import { readCommon, readDeclaredDims, readDeclaredUnit } from './figures.ts'
import { forms } from './forms/forms.ts'
import { missingOptions } from './forms/reading-form.ts'
import type { PendingRule } from './read-rule.ts'
import type { Report } from './report.ts'
import { strayEntry } from './stray-entry.ts'
import { type ExceptionNames, typeRule } from './type-rule.ts'

/** What the typing of rules needs beside the rule. */
export interface RuleContext {
  readonly scope: Scope
  readonly readings: ReadonlyMap<string, Reading>
  readonly exceptionNames: ExceptionNames
  readonly citations: Cites
  readonly report: Report
}

/** Gives a rule its meaning and reports what is wrong with its keys and formulas. */
export function buildRule(placed: Placed, pending: PendingRule, c: RuleContext): Rule {
  const { name } = pending
  const { value } = placed.declaration
  checkKeys(placed, c.readings, c.scope.nouns, c.report.in(placed.start))
  const unit = readDeclaredUnit(placed, c.scope.nouns, c.report)?.unit
  const dims = readDeclaredDims(placed, c.scope.dimensions, c.report)
  const typed = typeRule(placed, pending, { unit, dims }, c.scope, c.exceptionNames, c.report)
  const why = textAt(value, '待定')
  return {
    ...readCommon(placed, c.scope.nouns, c.report),
    kind: 'rule',
    name,
    unit: typed.term.unit,
    dims: typed.term.dims,
    clauses: c.citations.of(placed, wordsAt(value, '依据')),
    term: typed.term,
    only: typed.only,
    formulas: pending.body?.written ?? [],
    bounds: [
      { key: '保底', text: pending.floor?.part.scalar.text },
      { key: '封顶', text: pending.cap?.part.scalar.text },
      { key: '取整', text: pending.rounding?.part.text },
    ].flatMap(({ key, text }) => (text === undefined ? [] : [{ key, text: text.trim() }])),
    open: why === undefined ? undefined : { why },
  }
}

/** Keys that belong inside 分段 and, by mistake, stand beside it. What stands beside an empty one has been told with that. */
function misplacedBandKeys(value: MapNode): readonly Pair[] {
  const keys = knownKeys('rule', '分段').filter((key) => key !== '按' || !field(value, '分摊'))
  return field(value, '分段') ? value.pairs.filter((p) => keys.includes(p.key.text.trim())) : []
}

/** One body, and no keys that are none. */
function checkKeys(
  { declaration }: Placed,
  readings: ReadonlyMap<string, Reading>,
  nouns: ReadonlySet<string>,
  add: (p: Problem) => void,
): void {
  const { value, key, name } = declaration
  if (value.kind !== 'map') return
  const reading = readings.get(textAt(value, '按解读') ?? '')
  const known = knownKeys('rule')
  const misplaced = misplacedBandKeys(value)
  const [first] = misplaced
  const bands = field(value, '分段')
  if (first && bands?.kind === 'map')
    add(problem('HC5065', first.key.span, { keys: misplaced.map((p) => p.key.text.trim()), flow: bands.flow }))
  const misspelt = new Set<string | undefined>()
  for (const pair of value.pairs) {
    const word = pair.key.text.trim()
    if (known.includes(word) || reading?.options.some((o) => o.name === word)) continue
    if (misplaced.includes(pair)) continue
    const near = suggest(word, [...(reading?.options.map((o) => o.name) ?? []), ...known])
    const fix = near.length === 1 ? { fix: near[0] } : {}
    const stray = near.length === 0 && !field(value, '按解读') ? strayEntry(pair, name, value, nouns) : undefined
    if (stray) {
      add(stray)
      continue
    }
    misspelt.add(near[0])
    if (reading) add(problem('HC5014', pair.key.span, { reading: reading.name, option: word, near }, fix))
    else if (!field(value, '按解读')) add(problem('HC5001', pair.key.span, { key: word, near }, fix))
  }
  if (reading) for (const p of missingOptions(value, reading, misspelt)) add(p)
  const bodies = [...forms.map((f) => f.key), '参照'].filter((b) => field(value, b))
  // A body under a misspelt key is no body that is missing.
  if (bodies.length > 1 || (bodies.length === 0 && misspelt.size === 0)) {
    add(problem('HC5011', pairOf(value, bodies[1] ?? '')?.key.span ?? key.span, { bodies }))
  }
}
