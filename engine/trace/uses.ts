import type { Rule } from '../../dsl/model/model.ts'
import { inner, type Term } from '../../dsl/model/term.ts'
import type { Evaluated } from '../exact/evaluated.ts'
import { type At, followed, without } from './at.ts'
import { activeCase, settle, truthAt } from './settle.ts'

/** A figure that a formula uses, and at which members. */
export interface Use {
  readonly name: string
  readonly at: At
  /** Whether the figure of the year before is meant. */
  readonly isPrior: boolean
}

/** The figures that a rule uses at some members, each once, in the order of the formula; branches that do not hold are left out. */
export function usesOf(rule: Rule, at: At, e: Evaluated): Use[] {
  const found = new Map<string, Use>()
  const visit = (t: Term, here: At): void => {
    switch (t.op) {
      case 'figure':
      case 'lastYear': {
        const dims = e.program.graph.model.figures.get(t.name)?.dims ?? []
        const own = Object.fromEntries(dims.flatMap((d) => (here[d] === undefined ? [] : [[d, here[d]]])))
        found.set(`${t.op} ${t.name} ${JSON.stringify(own)}`, { name: t.name, at: own, isPrior: t.op === 'lastYear' })
        return
      }
      case 'reading':
        for (const o of t.options) if (o.option === e.readings.get(t.reading)) visit(o.term, here)
        return
      case 'choose': {
        visit(t.condition, here)
        const holds = truthAt(t.condition, here, e)
        if (holds !== false) visit(t.then, here)
        if (holds !== true) visit(t.otherwise, here)
        return
      }
      case 'cases': {
        for (const c of t.cases) visit(c.when, here)
        const active = activeCase(t, here, e)
        const chosen = active ? active.value : t.otherwise
        if (chosen) visit(chosen, here)
        return
      }
      case 'bands': {
        const settled = settle(t, here, e)
        visit(t.of, here)
        if (settled !== t) visit(settled, here)
        return
      }
      case 'follow':
        visit(t.of, followed(here, t.path, e.layout))
        return
      case 'pick':
        visit(t.of, { ...here, [t.dimension]: t.member })
        return
      case 'aggregate':
      case 'share':
        for (const part of inner(t)) visit(part, without(here, t.over))
        return
      case 'split':
        visit(t.whole, here)
        visit(t.weights, here)
        visit(t.weights, without(here, t.over))
        return
      default:
        for (const part of inner(t)) visit(part, here)
    }
  }
  visit(rule.term, at)
  return [...found.values()]
}
