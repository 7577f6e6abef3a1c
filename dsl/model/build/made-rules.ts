import type { Problem } from '../../diagnostic/diagnostic.ts'
import type { Declaration, Placed } from '../../syntax/policy/declaration.ts'
import { impliedKey, mapOf, pairOf } from '../../syntax/policy/fields.ts'
import type { Node, ScalarNode } from '../../syntax/yaml/node.ts'
import type { Report } from './report.ts'

/** The rules that a declaration of another kind stands for, and what is wrong with it as such. */
export interface Made {
  readonly declarations: readonly Declaration[]
  readonly problems: readonly Problem[]
}

/** The same work for the same declaration once only, so that rules that were made stay the same objects while their source does. */
export function once(make: (declaration: Declaration) => Made): (declaration: Declaration) => Made {
  const kept = new WeakMap<Declaration, Made>()
  return (declaration) => {
    const known = kept.get(declaration)
    if (known) return known
    const made = make(declaration)
    kept.set(declaration, made)
    return made
  }
}

/** A rule that stands for something else: its formula, and the keys that it takes over from `source`, where that has them. */
export function madeRule(key: ScalarNode, formula: Node, source: Node, keys: readonly string[]): Declaration {
  const own = { key: impliedKey('公式', formula.span), value: formula }
  const pairs = [own, ...keys.flatMap((word) => pairOf(source, word) ?? [])]
  return { name: key.text.trim(), key, value: mapOf(pairs, key.span), problems: [] }
}

/** A formula that nobody wrote: it stands, all of it, at a name. */
export function madeFormula(text: string, { span }: ScalarNode): ScalarNode {
  const offsets = Array.from({ length: text.length + 1 }, () => span.start)
  return { kind: 'scalar', text, style: 'plain', span, first: span.start, offsets }
}

/** The rules that some declarations stand for, each at its source's place; problems are reported there. `group` names those without one. */
export function madeRules(
  sources: readonly Placed[],
  make: (declaration: Declaration) => Made,
  report: Report,
  group: (source: Placed) => string | undefined = ({ group }) => group,
): Placed[] {
  return sources.flatMap((source) => {
    const { declarations, problems } = make(source.declaration)
    for (const p of problems) report.add(source.start, p)
    return declarations.map((declaration) => ({ ...source, declaration, group: group(source) }))
  })
}
