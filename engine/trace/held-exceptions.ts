import type { Rule } from '../../dsl/model/model.ts'
import { type Case, exceptionsIn, type Term } from '../../dsl/model/term.ts'
import { evaluateTerm } from '../exact/evaluate-term.ts'
import type { Evaluated } from '../exact/evaluated.ts'
import { Open } from '../exact/value.ts'
import { dimsOf, leavesOf } from './leaves.ts'

/** An exception that holds for somebody: whom it meets, and which rules it changes. */
export interface HeldException {
  readonly name: string
  /** The rules that it changes for these members. */
  readonly rules: readonly string[]
  /** The dimensions over which it is told. */
  readonly dims: readonly string[]
  /** For whom it holds, a member for each dimension. */
  readonly at: readonly (readonly string[])[]
  /** For whom its condition is true while another goes before it (优先于), which is named. */
  readonly behind: readonly { readonly at: readonly string[]; readonly name: string }[]
  readonly clauses: readonly string[]
}

type Cases = Extract<Term, { op: 'cases' }>

/** The exceptions of a policy that hold for somebody, as things stand: those of the section 例外 first, in its order. */
export function heldExceptions(e: Evaluated): readonly HeldException[] {
  const { model } = e.program.graph
  const found = new Map<string, HeldException>()
  for (const figure of model.figures.values()) {
    if (figure.kind !== 'rule' || !e.program.figures.has(figure.name)) continue
    for (const one of heldIn(figure, e)) {
      const { rules, ...rest } = one
      const key = JSON.stringify(rest)
      found.set(key, { ...one, rules: [...(found.get(key)?.rules ?? []), ...rules] })
    }
  }
  const shared = [...model.exceptions.keys()]
  const place = (name: string): number => (shared.includes(name) ? shared.indexOf(name) : shared.length)
  return [...found.values()].sort((a, b) => place(a.name) - place(b.name))
}

function heldIn(rule: Rule, e: Evaluated): readonly HeldException[] {
  return casesOf(rule.term).flatMap(({ cases, dims: all }) =>
    cases.flatMap((one, i) => {
      const before = cases.filter((other) => other.beats.includes(i))
      const dims = all.filter((d) => [one, ...before].some(({ when }) => when.dims.includes(d)))
      const holds = truths(one, dims, e)
      const others = before.map((other) => ({ name: other.name, holds: truths(other, dims, e) }))
      const met = holds.flatMap((isTrue, place) => {
        if (!isTrue) return []
        return [{ at: e.layout.namesAt(dims, place), name: others.find((other) => other.holds[place])?.name }]
      })
      if (met.length === 0) return []
      const at = met.flatMap((m) => (m.name === undefined ? [m.at] : []))
      const behind = met.flatMap(({ at, name }) => (name === undefined ? [] : [{ at, name }]))
      return [{ name: one.name, rules: [rule.name], dims, at, behind, clauses: one.clauses }]
    }),
  )
}

/** The terms of a rule in which exceptions stand. */
function casesOf(term: Term): readonly Cases[] {
  if (exceptionsIn(term).length === 0) return []
  switch (term.op) {
    case 'round':
    case 'spread':
    case 'follow':
      return casesOf(term.of)
    case 'minimum':
    case 'maximum':
      return casesOf(term.of[0] as Term)
    default:
      return term.op === 'cases' && term.isException ? [term] : []
  }
}

function truths({ when }: Case, dims: readonly string[], e: Evaluated): readonly boolean[] {
  const values = evaluateTerm(when, dims, leavesOf(e), e.layout, (name) => dimsOf(name, e))
  return values.map((value) => (value instanceof Open ? value.at : value) === true)
}
