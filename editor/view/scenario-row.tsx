import { type MouseEvent, memo, type ReactElement } from 'react'
import type { FormBlock, FormCell, InputAbout, ScenarioForm } from '../state/snapshot.ts'
import { groupDigits } from './group-digits.ts'
import { hint, tip, unitWords } from './input-words.ts'

/** What a hand does in the cells of a scenario; the same functions at every drawing. */
export interface GridHands {
  readonly select: (block: string, row: number, column: number, isTo: boolean) => void
  readonly edit: (text: string) => void
  readonly open: () => void
  readonly leave: () => void
}

/** A row of a block. Drawn anew only if something of it changed: there may be thousands, and a letter is typed in one. */
export const ScenarioRow = memo(function ScenarioRow(props: {
  readonly block: string
  readonly index: number
  readonly row: FormBlock['rows'][number]
  readonly cells: readonly FormCell[]
  readonly form: ScenarioForm
  /** What was written since the form was made. */
  readonly pending: ReadonlyMap<string, string> | undefined
  /** The column that is worked in; undefined: another row is. */
  readonly here: number | undefined
  /** The first and the last column that are selected. */
  readonly from: number | undefined
  readonly to: number | undefined
  readonly draft: string | undefined
  readonly hands: GridHands
}): ReactElement {
  const { block, index, row, cells, form, pending, here, from = 0, to = -1, draft, hands } = props
  const about = row.input === undefined ? undefined : form.inputs[row.input]
  const cellView = (cell: FormCell, column: number): ReactElement => {
    const isActive = here === column
    const text = pending?.get([cell.input, ...cell.at].join('\u0000')) ?? cell.text
    const name = [cell.input, ...cell.at].join(' ')
    const typical = form.inputs[cell.input]?.typical
    const press = (event: MouseEvent): void => {
      if (isActive) return
      event.preventDefault()
      hands.select(block, index, column, event.shiftKey)
    }
    return (
      <td
        key={column}
        className={classOf(cell, isActive, column >= from && column <= to)}
        data-cell={name}
        title={cell.fault?.message ?? (cell.file ? `这个数在${cell.file}里，要在那里改` : cell.words)}
        aria-invalid={cell.fault?.isError || undefined}
        onMouseDown={press}
        onDoubleClick={hands.open}
      >
        {isActive && cell.state !== 'file' && cell.state !== 'none' ? (
          <input
            className="cell-input"
            aria-label={name}
            autoComplete="off"
            value={draft ?? text}
            onChange={(event) => hands.edit(event.target.value)}
            onFocus={(event) => event.target.select()}
            onBlur={hands.leave}
            placeholder={typical && `通常${typical}`}
          />
        ) : isActive ? (
          <input className="cell-input" aria-label={name} value={text} readOnly />
        ) : (
          <CellText cell={cell} text={isCounted(form.inputs[cell.input]) ? groupDigits(text) : text} />
        )}
      </td>
    )
  }
  return (
    <tr>
      <th scope="row" title={about ? tip(about) : row.text}>
        {row.text}
      </th>
      {cells.map(cellView)}
      {about && <td className="unit">{unitWords(about)}</td>}
      {about && <td className="hint">{hint(about, cells[0])}</td>}
    </tr>
  )
})

/** Digits of words and years are read as they stand. */
function isCounted(about: InputAbout | undefined): boolean {
  return about !== undefined && !['文本', '日期', '年'].includes(about.unit)
}

function CellText({ cell, text }: { readonly cell: FormCell; readonly text: string }): ReactElement {
  if (text !== '')
    return (
      <>
        {cell.fault && <span className="fault-mark">！</span>}
        {text}
        {cell.state === 'file' && <span className="file-mark">来自文件</span>}
      </>
    )
  if (cell.state === 'missing') return <span className="missing-mark">缺</span>
  return <span className="quiet">{cell.state === 'none' ? '不适用' : ''}</span>
}

function classOf({ state, fault }: FormCell, isActive: boolean, isSelected: boolean): string {
  return [
    'cell',
    `is-${state}`,
    isActive && 'is-active',
    isSelected && 'is-selected',
    fault && (fault.isError ? 'is-wrong' : 'is-odd'),
  ]
    .filter(Boolean)
    .join(' ')
}
