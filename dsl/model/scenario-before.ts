import { field } from '../syntax/policy/fields.ts'
import type { MapNode, Node, Pair, ScalarNode } from '../syntax/yaml/node.ts'
import type { Scenario } from './scenario.ts'

/** The key under which 上年 names a scenario where it has figures beside it. */
const nameKey = '情景'

/** 上年 of a scenario: the scenario of the year before that it names (by itself or under 情景), and the figures that it gives. */
export function readBefore(root: MapNode): { readonly before?: Scenario['before']; readonly figures: readonly Pair[] } {
  const value = field(root, '上年')
  const named = value && (written(value) ?? written(field(value, nameKey)))
  const pairs = value?.kind === 'map' ? value.pairs : []
  return {
    ...(named ? { before: { path: named.text.trim(), span: named.span } } : {}),
    figures: pairs.filter(({ key }) => key.text.trim() !== nameKey),
  }
}

/** Text that is there, be it blank: that nothing is behind a key has been told by the reader of the file. */
function written(node: Node | undefined): ScalarNode | undefined {
  return node?.kind === 'scalar' && node.style !== 'missing' ? node : undefined
}
