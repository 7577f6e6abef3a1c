import type { Rule } from '../../dsl/model/model.ts'
import { inner, type Term } from '../../dsl/model/term.ts'
import type { Evaluated } from '../exact/evaluated.ts'
import { type At, followed, type Within, without } from './at.ts'
import { activeCase, settle, truthAt } from './settle.ts'
import { countedIn, scopeOf } from './within.ts'

/** A figure that a formula uses, at which members, and which of the rest count. */
export interface Use {
  readonly name: string
  readonly at: At
  readonly within?: Within
  /** Whether the figure of the year before is meant. */
  readonly isPrior: boolean
}

/** The figures that a rule uses at some members, each once, in the order of the formula; branches that do not hold are left out. */
export function usesOf(rule: Rule, at: At, within: Within | undefined, e: Evaluated): Use[] {
  const found = new Map<string, Use>()
  const visit = (t: Term, here: At, some: Within | undefined): void => {
    switch (t.op) {
      case 'figure':
      case 'lastYear': {
        const dims = e.program.graph.model.figures.get(t.name)?.dims ?? []
        const scope = scopeOf(dims, here, some, e.layout)
        found.set(`${t.op} ${t.name} ${JSON.stringify(scope)}`, {
          name: t.name,
          ...scope,
          isPrior: t.op === 'lastYear',
        })
        return
      }
      case 'reading':
        for (const o of t.options) if (o.option === e.readings.get(t.reading)) visit(o.term, here, some)
        return
      case 'choose': {
        visit(t.condition, here, some)
        const holds = truthAt(t.condition, here, e)
        if (holds !== false) visit(t.then, here, some)
        if (holds !== true) visit(t.otherwise, here, some)
        return
      }
      case 'cases': {
        for (const c of t.cases) visit(c.when, here, some)
        const active = activeCase(t, here, e)
        const chosen = active ? active.value : t.otherwise
        if (chosen) visit(chosen, here, some)
        return
      }
      case 'bands': {
        const settled = settle(t, here, e)
        visit(t.of, here, some)
        if (settled !== t) visit(settled, here, some)
        return
      }
      case 'follow':
        visit(
          t.of,
          followed(here, t.path, e.layout),
          some?.map((one) => followed({ ...one, ...here }, t.path, e.layout)),
        )
        return
      case 'pick':
        visit(t.of, { ...here, [t.dimension]: t.member }, some)
        return
      case 'aggregate':
      case 'share':
        for (const part of inner(t)) visit(part, without(here, t.over), countedIn(t, here, some, e))
        return
      case 'split':
        visit(t.whole, here, some)
        visit(t.weights, here, some)
        visit(t.weights, without(here, t.over), countedIn(t, here, some, e))
        return
      default:
        for (const part of inner(t)) visit(part, here, some)
    }
  }
  visit(rule.term, at, within)
  return [...found.values()]
}
