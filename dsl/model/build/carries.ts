import type { Placed } from '../../syntax/policy/declaration.ts'
import { impliedKey, mapOf, pairOf, textAt } from '../../syntax/policy/fields.ts'
import type { Pair } from '../../syntax/yaml/node.ts'

/** 结转 as rules: each carried figure has 期末 as its formula; 期初 names the input that opens the first year. */
export function carryRules(declarations: readonly Placed[]): { rules: Placed[]; openings: Map<string, string> } {
  const openings = new Map<string, string>()
  const rules = declarations.flatMap((placed): Placed[] => {
    const { declaration } = placed
    const closing = pairOf(declaration.value, '期末')
    const opening = textAt(declaration.value, '期初')
    if (!closing || opening === undefined) return []
    openings.set(declaration.name, opening)
    const pairs: Pair[] = [{ key: impliedKey('公式', closing.key.span), value: closing.value }]
    for (const key of ['依据', '说明', '别名', '显示']) {
      const pair = pairOf(declaration.value, key)
      if (pair) pairs.push(pair)
    }
    return [{ ...placed, declaration: { ...declaration, value: mapOf(pairs, declaration.value.span), problems: [] } }]
  })
  return { rules, openings }
}
