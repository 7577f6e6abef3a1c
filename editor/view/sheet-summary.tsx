import type { ReactElement } from 'react'
import type { Sheet } from '../state/snapshot.ts'
import { stateWords } from './mark.tsx'

/** How many figures wait, and how the requirements stand. */
export function SheetSummary({
  sheet,
  hasScenario,
}: {
  readonly sheet: Sheet
  readonly hasScenario: boolean
}): ReactElement {
  const rows = sheet.groups.flatMap((group) => (group.kind === 'rule' ? group.rows : []))
  // Requirements may wait for what may be left out: then no figure waits, and their own words say enough.
  const isWaiting = rows.some((row) => row.missing.length > 0)
  const missing = new Set(isWaiting ? [...rows, ...sheet.constraints].flatMap((row) => row.missing) : [])
  const parts = [
    missing.size > 0 && (hasScenario ? `情景还缺${missing.size}项输入` : `没有选情景，缺${missing.size}项输入`),
    sheet.constraints.length > 0 && `约束${sheet.constraints.length}项：${verdicts(sheet)}`,
  ].filter(Boolean)
  return (
    <span className="summary" title={missing.size > 0 ? `缺：${[...missing].join('、')}` : parts.join('；')}>
      {parts.join('；')}
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
