import { type Problem, problem } from '../diagnostic/diagnostic.ts'
import { suggest } from '../diagnostic/suggest.ts'
import type { Span } from '../text/span.ts'
import { memberNamed } from './calendar-members.ts'

/** A figure as a person names it, at some members: 支出〔居民医保，机构＝县医院〕. */
export interface FigureAt {
  readonly name: string
  readonly members: readonly { readonly dimension?: string; readonly member: string }[]
}

const bracketed = /^(.*?)\s*[〔[【［](.*)[〕\]】］]$/s

/** Cuts 名〔成员，维度＝成员〕 into its parts; brackets and marks of either width. Without brackets it is all name. */
export function readFigureAt(words: string): FigureAt {
  const [, name, inner] = bracketed.exec(words.trim()) ?? []
  if (!name || inner === undefined) return { name: words.trim(), members: [] }
  if (inner.trim() === '') return { name, members: [] }
  const members = inner.split(/[，,、]/).map((part) => {
    const [left = '', right] = part.split(/[＝=]/).map((word) => word.trim())
    return right === undefined ? { member: left } : { dimension: left, member: right }
  })
  return { name, members }
}

/**
 * The dimension of each member that stands behind a figure's name: the one that is said, or the one that has such a member; in the order
 * of the figure's dimensions where that leaves a choice. What does not fit is a problem at `span`.
 */
export function dimensionsOf(
  figure: { readonly name: string; readonly dims: readonly string[] },
  members: FigureAt['members'],
  known: (dimension: string) => readonly string[],
  span: Span,
): ReadonlyMap<string, string> | Problem {
  const { name, dims } = figure
  const at = new Map<string, string>()
  const given = members.map((m) => m.member)
  if (dims.length > 0 && members.length > dims.length) return problem('HC6073', span, { name, dims, given })
  for (const { dimension } of members) {
    if (dimension !== undefined && !dims.includes(dimension)) return problem('HC4008', span, { name, dimension })
  }
  const said = new Set(members.flatMap((m) => m.dimension ?? []))
  for (const [i, { dimension, member }] of members.entries()) {
    const free = dimension === undefined ? dims.filter((d) => !at.has(d) && !said.has(d)) : [dimension]
    const [own, ...others] = free.filter((d) => memberNamed(d, member, known(d)) !== undefined)
    const inOrder = dims[i] as string
    if (own === undefined) {
      const first = free[0]
      if (first === undefined) return problem('HC4008', span, { name, dimension: member })
      const near = suggest(member, free.flatMap(known))
      return problem('HC6004', span, { dimension: free.join('、'), member, near })
    }
    if (others.length > 0 && (members.length < dims.length || !free.includes(inOrder)))
      return problem('HC3006', span, { member, dimensions: [own, ...others] })
    const found = others.length === 0 ? own : inOrder
    if (at.has(found)) return problem('HC6025', span, { name: found })
    at.set(found, memberNamed(found, member, known(found)) as string)
  }
  return at
}
