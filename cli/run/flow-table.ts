import type { FlowAmount, Outcome } from '../../engine/index.ts'
import { textTable } from '../print/text-table.ts'
import { marks, withoutValue } from './figure-tables.ts'
import { shownUnit, shownValue } from './shown-value.ts'

/**
 * 资金去向: each whole, under it what goes where and what share of the whole that is, summed over all members; nothing of a whole that is 0,
 * from which nothing goes anywhere.
 */
export function flowTable({ flows, figures }: Outcome): string {
  const named = new Map(figures.map((figure) => [figure.name, figure]))
  const row = ({ name, total, share }: FlowAmount, indent: string): string[] => {
    const figure = named.get(name)
    if (!figure) return []
    const { unit, display } = figure
    return [
      `${indent}${name}`,
      total === null ? (withoutValue(figure) ?? '算不出') : shownValue(total, unit, display) + shownUnit(unit, display),
      indent === '' || share === null ? '' : shownValue(share, '比率'),
      marks(figure),
    ]
  }
  const rows = flows
    .filter(({ whole }) => whole.total !== '0')
    .flatMap(({ whole, parts }) => [row(whole, ''), ...parts.map((part) => row(part, '  '))])
  const right = { head: '', align: 'right' } as const
  return textTable([{ head: '' }, right, right, { head: '' }], rows, '  ')
}
