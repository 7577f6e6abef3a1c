import { priorOf } from '../../dsl/diagnostic/phrases.ts'
import type { Figure, Rule } from '../../dsl/model/model.ts'
import type { Term } from '../../dsl/model/term.ts'
import { isRatioLike, printUnit } from '../../dsl/model/unit.ts'
import { unparse } from '../../dsl/model/unparse.ts'
import { type Evaluated, valuesAt } from '../exact/evaluated.ts'
import { nest } from '../exact/nest.ts'
import { printValue } from '../exact/print-value.ts'
import type { PriorSource, YearBefore } from '../exact/prior.ts'
import { Open, type Value } from '../exact/value.ts'
import { add, Exact, ZERO } from '../number/exact.ts'
import { toPlain } from '../number/format.ts'
import type { At } from './at.ts'
import type { Derivation, Source } from './derivation.ts'
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
  const values = valuesOf(figure, here, rest, e)
  const rule = figure.kind === 'rule' && e.program.figures.has(figure.name) ? figure : undefined
  const steering = rule && readingIn(rule.term)
  const reading = steering === undefined ? undefined : { name: steering, option: e.readings.get(steering) ?? '' }
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
  return {
    name: figure.name,
    kind: figure.kind,
    at: here,
    unit: printUnit(figure.unit),
    ...(rule ? { formula: formulaOf(rule, reading?.option) } : {}),
    ...(rule && isWhole
      ? { substituted: unparse(settle(rule.term, here, e), (part: Term) => showPart(part, here, e)) }
      : {}),
    value: nest(values, rest, e.layout, printValue),
    ...(sum === undefined ? {} : { sum }),
    clauses: figure.clauses.map((c) => c.text),
    ...(reading ? { reading } : {}),
    exceptions: isWhole ? exceptionsOf(rule, here, e) : [],
    waits: waitsOf(values),
    parts,
    ...(isSeen ? { seen: true } : {}),
    offset: figure.site.start + figure.site.name.start,
  }
}

/** A figure of the year before: its value and where that comes from; how it came about is the other year's business. */
function derivePrior(figure: Figure, here: At, e: Evaluated): Derivation {
  const rest = figure.dims.filter((d) => here[d] === undefined)
  const prior = e.priors.of(figure.name)
  const values = pick(prior.values, figure, here, rest, e)
  const sum = rest.length === 0 ? undefined : sumOf(figure, values)
  return {
    name: priorOf(figure.name),
    kind: 'prior',
    at: here,
    unit: printUnit(figure.unit),
    value: nest(values, rest, e.layout, printValue),
    ...(sum === undefined ? {} : { sum }),
    clauses: [],
    exceptions: [],
    waits: waitsOf(values),
    from: [...new Set(pick(prior.sources, figure, here, rest, e))].flatMap((source) => sourceOf(source, figure, e)),
    parts: [],
    offset: figure.site.start + figure.site.name.start,
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

/** The exceptions that hold at some members, by name. */
function exceptionsOf(rule: Rule | undefined, at: At, e: Evaluated): string[] {
  const find = (t: Term): string[] => {
    if (t.op === 'cases' && t.isException) {
      const active = activeCase(t, at, e)
      return active ? [active.name] : []
    }
    const within = wrapped(t)
    return within ? find(within) : []
  }
  return rule ? find(rule.term) : []
}

/** The reading that steers a rule, under what 例外, 保底, 封顶, 取整 and 维度 make of it. */
function readingIn(term: Term): string | undefined {
  if (term.op === 'reading') return term.reading
  const within = term.op === 'cases' && term.isException ? term.otherwise : wrapped(term)
  return within && readingIn(within)
}

/** What the keys beside a rule's body wrap: its body. */
function wrapped(term: Term): Term | undefined {
  if (term.op === 'round' || term.op === 'spread') return term.of
  return term.op === 'minimum' || term.op === 'maximum' ? term.of[0] : undefined
}

/** The values of a figure at some members, over the dimensions that are left. */
function valuesOf(figure: Figure, here: At, rest: readonly string[], e: Evaluated): readonly Value[] {
  const node = e.program.figures.get(figure.name)
  return node === undefined ? [] : pick(valuesAt(e, node, figure.dims), figure, here, rest, e)
}

/** What stands at some members, over the dimensions that are left, of what stands at all members of a figure. */
function pick<V>(all: readonly V[], figure: Figure, here: At, rest: readonly string[], e: Evaluated): readonly V[] {
  const fixed = figure.dims.filter((d) => here[d] !== undefined)
  if (fixed.length === 0) return all
  const wanted = fixed.map((d) => here[d] as string)
  const picked = all.filter((_, i) => {
    const names = e.layout.namesAt(figure.dims, i)
    return fixed.every((d, k) => names[figure.dims.indexOf(d)] === wanted[k])
  })
  return rest.length === 0 ? picked.slice(0, 1) : picked
}

/** The sum of amounts and heads; ratios and scores are not summed. */
function sumOf(figure: Figure, values: readonly Value[]): string | undefined {
  const { unit } = figure
  const isSummable =
    unit.kind === 'quantity' && unit.powers.length === 1 && unit.powers[0]?.[1] === 1 && !isRatioLike(unit)
  if (!isSummable || !values.every((v) => v instanceof Exact)) return undefined
  return toPlain((values as Exact[]).reduce(add, ZERO))
}
