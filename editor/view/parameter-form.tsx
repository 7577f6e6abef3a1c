import { type KeyboardEvent, type ReactElement, type RefObject, useState } from 'react'
import { fieldKey, type Snapshot } from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'
import { Empty } from './empty.tsx'
import './parameters.css'
import { ParameterRow } from './parameter-row.tsx'
import type { TextHandle } from './text-body.tsx'
import { wayOf } from './use-undo-keys.ts'

/** The parameters and readings of the policy, to be changed in place: the text follows, and the figures with it. */
export function ParameterForm(props: {
  readonly workspace: Workspace
  readonly snapshot: Snapshot
  readonly text: RefObject<TextHandle | null>
}): ReactElement {
  const { workspace, snapshot, text } = props
  // Counts the times that the text went back or forth.
  const [moment, setMoment] = useState(0)
  const groups = snapshot.parameters?.form.groups
  if (!groups) return <div className="scroll" />
  if (groups.length === 0)
    return (
      <Empty title="这个办法还没有参数">
        <p>
          正文里写了“参数”“解读”，或沿用的办法留下待定的，就在这里逐个列出：填数、拖动滑块、选读法，正文和结果跟着变。
        </p>
      </Empty>
    )
  const go = (offset: number): void => {
    workspace.show('policy', 'text')
    text.current?.reveal('policy', offset)
  }
  const step = (event: KeyboardEvent): void => {
    const way = wayOf(event)
    if (!way) return
    // The field's own way back knows nothing of the text.
    event.preventDefault()
    text.current?.[way]()
    setMoment((before) => before + 1)
  }
  const hasChosenSpan = groups.some(({ rows }) =>
    rows.some(({ fields }) => fields.some(({ slider }) => slider?.isRange === false)),
  )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of undoing, wherever in the form the focus is.
    <div className="scroll parameters" onKeyDown={step}>
      {groups.map(({ title, rows }) => (
        <section key={`${title} ${rows[0]?.name}`} aria-label={title}>
          <h3>{title}</h3>
          <ul>
            {rows.map((row) => (
              <ParameterRow
                key={fieldKey({ section: row.section, name: row.name, path: [] })}
                {...{ workspace, row, moment, go }}
              />
            ))}
          </ul>
        </section>
      ))}
      {hasChosenSpan && (
        <p className="parameter-aside">
          文件写了“范围”的，滑块就在范围内；没有写的，比例按0至100％，别的按现值的两倍上下取整，更远的直接填。
        </p>
      )}
    </div>
  )
}
