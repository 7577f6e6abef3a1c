import { priorOf } from '../../dsl/diagnostic/phrases.ts'
import { type Figure, offsetOf, type Rule, siteOfFigure } from '../../dsl/model/model.ts'
import { bodyOf, type Case, type Term } from '../../dsl/model/term.ts'
import { isAdditive, printUnit } from '../../dsl/model/unit.ts'
import { unparse } from '../../dsl/model/unparse.ts'
import { type Evaluated, valuesAt } from '../exact/evaluated.ts'
import type { Nested } from '../exact/nest.ts'
import { printValue } from '../exact/print-value.ts'
import type { PriorSource, YearBefore } from '../exact/prior.ts'
import { isMissing, Open, type Value } from '../exact/value.ts'
import { add, Exact, ZERO } from '../number/exact.ts'
import { toPlain } from '../number/format.ts'
import { type At, followed } from './at.ts'
import type { Derivation, Source } from './derivation.ts'
import { heldBranch } from './held-branch.ts'
import { activeCase, settle } from './settle.ts'
import { showPart } from './show-part.ts'
import { usesOf } from './uses.ts'
import { only, type Scope } from './within.ts'

/** Deeper than this a derivation only names its parts; each can be asked for by itself. */
const DEEPEST = 100

/** How a figure comes about, down to inputs and parameters; undefined where there is no such figure. */
export function explain(name: string, at: At, e: Evaluated): Derivation | undefined {
  const { model } = e.program.graph
  const figure = model.figures.get(model.aliases.get(name) ?? name)
  return figure ? derive(figure, { at: only(at, figure.dims) }, e, new Set(), 0) : undefined
}

function derive(figure: Figure, scope: Scope, e: Evaluated, seen: Set<string>, depth: number): Derivation {
  const { at: here, within } = scope
  const key = `${figure.name} ${JSON.stringify(scope)}`
  const isSeen = seen.has(key)
  seen.add(key)
  const rest = figure.dims.filter((d) => here[d] === undefined)
  const places = placesOf(figure, scope, rest, e)
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
      ? usesOf(rule, here, within, e).flatMap(({ name, isPrior, ...place }) => {
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
    ...(within ? { within } : {}),
    unit: printUnit(figure.unit),
    ...(rule
      ? { formula: exception ? unparse(exception.value, () => undefined) : formulaOf(rule, reading?.option) }
      : {}),
    ...(rule && isWhole
      ? { substituted: unparse(settle(rule.term, here, e), (part: Term) => showPart(part, here, e)) }
      : {}),
    value: nestAt(figure, places, all, rest, e),
    ...(sum === undefined ? {} : { sum }),
    ...(since === undefined ? {} : { since }),
    clauses: exception && exception.clauses.length > 0 ? exception.clauses : figure.clauses,
    ...(reading && !exception ? { reading } : {}),
    exceptions: exception ? [exception.name] : [],
    ...(branch ? { branch } : {}),
    ...waitsOf(values),
    parts,
    ...(isSeen ? { seen: true } : {}),
    offset: offsetOf(e.program.graph.model, siteOfFigure(e.program.graph.model, figure.name)),
  }
}

/** A figure of the year before: its value and where that comes from; how it came about is the other year's business. */
function derivePrior(figure: Figure, scope: Scope, e: Evaluated): Derivation {
  const { at: here, within } = scope
  const rest = figure.dims.filter((d) => here[d] === undefined)
  const prior = e.priors.of(figure.name)
  const places = placesOf(figure, scope, rest, e)
  const values = places.flatMap((i) => prior.values[i] ?? [])
  const sum = rest.length === 0 ? undefined : sumOf(figure, values)
  return {
    name: priorOf(figure.name),
    kind: 'prior',
    at: here,
    ...(within ? { within } : {}),
    unit: printUnit(figure.unit),
    value: nestAt(figure, places, prior.values, rest, e),
    ...(sum === undefined ? {} : { sum }),
    clauses: [],
    exceptions: [],
    ...waitsOf(values),
    from: [...new Set(places.flatMap((i) => prior.sources[i] ?? []))].flatMap((source) => sourceOf(source, figure, e)),
    parts: [],
    offset: offsetOf(e.program.graph.model, siteOfFigure(e.program.graph.model, figure.name)),
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

function waitsOf(values: readonly Value[]): Pick<Derivation, 'waits' | 'isMissing'> {
  const open = values.filter((v): v is Open => v instanceof Open)
  const unknown = open.filter((v) => v.at === null)
  return {
    waits: [...new Set(open.flatMap((v) => v.causes.map((c) => c.name)))],
    ...(unknown.length > 0 && unknown.every(isMissing) ? { isMissing: true } : {}),
  }
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

/** Where the values of a figure at some members stand, over the dimensions that are left: of those, the members that count. */
function placesOf(figure: Figure, { at, within }: Scope, rest: readonly string[], e: Evaluated): readonly number[] {
  const all = Array.from({ length: e.layout.size(figure.dims) }, (_, i) => i)
  const fixed = figure.dims.filter((d) => at[d] !== undefined)
  if (fixed.length === 0 && !within) return all
  const chosen = rest.filter((d) => within?.[0] && d in within[0])
  const counted = within && new Set(within.map((one) => chosen.map((d) => one[d]).join('\n')))
  const picked = all.filter((i) => {
    const names = e.layout.namesAt(figure.dims, i)
    const nameOf = (d: string) => names[figure.dims.indexOf(d)]
    return fixed.every((d) => nameOf(d) === at[d]) && (!counted || counted.has(chosen.map(nameOf).join('\n')))
  })
  return rest.length === 0 ? picked.slice(0, 1) : picked
}

/** The values at some of all places as nested objects over the dimensions that are left. */
function nestAt(
  figure: Figure,
  places: readonly number[],
  all: readonly Value[],
  rest: readonly string[],
  e: Evaluated,
): Nested {
  const named = places.map((place) => {
    const value = all[place]
    return {
      names: e.layout.namesAt(figure.dims, place).filter((_, i) => rest.includes(figure.dims[i] ?? '')),
      value: value === undefined ? null : printValue(value, figure.unit),
    }
  })
  const level = (those: typeof named, depth: number): Nested => {
    if (depth === rest.length) return those[0]?.value ?? null
    const groups = new Map<string, typeof named>()
    for (const one of those) {
      const name = one.names[depth] ?? ''
      const group = groups.get(name)
      if (group) group.push(one)
      else groups.set(name, [one])
    }
    return Object.fromEntries([...groups].map(([name, own]) => [name, level(own, depth + 1)]))
  }
  return level(named, 0)
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
