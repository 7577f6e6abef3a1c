import { type ReactElement, useLayoutEffect, useRef } from 'react'
import type { SideBySide } from '../state/side-by-side.ts'
import type { Chosen, CopiedUnit, SideQuery, SideSection, SideView, Snapshot, Which } from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'
import { copyFigures } from './copy-figures.ts'
import { SideHead } from './side-head.tsx'
import { SideRequirementRow } from './side-requirement-row.tsx'
import { SideRows } from './side-rows.tsx'
import type { Place } from './text-body.tsx'

/** Figures and requirements below each other, scenarios side by side: names and heads stay in sight. */
export function SideTable(props: {
  readonly workspace: Workspace
  readonly snapshot: Snapshot
  readonly side: SideBySide
  readonly query: SideQuery
  readonly view: SideView
  readonly unit: CopiedUnit
  readonly choose: (chosen: Chosen) => void
  readonly go: (which: Which, place: Place) => void
}): ReactElement {
  const { snapshot, side, query, view, unit, choose, go } = props
  const { columns, sections } = view
  const { chosen } = snapshot
  const body = useRef<HTMLDivElement>(null)
  // A figure may be chosen elsewhere too.
  useLayoutEffect(() => {
    if (chosen) body.current?.querySelector('.is-chosen')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const turn = (list: readonly string[], one: string): readonly string[] =>
    list.includes(one) ? list.filter((other) => other !== one) : [...list, one]
  const widest = columns.length + 2
  return (
    <div className="scroll" ref={body} onCopy={(event) => copyFigures(event, unit)}>
      <table
        className="side-table"
        aria-label="情景并排"
        style={{ minWidth: `calc(max(180px, 32cqw) + ${46 + columns.length * 118}px)` }}
      >
        <colgroup>
          <col className="col-name" />
          <col className="col-side-unit" />
          {columns.map(({ file }) => (
            <col key={file} />
          ))}
        </colgroup>
        <SideHead
          columns={columns}
          snapshot={snapshot}
          query={query}
          sort={(file) => side.ask({ sortedBy: query.sortedBy === file ? undefined : file })}
          remove={(file) => side.choose(query.files.filter((one) => one !== file))}
          open={async (file, line) => {
            await props.workspace.openScenario(file)
            if (line !== undefined) go('scenario', { line, column: 1 })
          }}
        />
        {sections.map((section) => (
          <tbody key={section.key}>
            <tr className="group-title">
              <th colSpan={widest} scope="rowgroup">
                <span className="group-line">
                  <button
                    type="button"
                    aria-expanded={section.isOpen}
                    onClick={() => side.ask({ turned: turn(query.turned, section.key) })}
                  >
                    <span className={section.isOpen ? 'turn is-open' : 'turn'} />
                    {sectionTitle(section)}
                    <span className="aside">{countWords(section)}</span>
                  </button>
                </span>
              </th>
            </tr>
            {section.kind === 'requirement'
              ? section.rows.map((row) => (
                  <SideRequirementRow key={row.name} row={row} go={() => go('policy', row.offset)} />
                ))
              : section.rows.map((row) => (
                  <SideRows
                    key={row.name}
                    {...{ row, columns, choose }}
                    chosen={chosen?.name === row.name ? chosen : undefined}
                    isOpen={query.opened.includes(row.name)}
                    turn={() => side.ask({ opened: turn(query.opened, row.name) })}
                  />
                ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

function sectionTitle({ kind, title, isSorted }: SideSection): string {
  if (kind === 'requirement') return '约束'
  const word = { rule: '规则', parameter: '参数', input: '输入' }[kind]
  const own = isSorted ? (title ? `以${title}计，差得多的在前` : '没有差额的') : title
  return own === undefined ? word : kind === 'rule' ? own : `${word}：${own}`
}

function countWords({ count, different }: SideSection): string {
  return different > 0 ? `${count}项，${different}项不同` : `${count}项，都相同`
}
