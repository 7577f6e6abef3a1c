import { type Problem, problem } from '../../dsl/diagnostic/diagnostic.ts'
import type { Figure } from '../../dsl/model/model.ts'
import type { Layout } from '../exact/layout.ts'
import { MOST_LISTED, type Passage } from './passage.ts'

/** Members of one year that the other lacks, gathered by dimension, with the figures that this concerns. */
export class MembersByDimension {
  private readonly found = new Map<string, { members: Set<string>; names: Set<string> }>()

  /** Takes in those of a place that the other year lacks. */
  add({ name, dims }: Figure, members: readonly string[], other: Layout): void {
    for (const [k, member] of members.entries()) {
      const dimension = dims[k] as string
      if (other.members.names.get(dimension)?.includes(member)) continue
      const group = this.found.get(dimension) ?? { members: new Set(), names: new Set() }
      this.found.set(dimension, group)
      group.members.add(member)
      group.names.add(name)
    }
  }

  /** A message for each dimension. */
  problems(code: 'HC6095' | 'HC6098', passages: readonly Passage[]): Problem[] {
    return [...this.found].flatMap(([dimension, { members, names }]) => {
      const { path, span } = (passages[0] as Passage).reference
      const listed = { members: [...members].slice(0, MOST_LISTED), count: members.size }
      return [problem(code, span, { dimension, path, ...listed, names: [...names] })]
    })
  }
}
