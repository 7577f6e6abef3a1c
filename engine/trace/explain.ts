import { type Figure, offsetOf, type Rule } from '../../dsl/model/model.ts'
import type { Term } from '../../dsl/model/term.ts'
import { isRatioLike, printUnit } from '../../dsl/model/unit.ts'
import { unparse } from '../../dsl/model/unparse.ts'
import { type Evaluated, valuesAt } from '../exact/evaluated.ts'
import { nest } from '../exact/nest.ts'
import { printValue } from '../exact/print-value.ts'
import { Open, type Value } from '../exact/value.ts'
import { add, Exact, ZERO } from '../number/exact.ts'
import { toPlain } from '../number/format.ts'
import type { At } from './at.ts'
import type { Derivation } from './derivation.ts'
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
  const steering = rule && readingIn(rule.term)
  const reading = steering === undefined ? undefined : { name: steering, option: e.readings.get(steering) ?? '' }
  const isWhole = rest.length === 0
  const parts =
    rule && !isSeen && depth < DEEPEST
      ? usesOf(rule, here, e).flatMap(({ name, at: place }) => {
          const used = e.program.graph.model.figures.get(name)
          return used ? [derive(used, place, e, seen, depth + 1)] : []
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
    value: nest(values, rest, e.layout, (v) => printValue(v, figure.unit)),
    ...(sum === undefined ? {} : { sum }),
    ...(since === undefined ? {} : { since }),
    clauses: figure.clauses.map((c) => c.text),
    ...(reading ? { reading } : {}),
    exceptions: isWhole ? exceptionsOf(rule, here, e) : [],
    waits: [...new Set(values.flatMap((v) => (v instanceof Open ? v.causes.map((c) => c.name) : [])))],
    parts,
    ...(isSeen ? { seen: true } : {}),
    offset: offsetOf(e.program.graph.model, figure.site),
  }
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

/** The sum of amounts and heads; ratios and scores are not summed. */
function sumOf(figure: Figure, values: readonly Value[]): string | undefined {
  const { unit } = figure
  const isSummable =
    unit.kind === 'quantity' && unit.powers.length === 1 && unit.powers[0]?.[1] === 1 && !isRatioLike(unit)
  if (!isSummable || !values.every((v) => v instanceof Exact)) return undefined
  return toPlain((values as Exact[]).reduce(add, ZERO))
}
