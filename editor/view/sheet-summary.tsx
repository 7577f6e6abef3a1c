import type { ReactElement } from 'react'
import type { Sheet } from '../state/snapshot.ts'
import { stateWords } from './mark.tsx'

/** How many figures wait, and how the requirements stand. */
export function SheetSummary({
  sheet,
  hasScenario,
  toConstraints,
}: {
  readonly sheet: Sheet
  readonly hasScenario: boolean
  /** Brings the requirements into sight. */
  readonly toConstraints: () => void
}): ReactElement {
  const rows = sheet.groups.flatMap((group) => (group.kind === 'rule' ? group.rows : []))
  const missing = new Set([...rows, ...sheet.constraints].flatMap((row) => row.missing))
  const parts = [
    missing.size > 0 && (hasScenario ? `情景缺${missing.size}个数` : `没有选情景，缺${missing.size}个数`),
  ].filter(Boolean)
  const stand = sheet.constraints.length > 0 && `约束${sheet.constraints.length}项：${verdicts(sheet)}`
  return (
    <span className="summary" title={missing.size > 0 ? `缺：${[...missing].join('、')}` : undefined}>
      {parts.join('；')}
      {parts.length > 0 && stand && '；'}
      {stand && (
        <button type="button" className="to-constraints" title={`${stand}。点一下看约束`} onClick={toConstraints}>
          {stand}
        </button>
      )}
    </span>
  )
}

function verdicts({ constraints }: Sheet): string {
  const failed = constraints.filter(({ holds }) => holds === false).length
  const parts = [
    failed > 0 && `${failed}项未达标`,
    ...(['open', 'missing', 'fault'] as const).map((state) => {
      const count = constraints.filter((one) => one.state === state).length
      return count > 0 && `${count}项${stateWords[state]}`
    }),
  ].filter(Boolean)
  return parts.length === 0 ? '全部达标' : parts.join('，')
}
