import { priorOf } from '../../dsl/diagnostic/phrases.ts'
import { type Figure, offsetOf, type Rule } from '../../dsl/model/model.ts'
import { bodyOf, type Case, type Term } from '../../dsl/model/term.ts'
import { isAdditive, printUnit } from '../../dsl/model/unit.ts'
import { unparse } from '../../dsl/model/unparse.ts'
import { type Evaluated, valuesAt } from '../exact/evaluated.ts'
import { nest } from '../exact/nest.ts'
import { printValue } from '../exact/print-value.ts'
import type { PriorSource, YearBefore } from '../exact/prior.ts'
import { Open, type Value } from '../exact/value.ts'
import { add, Exact, ZERO } from '../number/exact.ts'
import { toPlain } from '../number/format.ts'
import { type At, followed } from './at.ts'
import type { Derivation, Source } from './derivation.ts'
import { heldBranch } from './held-branch.ts'
import { activeCase, settle } from './settle.ts'
import { showPart } from './show-part.ts'
import { usesOf } from './uses.ts'

/** Deeper than this a derivation only names its parts; each can be asked for by itself. */
const DEEPEST = 100

/** How a figure comes about, down to inputs and parameters; undefined where there is no such figure. */
export function explain(name: string, at: At, e: Evaluated): Derivation | undefined {
  const { model } = e.program.graph
  const figure = model.figures.get(model.aliases.get(name) ?? name)
  return figure ? derive(figure, at, e, new Set(), 0) : undefined
}

function derive(figure: Figure, at: At, e: Evaluated, seen: Set<string>, depth: number): Derivation {
  const here = Object.fromEntries(figure.dims.flatMap((d) => (at[d] === undefined ? [] : [[d, at[d]]])))
  const key = `${figure.name} ${JSON.stringify(here)}`
  const isSeen = seen.has(key)
  seen.add(key)
  const rest = figure.dims.filter((d) => here[d] === undefined)
  const places = placesOf(figure, here, rest, e)
  const node = e.program.figures.get(figure.name)
  const all = node === undefined ? [] : valuesAt(e, node, figure.dims)
  const values = places.flatMap((i) => all[i] ?? [])
  const since = sinceOf(figure, places, e)
  const rule = figure.kind === 'rule' && e.program.figures.has(figure.name) ? figure : undefined
  const body = rule && bodyOf(rule.term)
  const reading =
    body?.op === 'reading' ? { name: body.reading, option: e.readings.get(body.reading) ?? '' } : undefined
  const isWhole = rest.length === 0
  const parts =
    rule && !isSeen && depth < DEEPEST
      ? usesOf(rule, here, e).flatMap(({ name, at: place, isPrior }) => {
          const used = e.program.graph.model.figures.get(name)
          if (!used) return []
          return [isPrior ? derivePrior(used, place, e) : derive(used, place, e, seen, depth + 1)]
        })
      : []
  const sum = isWhole ? undefined : sumOf(figure, values)
  const branch = rule && isWhole ? heldBranch(rule.term, here, e) : undefined
  const exception = rule && isWhole ? exceptionIn(rule.term, here, e) : undefined
  return {
    name: figure.name,
    kind: figure.kind,
    at: here,
    unit: printUnit(figure.unit),
    ...(rule
      ? { formula: exception ? unparse(exception.value, () => undefined) : formulaOf(rule, reading?.option) }
      : {}),
    ...(rule && isWhole
      ? { substituted: unparse(settle(rule.term, here, e), (part: Term) => showPart(part, here, e)) }
      : {}),
    value: nest(values, rest, e.layout, (v) => printValue(v, figure.unit)),
    ...(sum === undefined ? {} : { sum }),
    ...(since === undefined ? {} : { since }),
    clauses: exception && exception.clauses.length > 0 ? exception.clauses : figure.clauses.map((c) => c.text),
    ...(reading && !exception ? { reading } : {}),
    exceptions: exception ? [exception.name] : [],
    ...(branch ? { branch } : {}),
    waits: waitsOf(values),
    parts,
    ...(isSeen ? { seen: true } : {}),
    offset: offsetOf(e.program.graph.model, figure.site),
  }
}

/** A figure of the year before: its value and where that comes from; how it came about is the other year's business. */
function derivePrior(figure: Figure, here: At, e: Evaluated): Derivation {
  const rest = figure.dims.filter((d) => here[d] === undefined)
  const prior = e.priors.of(figure.name)
  const places = placesOf(figure, here, rest, e)
  const values = places.flatMap((i) => prior.values[i] ?? [])
  const sum = rest.length === 0 ? undefined : sumOf(figure, values)
  return {
    name: priorOf(figure.name),
    kind: 'prior',
    at: here,
    unit: printUnit(figure.unit),
    value: nest(values, rest, e.layout, (v) => printValue(v, figure.unit)),
    ...(sum === undefined ? {} : { sum }),
    clauses: [],
    exceptions: [],
    waits: waitsOf(values),
    from: [...new Set(places.flatMap((i) => prior.sources[i] ?? []))].flatMap((source) => sourceOf(source, figure, e)),
    parts: [],
    offset: offsetOf(e.program.graph.model, figure.site),
  }
}

function sourceOf(source: PriorSource, figure: Figure, e: Evaluated): Source[] {
  switch (source) {
    case 'scenario':
      return [{ kind: 'scenario' }]
    case 'opening':
      return [{ kind: 'opening', input: e.priors.opening(figure.name) ?? '' }]
    case 'before': {
      const { year, scenario, file } = e.before as YearBefore
      return [{ kind: 'before', year, scenario, file }]
    }
    case 'nowhere':
      return []
  }
}

function waitsOf(values: readonly Value[]): string[] {
  return [...new Set(values.flatMap((v) => (v instanceof Open ? v.causes.map((c) => c.name) : [])))]
}

function formulaOf(rule: Rule, option: string | undefined): string {
  const formula = rule.formulas.find((f) => option !== undefined && f.option === option) ?? rule.formulas[0]
  return formula?.text ?? ''
}

/** The exception that holds at some members, under what 保底, 封顶, 取整 and 维度 make of it. */
function exceptionIn(t: Term, at: At, e: Evaluated): Case | undefined {
  if (t.op === 'round' || t.op === 'spread') return exceptionIn(t.of, at, e)
  if (t.op === 'minimum' || t.op === 'maximum') return exceptionIn(t.of[0] as Term, at, e)
  if (t.op === 'follow') return exceptionIn(t.of, followed(at, t.path, e.layout), e)
  return t.op === 'cases' && t.isException ? activeCase(t, at, e) : undefined
}

/** Where the values of a figure at some members stand, over the dimensions that are left. */
function placesOf(figure: Figure, here: At, rest: readonly string[], e: Evaluated): readonly number[] {
  const all = Array.from({ length: e.layout.size(figure.dims) }, (_, i) => i)
  const fixed = figure.dims.filter((d) => here[d] !== undefined)
  if (fixed.length === 0) return all
  const picked = all.filter((i) => {
    const names = e.layout.namesAt(figure.dims, i)
    return fixed.every((d) => names[figure.dims.indexOf(d)] === here[d])
  })
  return rest.length === 0 ? picked.slice(0, 1) : picked
}

/** From when on a parameter's value holds, where all the values that are meant begin together. */
function sinceOf(figure: Figure, places: readonly number[], e: Evaluated): string | undefined {
  const dated = e.since.get(figure.name)
  const [first, ...others] = new Set(places.map((i) => dated?.[i]))
  return others.length === 0 ? first : undefined
}

/** The sum of amounts and heads, as things stand; ratios and scores are not summed. */
function sumOf(figure: Figure, values: readonly Value[]): string | undefined {
  if (!isAdditive(figure.unit)) return undefined
  const known = values.map((v) => (v instanceof Open ? v.at : v))
  return known.every((v) => v instanceof Exact) ? toPlain(known.reduce(add, ZERO)) : undefined
}
