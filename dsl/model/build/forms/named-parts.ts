import { problem } from '../../../diagnostic/diagnostic.ts'
import { kindOf } from '../../../diagnostic/phrases.ts'
import { printName } from '../../../syntax/expression/print.ts'
import type { Declaration } from '../../../syntax/policy/declaration.ts'
import { field, impliedKey, mapOf, pairOf, scalarAt } from '../../../syntax/policy/fields.ts'
import type { Node, Pair, ScalarNode } from '../../../syntax/yaml/node.ts'
import { inOrder } from '../../dimensions.ts'
import type { Term } from '../../term.ts'
import { align, unionDims } from '../../typing/align.ts'
import { commonUnit } from '../../typing/arithmetic.ts'
import { brokenTerm, isBroken, term } from '../../typing/context.ts'
import { truth } from '../../unit.ts'
import type { PlacedFormula } from '../formula.ts'
import { madeFormula, madeRule, once } from '../made-rules.ts'
import type { RuleTyping } from './form.ts'

/** A named part of a split: its name and its weight. */
export type NamedPart = Pair & { readonly value: ScalarNode }

/** 给: the named parts of a split, in order; none where a rule is no such split. */
export function namedParts(rule: Node): readonly NamedPart[] {
  const given = pairOf(rule, '分摊') ? field(rule, '给') : undefined
  return given?.kind === 'map' ? given.pairs.filter((p): p is NamedPart => p.value.kind === 'scalar') : []
}

/**
 * The parts of a split as rules of their own: each is the split, which runs over a dimension of its own name whose members are the parts, at
 * one member.
 */
export const partRules = once(({ name, value }) => ({
  declarations: namedParts(value).map((part) => partRule(name, value, part)),
  problems: [],
}))

function partRule(split: string, value: Node, { key }: NamedPart): Declaration {
  const text = `${printName(split)}〔${printName(key.text.trim())}〕`
  const rule = madeRule(key, madeFormula(text, key), value, ['依据', '显示'])
  // Each part has a standard term of its own.
  const terms = field(value, '通用名')
  const standard = terms && scalarAt(terms, key.text.trim())
  if (!standard || rule.value.kind !== 'map') return rule
  const pair = { key: impliedKey('通用名', standard.span), value: standard }
  return { ...rule, value: mapOf([...rule.value.pairs, pair], key.span) }
}

/** The weights of named parts as one figure over the split's own dimension. */
export function partWeights(
  split: string,
  parts: readonly { readonly name: string; readonly weight: PlacedFormula }[],
  whole: Term,
  t: RuleTyping,
): Term {
  const typed = parts.map((p) => t.term(p.weight))
  const unit = commonUnit(typed, kindOf.weights, t.typing)
  if (!unit) return brokenTerm(t.at)
  const [, ...weights] = align([whole, ...typed], t.typing) as [Term, ...Term[]]
  for (const [i, weight] of weights.entries()) {
    const extra = isBroken(whole) ? [] : weight.dims.filter((d) => !whole.dims.includes(d))
    if (extra.length === 0) continue
    t.report(problem('HC5054', weight.span, { name: parts[i]?.name ?? '', extra, whole: whole.dims }))
    return brokenTerm(t.at)
  }
  const dims = inOrder(t.scope.dimensions, [...unionDims(weights, t.typing), split])
  const member = { kind: 'member', dimension: split } as const
  return weights.slice(0, -1).reduceRight((otherwise, weight, i) => {
    const hand = term({ op: 'member', dimension: split }, member, [split], t.at)
    const name = term({ op: 'name', dimension: split, name: parts[i]?.name ?? '' }, member, [], t.at)
    const condition = term({ op: 'compare', comparison: '＝', left: hand, right: name }, truth, [split], t.at)
    return term({ op: 'choose', condition, then: weight, otherwise }, unit, dims, weight.span)
  }, weights.at(-1) as Term)
}
