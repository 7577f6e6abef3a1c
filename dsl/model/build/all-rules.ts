import { problem } from '../../diagnostic/diagnostic.ts'
import { place } from '../../diagnostic/phrases.ts'
import type { Placed } from '../../syntax/policy/declaration.ts'
import { wordsAt } from '../../syntax/policy/fields.ts'
import type { Span } from '../../text/span.ts'
import { inOrder } from '../dimensions.ts'
import { siteOfFigure } from '../model.ts'
import { orderByUse } from '../order.ts'
import { type Signature, term } from '../typing/context.ts'
import type { DeclaredFigure } from './declared-names.ts'
import { type Draft, settle } from './draft.ts'
import { sectionExceptions } from './exceptions.ts'
import { readCommon, readDeclaredDims, readDeclaredUnit } from './figures.ts'
import { type PendingRule, type RuleSurroundings, readRule } from './read-rule.ts'
import { Report, siteSpan } from './report.ts'
import { buildRule } from './rules.ts'

/**
 * Every rule: its formulas read, then given their meaning in an order in which each stands after those it uses. Gives that order; rules in a
 * cycle are left out of it, and told.
 */
export function buildRules(d: Draft): readonly string[] {
  const pending = readRules(d)
  const { order, foretold, cycles } = d.memory.of('order', orderRestsOn(pending, d), () => {
    const { order: byUse, cycles } = orderByUse(pending.keys(), (name) => pending.get(name)?.uses ?? [])
    return { ...typingOrder(byUse, pending, d), cycles }
  })
  for (const [name, form] of foretold) d.signatures.set(name, form)
  reportCycles(cycles, d)
  const section = new Set(d.section('例外').map((p) => p.declaration.name))
  const ofRules = [...pending.values()].flatMap((p) => p.exceptions.map((e) => e.name))
  const exceptionNames = { section, all: new Set([...section, ...ofRules]) }
  const { scope, readings } = d
  for (const name of order) {
    const one = pending.get(name) as PendingRule
    const rule = d.memory.rule(placedAs(name, d), one, scope, d.report, d.citations, (placed, report, citations) =>
      buildRule(placed, one, { scope, readings, exceptionNames, citations, report }),
    )
    const before = foretold.get(name)
    if (before && before.dims.join() !== rule.dims.join() && rule.unit.kind !== 'broken')
      d.report.problems.push(problem('HC5091', spanOf(name, d), { name, dims: rule.dims }))
    settle(d, rule)
    for (const used of one.uses) d.used.add(used)
  }
  // A rule that cannot be built for a cycle cites its clauses all the same.
  const built = new Set(order)
  for (const [name, { declaration }] of pending)
    if (!built.has(name)) d.citations.of(placedAs(name, d), wordsAt(declaration.value, '依据'))
  return order
}

/** All that the order of typing rests on: who uses whom, and what a rule says of its form where last year's values are used. */
function orderRestsOn(pending: ReadonlyMap<string, PendingRule>, { openings }: Draft): readonly unknown[] {
  const things: unknown[] = [...openings].flat()
  for (const [name, { uses, lastYear, declaration }] of pending) {
    things.push(uses.size, name, ...uses)
    if (lastYear.size > 0) things.push(declaration, ...lastYear)
  }
  return things
}

/**
 * The order in which rules are typed. A figure whose last year's value is used must be typed before; where that goes round in a circle, what
 * a rule says of its own unit and dimensions is taken for its form beforehand (`foretold`).
 */
function typingOrder(
  byUse: readonly string[],
  pending: ReadonlyMap<string, PendingRule>,
  d: Draft,
): { order: readonly string[]; foretold: ReadonlyMap<string, Signature> } {
  const lastYearOf = (name: string): string[] =>
    [...(pending.get(name) as PendingRule).lastYear].filter((l) => pending.has(l) && !d.openings.has(l))
  const ordered = (known: ReadonlyMap<string, Signature>) =>
    orderByUse(byUse, (name) => [
      ...(pending.get(name) as PendingRule).uses,
      ...lastYearOf(name).filter((l) => l !== name && !known.has(l)),
    ])
  const foretell = (names: readonly string[]): Map<string, Signature> => {
    const known = names.flatMap((name) => {
      const form = saidForm(placedAs(name, d), d)
      return form ? [[name, form] as const] : []
    })
    return new Map(known)
  }
  let foretold = foretell(byUse.filter((name) => lastYearOf(name).includes(name)))
  let typed = ordered(foretold)
  if (typed.cycles.length > 0) {
    foretold = foretell([...new Set(byUse.flatMap(lastYearOf))])
    typed = ordered(foretold)
  }
  return { order: typed.cycles.length === 0 ? typed.order : byUse, foretold }
}

/** A rule as far as it says its unit and dimensions; without 维度 it has none. Its faults are told when it is built. */
function saidForm(placed: Placed, d: Draft): Signature | undefined {
  const silent = new Report()
  const unit = readDeclaredUnit(placed, d.nouns, silent)?.unit
  if (!unit) return undefined
  const { name } = placed.declaration
  const dims = inOrder(d.dimensions, readDeclaredDims(placed, d.dimensions, silent) ?? [])
  const itself = term({ op: 'lastYear', name }, unit, dims, placed.declaration.key.span)
  return {
    ...readCommon(placed, d.nouns, silent),
    kind: 'rule',
    unit,
    dims,
    clauses: [],
    term: itself,
    formulas: [],
    bounds: [],
  }
}

function readRules(d: Draft): Map<string, PendingRule> {
  const { names, read, readings, declared, report } = d
  const isRule = (name: string): boolean => declared.get(name)?.kind === '规则'
  const exceptions = sectionExceptions(d.section('例外'), names, isRule, d.citations, report)
  const surroundings: RuleSurroundings = {
    read,
    names,
    readings,
    ruleNamed: (name) => (isRule(name) ? declared.get(name)?.placed.declaration : undefined),
    exceptionsOf: (name) => exceptions.get(name) ?? [],
    citations: d.citations,
  }
  const pending = new Map<string, PendingRule>()
  for (const [name, { kind, placed }] of declared) {
    if (kind !== '规则') continue
    pending.set(
      name,
      d.memory.pending(placed, read, names, report, (say) => readRule(placed, surroundings, say)),
    )
  }
  return pending
}

/** How many steps of a long cycle are shown in the file. */
const MOST_STEPS = 12

/** Each cycle once, as the path of names, every step's place beside it. */
function reportCycles(cycles: readonly (readonly string[])[], d: Draft): void {
  for (const cycle of cycles) {
    const steps = cycle.slice(0, -1).map((name) => ({ name, span: spanOf(name, d) }))
    const first = steps[0]
    if (!first) continue
    d.report.problems.push(
      problem(
        'HC3002',
        first.span,
        { names: cycle },
        { related: steps.slice(1, MOST_STEPS).map((s) => ({ message: place.here(s.name), span: s.span })) },
      ),
    )
  }
}

/** The declaration of a figure that there is. */
function placedAs(name: string, { declared }: Draft): Placed {
  return (declared.get(name) as DeclaredFigure).placed
}

function spanOf(name: string, { sites }: Draft): Span {
  return siteSpan(siteOfFigure({ sites }, name))
}
