import type { ReactElement } from 'react'
import type { FormCell, InputAbout } from '../state/snapshot.ts'

/** What is to be known of the cell that is worked in: whose it is, what is wrong with it, what it may be, what waits for it. */
export function CellLine(props: { readonly cell: FormCell; readonly about: InputAbout | undefined }): ReactElement {
  const { cell, about } = props
  const { fault } = cell
  return (
    <div className="cell-line" role="status">
      <p>
        <b>{[cell.input, ...cell.at].join(' · ')}</b>
        {about && about.unit !== '文本' && <span>{about.unit}</span>}
        {cell.words !== undefined && <span>即{cell.words}</span>}
        {about?.bounds && <span>{about.bounds}</span>}
        {about?.typical && <span>通常{about.typical}</span>}
        {about?.standIn && <span>{about.standIn}</span>}
      </p>
      {fault && <p className={fault.isError ? 'is-wrong' : 'is-odd'}>{fault.message}</p>}
      {cell.state === 'file' && <p>这个数在{cell.file}里，要在那里改</p>}
      {cell.state === 'missing' && about && about.waiting.length > 0 && <p>等它的数：{waitingWords(about.waiting)}</p>}
      <p className="quiet">{[about?.description, ...(about?.clauses ?? [])].filter(Boolean).join('　')}</p>
    </div>
  )
}

function waitingWords(names: readonly string[]): string {
  const shown = names.slice(0, 6).join('、')
  return names.length > 6 ? `${shown}等${names.length}个` : shown
}
