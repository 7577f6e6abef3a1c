import { type ReactElement, useState } from 'react'
import type { FigureGroup, Sheet, Snapshot, Which } from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'
import { ConstraintTable } from './constraint-table.tsx'
import { copyFigures } from './copy-figures.ts'
import { Empty } from './empty.tsx'
import { FigureRows } from './figure-rows.tsx'
import type { Place } from './text-pane.tsx'

/** All figures by group, and the requirements. */
export function FiguresPane(props: {
  readonly workspace: Workspace
  readonly snapshot: Snapshot
  readonly go: (which: Which, place: Place) => void
}): ReactElement {
  const { workspace, snapshot, go } = props
  const { sheet, stale, policy, scenario } = snapshot
  if (!sheet)
    return (
      <section className="pane figures" aria-label="结果">
        <div className="pane-head">
          <h2>结果</h2>
        </div>
        {stale ? (
          <Empty title={`${textName(stale.which)}第${stale.line}行有错，还算不出数`}>
            <button type="button" className="link" onClick={() => go(stale.which, { line: stale.line, column: 1 })}>
              {stale.message}
            </button>
          </Empty>
        ) : (
          <Empty title={policy ? '正在计算…' : '这里显示每个数：名称、数值、单位、与文件相比的变化'}>
            {!policy && <p>打开一个政策并选好情景，数会随正文的改动即时更新。</p>}
          </Empty>
        )}
      </section>
    )
  return (
    <section className={stale ? 'pane figures is-stale' : 'pane figures'} aria-label="结果">
      <div className="pane-head">
        <h2>结果</h2>
        <Summary sheet={sheet} hasScenario={scenario !== undefined} />
      </div>
      {stale && (
        <button type="button" className="stale-note" onClick={() => go(stale.which, { line: stale.line, column: 1 })}>
          {textName(stale.which)}第{stale.line}行有错，下面是出错以前的数：{stale.message}
        </button>
      )}
      <div className="scroll" onCopy={copyFigures}>
        <table className="figure-table" key={policy?.file}>
          <colgroup>
            <col />
            <col className="col-value" />
            <col className="col-unit" />
            <col className="col-change" />
          </colgroup>
          {ofKind(sheet, 'rule').map((group, i) => (
            <Group key={group.title ?? i} group={group} workspace={workspace} snapshot={snapshot} isOpen />
          ))}
          <ConstraintTable rows={sheet.constraints} clauses={snapshot.clauses} go={(offset) => go('policy', offset)} />
          {[...ofKind(sheet, 'parameter'), ...ofKind(sheet, 'input')].map((group) => (
            <Group key={groupTitle(group)} group={group} workspace={workspace} snapshot={snapshot} isOpen={false} />
          ))}
        </table>
      </div>
    </section>
  )
}

function ofKind(sheet: Sheet, kind: FigureGroup['kind']): readonly FigureGroup[] {
  return sheet.groups.filter((group) => group.kind === kind)
}

function groupTitle({ kind, title }: FigureGroup): string {
  const word = { rule: '规则', parameter: '参数', input: '输入' }[kind]
  return title === undefined ? word : kind === 'rule' ? title : `${word}：${title}`
}

/** How many figures changed, wait or rest on what is not settled, and how the requirements stand. */
function Summary({ sheet, hasScenario }: { readonly sheet: Sheet; readonly hasScenario: boolean }): ReactElement {
  const rows = sheet.groups.flatMap((group) => (group.kind === 'rule' ? group.rows : []))
  const missing = new Set(rows.flatMap((row) => row.missing))
  const changed = rows.filter((row) => row.change).length
  const failed = sheet.constraints.filter(({ holds }) => holds === false).length
  const undecided = sheet.constraints.filter(({ holds }) => holds === null).length
  const parts = [
    changed > 0 && `${changed}个数与文件不同`,
    missing.size > 0 && (hasScenario ? `情景缺${missing.size}个输入` : `没有选情景，缺${missing.size}个输入`),
    sheet.constraints.length > 0 &&
      `约束${sheet.constraints.length}项：${failed === 0 && undecided === 0 ? '全部达标' : [failed > 0 && `${failed}项未达标`, undecided > 0 && `${undecided}项待定`].filter(Boolean).join('，')}`,
  ].filter(Boolean)
  return (
    <span className="summary" title={missing.size > 0 ? `缺：${[...missing].join('、')}` : undefined}>
      {parts.join('；')}
    </span>
  )
}

function Group(props: {
  readonly group: FigureGroup
  readonly workspace: Workspace
  readonly snapshot: Snapshot
  readonly isOpen: boolean
}): ReactElement {
  const { group, workspace, snapshot } = props
  const [isOpen, setOpen] = useState(props.isOpen)
  return (
    <tbody>
      <tr className="group-title">
        <th colSpan={4} scope="rowgroup">
          <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            <span className={isOpen ? 'turn is-open' : 'turn'} />
            {groupTitle(group)}
            {!isOpen && <span className="aside">{group.rows.length}个</span>}
          </button>
        </th>
      </tr>
      {isOpen &&
        group.rows.map((row) => (
          <FigureRows
            key={row.name}
            row={row}
            chosen={snapshot.chosen}
            choose={(chosen) => void workspace.choose(chosen)}
          />
        ))}
    </tbody>
  )
}

function textName(which: Which): string {
  return which === 'policy' ? '正文' : '情景'
}
