import type { Path } from '../../dsl/model/term.ts'
import type { Layout } from '../exact/layout.ts'

/** Members at hand, by dimension; a dimension left out stands for all of its members. */
export type At = Readonly<Record<string, string>>

/** The members at hand but those of some dimensions. */
export function without(at: At, dims: readonly string[]): At {
  return Object.fromEntries(Object.entries(at).filter(([d]) => !dims.includes(d)))
}

/** The members at hand after following attributes from one dimension to another. */
export function followed(at: At, path: Path, layout: Layout): At {
  const { names, attributes } = layout.members
  let place = names.get(path.from)?.indexOf(at[path.from] ?? '') ?? -1
  for (const step of path.steps)
    if (place >= 0) place = attributes.get(step.dimension)?.get(step.attribute)?.[place] ?? -1
  const target = place < 0 ? undefined : names.get(path.to)?.[place]
  return target === undefined ? without(at, [path.to]) : { ...at, [path.to]: target }
}
