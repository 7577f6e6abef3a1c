import type { Term } from '../../dsl/model/term.ts'
import type { Evaluated } from '../exact/evaluated.ts'
import type { Layout } from '../exact/layout.ts'
import { type At, targetOf, type Within, without } from './at.ts'
import { truthsOf } from './settle.ts'

/** Where a figure is taken: at members, and of the rest, where not all count, only at some. */
export interface Scope {
  readonly at: At
  readonly within?: Within
}

type Over = Extract<Term, { op: 'aggregate' | 'share' | 'split' }>

/** What counts inside an aggregate, a share or the weights of a split: the members of the group at hand for which the condition holds. */
export function countedIn(t: Over, here: At, within: Within | undefined, e: Evaluated): Within | undefined {
  const around = within && distinct(within.map((one) => without(one, t.over)))
  const condition = t.op === 'split' ? undefined : t.where
  if (t.by.length === 0 && !condition) return around
  const holds = condition && truthsOf(condition, e)
  const all = membersOf(t.over, e.layout).flatMap((members) => {
    const reached = t.by.map((path) => [path.to, targetOf(members, path, e.layout)] as const)
    return reached.every(([, name]) => name !== undefined) ? [{ members, groups: reached as [string, string][] }] : []
  })
  return (around ?? [{}]).flatMap((one) => {
    const hand = { ...one, ...here }
    return all.flatMap(({ members, groups }) => {
      const isOf = groups.every(([d, name]) => hand[d] === undefined || hand[d] === name)
      if (!isOf || holds?.({ ...hand, ...members }) === false) return []
      return [{ ...one, ...Object.fromEntries(groups), ...members }]
    })
  })
}

/** Every combination of members of some dimensions. */
function membersOf(dims: readonly string[], layout: Layout): Within {
  return dims.reduce<Within>(
    (before, d) => before.flatMap((one) => (layout.members.names.get(d) ?? []).map((name) => ({ ...one, [d]: name }))),
    [{}],
  )
}

/** Where a figure over some dimensions is taken. */
export function scopeOf(dims: readonly string[], here: At, within: Within | undefined, layout: Layout): Scope {
  const at = only(here, dims)
  const [first] = within ?? []
  const open = dims.filter((d) => at[d] === undefined && (first === undefined || d in first))
  if (!within || open.length === 0) return { at }
  const rows = distinct(within.map((one) => only(one, open)))
  const [row, ...others] = rows
  if (row && others.length === 0) return { at: { ...at, ...row } }
  return rows.length === layout.size(open) ? { at } : { at, within: rows }
}

/** Members at hand of some dimensions. */
export function only(at: At, dims: readonly string[]): At {
  return Object.fromEntries(dims.flatMap((d) => (at[d] === undefined ? [] : [[d, at[d]]])))
}

function distinct(within: Within): Within {
  return [...new Map(within.map((one) => [JSON.stringify(one), one])).values()]
}
