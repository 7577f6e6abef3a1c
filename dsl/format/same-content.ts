import type { Node, ScalarNode } from '../syntax/yaml/node.ts'

/** For a scalar that was written anew, whether what it reads as now will do. */
export type Holds = ReadonlyMap<ScalarNode, (after: ScalarNode) => boolean>

/** Whether two trees have the same keys, items and texts, places and quotes aside; scalars in `holds` are judged by it. */
export function sameContent(before: Node, after: Node, holds: Holds): boolean {
  if (before.kind === 'scalar') return after.kind === 'scalar' && sameScalar(before, after, holds)
  if (before.kind === 'list') {
    return (
      after.kind === 'list' &&
      before.items.length === after.items.length &&
      before.items.every((item, i) => sameContent(item, after.items[i] as Node, holds))
    )
  }
  return (
    after.kind === 'map' &&
    before.pairs.length === after.pairs.length &&
    before.pairs.every(({ key, value }, i) => {
      const other = after.pairs[i]
      return other !== undefined && sameScalar(key, other.key, holds) && sameContent(value, other.value, holds)
    })
  )
}

function sameScalar(before: ScalarNode, after: ScalarNode, holds: Holds): boolean {
  const wanted = holds.get(before)
  if (wanted) return wanted(after)
  return before.text === after.text && (before.style === 'missing') === (after.style === 'missing')
}
