import type { MouseEvent, ReactElement } from 'react'
import type { FormBlock, FormCell, InputAbout, ScenarioForm } from '../state/snapshot.ts'
import { rangeOf, type Selection } from './grid-selection.ts'
import { groupDigits } from './group-digits.ts'

/** A rectangle of values: a list of inputs, or a table over members. */
export function ScenarioBlock(props: {
  readonly block: FormBlock
  readonly form: ScenarioForm
  readonly at: Selection | undefined
  readonly draft: string | undefined
  readonly isCaret: boolean
  /** What was written since the form was made. */
  readonly pending: ReadonlyMap<string, string> | undefined
  readonly select: (row: number, column: number, isTo: boolean) => void
  readonly edit: (text: string) => void
  readonly open: () => void
  readonly leave: () => void
}): ReactElement {
  const { block, form, at, draft, pending } = props
  const range = at && rangeOf(at)
  const isList = block.rows.some(({ input }) => input !== undefined)
  const whole = block.input === undefined ? undefined : form.inputs[block.input]
  const cellView = (cell: FormCell, row: number, column: number): ReactElement => {
    const isActive = at?.row === row && at.column === column
    const isSelected =
      range !== undefined &&
      row >= range.rows[0] &&
      row <= range.rows[1] &&
      column >= range.columns[0] &&
      column <= range.columns[1]
    const text = pending?.get([cell.input, ...cell.at].join('\u0000')) ?? cell.text
    const name = [cell.input, ...cell.at].join(' ')
    const press = (event: MouseEvent): void => {
      if (isActive) return
      event.preventDefault()
      props.select(row, column, event.shiftKey)
    }
    return (
      <td
        key={column}
        className={classOf(cell, isActive, isSelected)}
        data-cell={name}
        title={cell.fault?.message ?? (cell.file ? `这个数在${cell.file}里，要在那里改` : undefined)}
        aria-invalid={cell.fault?.isError || undefined}
        onMouseDown={press}
        onDoubleClick={props.open}
      >
        {isActive && cell.state !== 'file' && cell.state !== 'none' ? (
          <input
            className="cell-input"
            aria-label={name}
            autoComplete="off"
            value={draft ?? text}
            onChange={(event) => props.edit(event.target.value)}
            onFocus={(event) => event.target.select()}
            onBlur={props.leave}
            placeholder={form.inputs[cell.input]?.typical && `通常${form.inputs[cell.input]?.typical}`}
          />
        ) : isActive ? (
          <input className="cell-input" aria-label={name} value={text} readOnly />
        ) : (
          <CellText cell={cell} text={isCounted(form.inputs[cell.input]) ? groupDigits(text) : text} />
        )}
      </td>
    )
  }
  const noMembers = block.rows.length === 0 || block.columns.length === 0
  if (noMembers)
    return (
      <p className="no-members">
        {block.input ?? block.columns.map(({ text }) => text).join('、')}：先在上面的名单里加成员
      </p>
    )
  return (
    <section
      className="block"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is to be reached by keys.
      tabIndex={0}
      aria-label={whole?.name ?? block.columns.map(({ text }) => text).join('、')}
    >
      {whole && (
        <p className="block-title" title={tip(whole)}>
          {whole.name}
          {Object.values(block.at).length > 0 && `（${Object.values(block.at).join('，')}）`}
          <span className="unit">{unitWords(whole)}</span>
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are edited is a grid. */}
      <table role="grid" className={isList ? 'input-list' : 'input-table'} aria-label={whole?.name ?? block.key}>
        {!isList && (
          <thead>
            <tr>
              <th>{block.rows[0]?.dimension}</th>
              {block.columns.map(({ text, input }) => {
                const about = input === undefined ? undefined : form.inputs[input]
                return (
                  <th key={text} scope="col" title={about && tip(about)}>
                    {text}
                    {about && <span className="unit">{unitWords(about)}</span>}
                  </th>
                )
              })}
            </tr>
          </thead>
        )}
        <tbody>
          {block.rows.map((row, i) => {
            const about = row.input === undefined ? undefined : form.inputs[row.input]
            return (
              <tr key={row.text}>
                <th scope="row" title={about ? tip(about) : row.text}>
                  {row.text}
                </th>
                {block.cells[i]?.map((cell, k) => cellView(cell, i, k))}
                {about && <td className="unit">{unitWords(about)}</td>}
                {about && <td className="hint">{hint(about, block.cells[i]?.[0])}</td>}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
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

/** Digits of words and years are read as they stand. */
function isCounted(about: InputAbout | undefined): boolean {
  return about !== undefined && !['文本', '日期', '年'].includes(about.unit)
}

function unitWords({ unit }: InputAbout): string {
  return unit === '文本' ? '' : unit
}

function hint(about: InputAbout, cell: FormCell | undefined): string {
  if (cell?.fault) return cell.fault.message
  if (cell?.state === 'missing' && about.waiting.length > 0) return `${about.waiting.length}个数在等它`
  if (cell?.text === '' && about.standIn) return about.standIn
  return about.typical ? `通常${about.typical}` : ''
}

function tip({ description, bounds, typical, clauses, aliases, standIn }: InputAbout): string {
  return [
    description,
    bounds && `范围：${bounds}`,
    typical && `通常：${typical}`,
    standIn,
    aliases.length > 0 && `又叫：${aliases.join('、')}`,
    ...clauses,
  ]
    .filter(Boolean)
    .join('\n')
}
