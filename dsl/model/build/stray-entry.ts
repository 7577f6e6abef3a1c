import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import type { MapNode, Node, Pair } from '../../syntax/yaml/node.ts'
import { readQuantity } from '../quantity.ts'

const operator =
  /[＋+×÷*^]|\s[-－/]\s|[\p{Script=Han}％%）)][－-][\p{Script=Han}（(\d]|[（(].*[，,].*[）)]|^(?:如果|若)/u

/** Keys that only a whole entry has. */
const bodies: readonly string[] = ['公式', '按解读', '分情形', '分段', '分摊', '参照', '值', '按年度', '待定']

/**
 * What to say of a key of an entry that is none, near to none, and has what an entry of its own has: a formula, a number, or keys. Whoever goes on
 * behind a rule's last line has its blanks before the next one. Undefined for any other.
 */
export function strayEntry(
  pair: Pair,
  inside: string,
  value: MapNode,
  nouns: ReadonlySet<string>,
): Problem | undefined {
  if (value.flow || !isEntry(pair.value, nouns)) return undefined
  return problem('HC5141', pair.key.span, { key: pair.key.text.trim(), inside })
}

function isEntry(node: Node, nouns: ReadonlySet<string>): boolean {
  if (node.kind === 'map') return node.pairs.some(({ key }) => bodies.includes(key.text.trim()))
  if (node.kind !== 'scalar' || node.style === 'missing') return false
  return operator.test(node.text) || readQuantity(node.text, nouns) !== undefined
}
