import type { ReactElement } from 'react'
import type { FilePlace, ListedReference, ListedReferences } from '../state/guide.ts'
import type { Snapshot } from '../state/snapshot.ts'

/** Where a name stands, a line each; a click goes there. */
export function ReferenceList(props: {
  readonly references: ListedReferences
  readonly snapshot: Snapshot
  readonly go: (file: string, place: FilePlace) => void
}): ReactElement {
  const { references, snapshot, go } = props
  return (
    <ul className="scroll">
      {references.places.map((one) => (
        <li key={`${one.file} ${one.line} ${one.column}`}>
          <button
            type="button"
            className="problem reference"
            title={`${one.file} ${one.line}行`}
            onClick={() => go(one.file, one)}
          >
            <span className="where">
              {textName(one, snapshot)} {one.line}行
            </span>
            <span className="severity">{one.isDefinition ? '定义' : '用到'}</span>
            <span className="message">
              {one.before}
              <mark>{one.name}</mark>
              {one.after}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function textName({ file }: ListedReference, { policy, scenario }: Snapshot): string {
  return file === policy?.file ? '政策' : file === scenario?.file ? '情景' : '框架'
}
