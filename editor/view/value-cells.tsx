import type { ReactElement } from 'react'
import type { Change, Members, Value } from '../state/snapshot.ts'
import { stateWords } from '../state/snapshot.ts'
import { useFresh } from './use-fresh.ts'

/** A row's value, its unit and how it changed; of a figure over members what one row can say of them all. */
export function ValueCells({ value, members }: { readonly value: Value; readonly members?: Members }): ReactElement {
  const { shown, change, state } = value
  const of = members && summaryWords(members)
  const text = shown?.text ?? of?.text ?? (state === 'known' ? '' : stateWords[state])
  const unit = shown?.unit ?? of?.unit
  const fresh = useFresh(`${text} ${unit}`)
  return (
    <>
      <td className={shown ? 'value' : of ? 'value is-words' : 'value is-unknown'}>
        <span
          key={fresh}
          className={fresh > 0 ? 'number fresh' : 'number'}
          title={shown?.exact ?? of?.exact}
          data-exact={shown?.plain}
          data-scaled={shown?.scaled}
          data-unit={shown?.unit || undefined}
        >
          {text}
        </span>
      </td>
      <td className="unit">{unit}</td>
      <td className="change" title={change && exactWords(change)}>
        {change && (
          <span className="change-words">
            <span className="changed-dot" role="img" aria-label="与文件不同" />
            {changeWords(change, unit)}
          </span>
        )}
      </td>
    </>
  )
}

/** How many members a figure has, and for how many of them its row speaks. */
export function membersWords({ summary, known, inapplicable, all }: Omit<Members, 'rows'>): string {
  const waiting = all - known - inapplicable
  const sum = summary.kind === 'sum' ? '合计' : ''
  if (all === 0) return '没有成员'
  if (known === 0) return `${all}个`
  if (waiting > 0) return sum ? `${all}个中${known}个的合计` : `${all}个，${known}个有数`
  return inapplicable > 0 ? `${known}个${sum}，另${inapplicable}个不适用` : `${all}个${sum}`
}

/** What stands in place of a sum: from where to where the values go, or how many there are. */
export function summaryWords({
  summary,
  known,
}: Omit<Members, 'rows'>): { text: string; unit?: string; exact?: string } | undefined {
  if (summary.kind === 'range') {
    const { low, high } = summary
    if (low.plain === high.plain) return { text: `均为${low.text}`, unit: low.unit, exact: low.exact }
    return { text: `${low.text}至${high.text}`, unit: low.unit, exact: `${low.exact}至${high.exact}` }
  }
  if (summary.kind === 'holding') return { text: `${summary.holding}个是` }
  return known > 0 ? { text: `${known}项` } : undefined
}

/** 原为1.23万元，差+0.50万元 */
export function oldWords({ move, was, before }: Change): string | undefined {
  if (move) return `原为${was}，差${move.text}${move.unit}`
  return before === undefined ? undefined : before === null ? '原来没有数' : `原为${before}`
}

/** The same with every digit. */
function exactWords(change: Change): string | undefined {
  const words = oldWords(change)
  return change.move ? `${words}（${change.move.exact}）` : words
}

/** The unit stands beside the value already, unless the move is in another: of ratios, 个百分点. */
function changeWords({ move, before, members }: Change, unit: string | undefined): string {
  if (move) return move.unit === unit ? move.text : `${move.text}${move.unit}`
  if (members !== undefined) return `${members}个变了`
  if (before === undefined) return '新'
  return before === null ? '原来没有数' : `原为${before}`
}
