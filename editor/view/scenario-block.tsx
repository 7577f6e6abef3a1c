import type { ReactElement } from 'react'
import type { FormBlock, ScenarioForm } from '../state/snapshot.ts'
import { rangeOf, type Selection } from './grid-selection.ts'
import { tip, unitWords } from './input-words.ts'
import { type GridHands, ScenarioRow } from './scenario-row.tsx'

/** A rectangle of values: a list of inputs, or a table over members. */
export function ScenarioBlock(props: {
  readonly block: FormBlock
  readonly form: ScenarioForm
  readonly at: Selection | undefined
  readonly draft: string | undefined
  /** What was written since the form was made. */
  readonly pending: ReadonlyMap<string, string> | undefined
  readonly hands: GridHands
}): ReactElement {
  const { block, form, at, draft, pending, hands } = props
  const range = at && rangeOf(at)
  const isList = block.rows.some(({ input }) => input !== undefined)
  const whole = block.input === undefined ? undefined : form.inputs[block.input]
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
            const isSelected = range !== undefined && i >= range.rows[0] && i <= range.rows[1]
            const isHere = at?.row === i
            return (
              <ScenarioRow
                key={row.text}
                {...{ row, index: i, form, pending, hands }}
                block={block.key}
                cells={block.cells[i] ?? []}
                here={isHere ? at.column : undefined}
                from={isSelected ? range.columns[0] : undefined}
                to={isSelected ? range.columns[1] : undefined}
                draft={isHere ? draft : undefined}
              />
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
