import type { Claim, Constraint, Figure, Model, Property, Rule } from '../../dsl/model/model.ts'
import type { Term } from '../../dsl/model/term.ts'
import type { Body } from './body.ts'
import { lowerConstraint, lowerRule, lowerWhere } from './lower.ts'

/**
 * A policy as a graph. Upper level: figures, an edge where one uses another; in an order where each stands after those it uses.
 * Lower level: the body of each rule and constraint.
 */
export interface Graph {
  readonly model: Model
  /** Rules that have a body, in order of evaluation; what is broken is not among them. */
  readonly rules: readonly Rule[]
  readonly bodies: ReadonlyMap<string, Body>
  readonly constraints: readonly { readonly constraint: Constraint; readonly body: Body }[]
  readonly claims: readonly { readonly claim: Claim; readonly body: Body }[]
  readonly properties: readonly { readonly property: Property; readonly body: Body }[]
}

/** Keeps bodies by their terms, so that a rule that did not change is not written again. */
export type BodyCache = WeakMap<Term, Body>

/** Builds the graph of a model. Rules that are broken, or use something broken, have no place in it. */
export function buildGraph(model: Model, cache: BodyCache = new WeakMap()): Graph {
  const bodies = new Map<string, Body>()
  const rules: Rule[] = []
  const has = (name: string): boolean => {
    const figure = model.figures.get(name)
    return figure !== undefined && (figure.kind !== 'rule' || bodies.has(name))
  }
  const remember = (term: Term, make: () => Body): Body => {
    const kept = cache.get(term)
    if (kept) return kept
    const made = make()
    cache.set(term, made)
    return made
  }
  for (const name of model.order) {
    const rule = model.figures.get(name)
    if (rule?.kind !== 'rule' || isBroken(rule)) continue
    const body = remember(rule.term, () => bodyOf(rule))
    if (!body.uses.every(has)) continue
    bodies.set(name, body)
    rules.push(rule)
  }
  const constraints = model.constraints.flatMap((constraint) => {
    const body = remember(constraint.term, () => lowerConstraint(constraint.term))
    return body.uses.every(has) ? [{ constraint, body }] : []
  })
  const claims = model.claims.flatMap((claim) => {
    const body = remember(claim.term, () => lowerRule(claim.term, claim.term.dims, claim.name))
    return body.uses.every(has) ? [{ claim, body }] : []
  })
  const properties = model.properties.flatMap((property) => {
    const body = remember(property.term, () => lowerRule(property.term, property.term.dims, property.name))
    return body.uses.every(has) ? [{ property, body }] : []
  })
  return { model, rules, bodies, constraints, claims, properties }
}

function bodyOf(rule: Rule): Body {
  return rule.only ? lowerWhere(rule.term, rule.only, rule.name) : lowerRule(rule.term, rule.dims, rule.name)
}

function isBroken(figure: Figure): boolean {
  return figure.unit.kind === 'broken' || (figure.kind === 'rule' && figure.term.op === 'broken')
}

/** The figures that some use, directly or through others, themselves included. */
export function reach(graph: Graph, names: Iterable<string>): Set<string> {
  const found = new Set<string>()
  const left = [...names]
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    if (found.has(name)) continue
    found.add(name)
    left.push(...(graph.bodies.get(name)?.uses ?? []))
  }
  return found
}
