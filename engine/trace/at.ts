import type { Path } from '../../dsl/model/term.ts'
import type { Layout } from '../exact/layout.ts'

/** Members at hand, by dimension; a dimension left out stands for all of its members. */
export type At = Readonly<Record<string, string>>

/** What counts where a formula takes only some members: each entry names one for some dimensions; left out, all count. */
export type Within = readonly At[]

/** The members at hand but those of some dimensions. */
export function without(at: At, dims: readonly string[]): At {
  return Object.fromEntries(Object.entries(at).filter(([d]) => !dims.includes(d)))
}

/** The members at hand after following attributes from one dimension to another. */
export function followed(at: At, path: Path, layout: Layout): At {
  const target = targetOf(at, path, layout)
  return target === undefined ? without(at, [path.to]) : { ...at, [path.to]: target }
}

/** The member to which attributes lead from the members at hand; undefined where they lead nowhere. */
export function targetOf(at: At, path: Path, layout: Layout): string | undefined {
  const { names, attributes } = layout.members
  let place = names.get(path.from)?.indexOf(at[path.from] ?? '') ?? -1
  for (const step of path.steps)
    if (place >= 0) place = attributes.get(step.dimension)?.get(step.attribute)?.[place] ?? -1
  return place < 0 ? undefined : names.get(path.to)?.[place]
}
