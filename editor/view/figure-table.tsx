import { memo, type ReactElement, useCallback, useLayoutEffect, useRef } from 'react'
import type {
  Chosen,
  CopiedUnit,
  CopyQuery,
  FigureGroup,
  FigureRow,
  RowName,
  Sheet,
  Snapshot,
  Which,
} from '../state/snapshot.ts'
import { ConstraintTable } from './constraint-table.tsx'
import { copyFigures } from './copy-figures.ts'
import { ExceptionRows } from './exception-rows.tsx'
import { FigureRows } from './figure-rows.tsx'
import { FlowRows } from './flow-rows.tsx'
import type { OpenTable } from './member-table.tsx'
import { Section } from './section.tsx'
import type { Place } from './text-body.tsx'
import { ValueCells } from './value-cells.tsx'

/**
 * The figures by group, the requirements, the exceptions that hold and where money goes; the row at hand is brought into sight. Drawn again only for
 * other rows: there may be thousands.
 */
export const FigureTable = memo(function FigureTable(props: {
  readonly sheet: Sheet
  readonly clauses: Snapshot['clauses']
  readonly chosen: Chosen | undefined
  readonly here: RowName | undefined
  readonly unit: CopiedUnit
  /** The sections that are not as they are at first: parameters and inputs closed, the others open. */
  readonly turned: ReadonlySet<string>
  readonly turn: (section: string) => void
  readonly choose: (chosen: Chosen) => void
  readonly take: (row: RowName) => void
  readonly go: (which: Which, place: Place) => void
  readonly openTable: (table: OpenTable) => void
  readonly copy: (query: CopyQuery) => void
}): ReactElement {
  const { sheet, clauses, chosen, here, turned, turn, choose, unit, openTable } = props
  const body = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const row = here?.kind === 'constraint' ? '.constraint.is-chosen' : '.is-chosen'
    if (here) body.current?.querySelector(row)?.scrollIntoView({ block: 'nearest' })
  }, [here])
  // One and the same function for all rows and times: rows are drawn again only for what changed.
  const openFigure = useCallback(
    ({ name, longest }: FigureRow): void => {
      if (longest !== undefined) openTable({ title: name, dimension: longest, figures: [name] })
    },
    [openTable],
  )
  const group = (one: FigureGroup): ReactElement => {
    const title = groupTitle(one)
    return (
      <Section
        key={title}
        title={title}
        count={one.rows.length}
        isOpen={isGroupOpen(one, turned)}
        turn={() => turn(title)}
        onPaper={one.rows.filter(({ change }) => change).map((row) => <PaperRow key={row.name} row={row} />)}
        tools={<GroupTools group={one} openTable={openTable} copy={() => props.copy({ unit, group: one })} />}
      >
        {one.rows.map((row) => (
          <FigureRows
            key={row.name}
            {...{ row, clauses, choose }}
            chosen={chosen?.name === row.name ? chosen : undefined}
            openTable={openFigure}
          />
        ))}
      </Section>
    )
  }
  const section = (title: string, count: number, rows: ReactElement): ReactElement | false =>
    count > 0 && (
      <Section
        title={title}
        count={count}
        isOpen={!turned.has(`section ${title}`)}
        turn={() => turn(`section ${title}`)}
      >
        {rows}
      </Section>
    )
  const chooseFigure = (name: string): void => choose({ name })
  return (
    <div className="scroll" onCopy={(event) => copyFigures(event, unit)} ref={body}>
      <table className="figure-table">
        <colgroup>
          <col />
          <col className="col-value" />
          <col className="col-unit" />
          <col className="col-change" />
        </colgroup>
        <thead className="paper-head">
          <tr>
            <th scope="col">名称</th>
            <th scope="col">数值</th>
            <th scope="col">单位</th>
            <th scope="col">{sheet.changed.length > 0 && '与文件的差'}</th>
          </tr>
        </thead>
        {sheet.groups.filter(({ kind }) => kind === 'rule').map(group)}
        {section(
          '约束',
          sheet.constraints.length,
          <ConstraintTable
            rows={sheet.constraints}
            clauses={clauses}
            here={here?.kind === 'constraint' ? here.name : undefined}
            choose={({ name }) => props.take({ kind: 'constraint', name })}
            go={({ offset }) => props.go('policy', offset)}
          />,
        )}
        {section(
          '成立的例外',
          sheet.exceptions.length,
          <ExceptionRows rows={sheet.exceptions} clauses={clauses} choose={chooseFigure} />,
        )}
        {section('资金去向', sheet.flows.length, <FlowRows rows={sheet.flows} choose={chooseFigure} />)}
        {(['parameter', 'input'] as const).flatMap((kind) =>
          sheet.groups.filter((one) => one.kind === kind).map(group),
        )}
      </table>
    </div>
  )
})

/** A changed row of a closed group, for paper: what was changed is not to be hidden there. */
function PaperRow({ row }: { readonly row: FigureRow }): ReactElement {
  return (
    <tr className="figure on-paper">
      <th scope="row">
        <span className="label">{row.name}</span>
      </th>
      <ValueCells value={row} members={row.members} />
    </tr>
  )
}

/** A group's title, which is its name among the groups. */
export function groupTitle({ kind, title }: Pick<FigureGroup, 'kind' | 'title'>): string {
  const word = { rule: '规则', parameter: '参数', input: '输入' }[kind]
  return title === undefined ? word : kind === 'rule' ? title : `${word}：${title}`
}

/** Whether a group's rows are to be seen. */
export function isGroupOpen(group: FigureGroup, turned: ReadonlySet<string>): boolean {
  return (group.kind === 'rule') !== turned.has(groupTitle(group))
}

/** The group as a table over each dimension that its figures have, and copying it. */
function GroupTools(props: {
  readonly group: FigureGroup
  readonly openTable: (table: OpenTable) => void
  readonly copy: () => void
}): ReactElement {
  const { group } = props
  const title = groupTitle(group)
  const dims = [...new Set(group.rows.flatMap((row) => row.dims))]
  return (
    <>
      {dims.map((dimension) => (
        <button
          key={dimension}
          type="button"
          className="link"
          title={`这一组有“${dimension}”的数并排列成表`}
          onClick={() => {
            const figures = group.rows.filter((row) => row.dims.includes(dimension)).map(({ name }) => name)
            props.openTable({ title, dimension, figures })
          }}
        >
          按{dimension}列表
        </button>
      ))}
      <button type="button" className="link" aria-label={`复制${title}`} onClick={props.copy}>
        复制
      </button>
    </>
  )
}
