import { type ReactElement, useLayoutEffect, useRef } from 'react'
import type { Chosen, FigureGroup, RowName, Sheet, Snapshot, Which } from '../state/snapshot.ts'
import { ConstraintTable } from './constraint-table.tsx'
import { copyFigures } from './copy-figures.ts'
import { FigureRows } from './figure-rows.tsx'
import type { Place } from './text-body.tsx'

/** The figures by group and the requirements; the row at hand is brought into sight. */
export function FigureTable(props: {
  readonly sheet: Sheet
  readonly snapshot: Snapshot
  readonly here: RowName | undefined
  /** The groups that are not as they are at first: rules open, parameters and inputs closed. */
  readonly turned: ReadonlySet<string>
  readonly turn: (group: string) => void
  readonly choose: (chosen: Chosen) => void
  readonly take: (row: RowName) => void
  readonly go: (which: Which, place: Place) => void
}): ReactElement {
  const { sheet, snapshot, here, turned, turn } = props
  const body = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const row = here?.kind === 'constraint' ? '.constraint.is-chosen' : '.is-chosen'
    if (here) body.current?.querySelector(row)?.scrollIntoView({ block: 'nearest' })
  }, [here])
  const group = (one: FigureGroup): ReactElement => {
    const title = groupTitle(one)
    return (
      <Group key={title} group={one} isOpen={isGroupOpen(one, turned)} turn={() => turn(title)}>
        {one.rows.map((row) => (
          <FigureRows
            key={row.name}
            row={row}
            chosen={snapshot.chosen?.name === row.name ? snapshot.chosen : undefined}
            choose={props.choose}
          />
        ))}
      </Group>
    )
  }
  return (
    <div className="scroll" onCopy={copyFigures} ref={body}>
      <table className="figure-table">
        <colgroup>
          <col />
          <col className="col-value" />
          <col className="col-unit" />
          <col className="col-change" />
        </colgroup>
        {sheet.groups.filter(({ kind }) => kind === 'rule').map(group)}
        <ConstraintTable
          rows={sheet.constraints}
          clauses={snapshot.clauses}
          here={here?.kind === 'constraint' ? here.name : undefined}
          choose={({ name, offset }) => {
            props.take({ kind: 'constraint', name })
            props.go('policy', offset)
          }}
        />
        {(['parameter', 'input'] as const).flatMap((kind) =>
          sheet.groups.filter((one) => one.kind === kind).map(group),
        )}
      </table>
    </div>
  )
}

/** A group's title, which is its name among the groups. */
export function groupTitle({ kind, title }: FigureGroup): string {
  const word = { rule: '规则', parameter: '参数', input: '输入' }[kind]
  return title === undefined ? word : kind === 'rule' ? title : `${word}：${title}`
}

/** Whether a group's rows are to be seen. */
export function isGroupOpen(group: FigureGroup, turned: ReadonlySet<string>): boolean {
  return (group.kind === 'rule') !== turned.has(groupTitle(group))
}

function Group(props: {
  readonly group: FigureGroup
  readonly isOpen: boolean
  readonly turn: () => void
  readonly children: readonly ReactElement[]
}): ReactElement {
  const { group, isOpen, turn, children } = props
  return (
    <tbody>
      <tr className="group-title">
        <th colSpan={4} scope="rowgroup">
          <button type="button" aria-expanded={isOpen} onClick={turn}>
            <span className={isOpen ? 'turn is-open' : 'turn'} />
            {groupTitle(group)}
            {!isOpen && <span className="aside">{group.rows.length}个</span>}
          </button>
        </th>
      </tr>
      {isOpen && children}
    </tbody>
  )
}
