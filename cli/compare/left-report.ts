import { type ComparedTerm, keptAndBorne, leftToInstitutions } from '../../engine/index.ts'
import { compare, type Exact, exact } from '../../engine/number/exact.ts'
import { textTable } from '../print/text-table.ts'
import { shownUnit, shownValue } from '../run/shown-value.ts'
import type { ComparedPolicy } from './compared-policy.ts'

/** Which policy leaves the institutions more: those for which it is known, most first, and who else has the two figures. '' where fewer than two are known. */
export function leftReport(policies: readonly ComparedPolicy[], terms: readonly ComparedTerm[]): string {
  const left = leftToInstitutions(terms)
  const sides = keptAndBorne(terms)?.map(({ term }) => term.name)
  const known = left.flatMap((one, i) => (one ? [{ ...one, head: policies[i]?.head ?? '' }] : []))
  if (known.length < 2) return ''
  known.sort((a, b) => compare(exact(b.amount) as Exact, exact(a.amount) as Exact))
  const rows = known.map(({ head, amount, provisional }) => [
    head,
    `${shownValue(amount, '元')}${shownUnit('元')}`,
    provisional.length === 0 ? '' : `暂：${provisional.join('、')}`,
  ])
  const unknown = policies.filter((_, i) => !left[i]).map(({ head }) => head)
  const rest = unknown.length === 0 ? '' : `  ${unknown.join('、')}：没有这两项，或者还缺数\n`
  return `留给医疗机构的（${sides?.join('减')}），从多到少：\n${textTable([{ head: '' }, { head: '', align: 'right' }, { head: '' }], rows, '  ')}${rest}`
}
