import { problem } from '../../diagnostic/diagnostic.ts'
import type { Placed } from '../../syntax/policy/declaration.ts'
import { impliedKey, mapOf, pairOf, textAt } from '../../syntax/policy/fields.ts'
import type { Pair } from '../../syntax/yaml/node.ts'
import type { Figure } from '../model.ts'
import type { Names } from '../names.ts'
import { type Report, siteSpan } from './report.ts'

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

/** Tells of each carried figure that runs over other dimensions than its opening. */
export function checkCarries(
  openings: ReadonlyMap<string, string>,
  figures: ReadonlyMap<string, Figure>,
  names: Names,
  report: Report,
): void {
  for (const [name, opening] of openings) {
    const rule = figures.get(name)
    if (!rule || rule.unit.kind === 'broken') continue
    const dims = figures.get(names.meanings.get(opening)?.name ?? '')?.dims
    const isAlike = dims?.length === rule.dims.length && rule.dims.every((d) => dims.includes(d))
    if (!isAlike) report.problems.push(problem('HC5043', siteSpan(rule.site), { name, opening }))
  }
}
