import type { ReactElement } from 'react'
import type { Sheet } from '../state/snapshot.ts'
import { stateWords } from '../state/snapshot.ts'

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
  // Requirements may wait for what may be left out: then no figure waits, and their own words say enough.
  const isWaiting = rows.some((row) => row.missing.length > 0)
  const missing = new Set(isWaiting ? [...rows, ...sheet.constraints].flatMap((row) => row.missing) : [])
  const waiting = missing.size > 0 && `${hasScenario ? '情景还缺' : '没有选情景，缺'}${missing.size}项输入`
  const { constraints } = sheet
  return (
    <span className="summary" title={missing.size > 0 ? `缺：${[...missing].join('、')}` : undefined}>
      {waiting}
      {waiting && constraints.length > 0 && '；'}
      {constraints.length > 0 && (
        <button type="button" className="to-constraints" title="点一下看约束" onClick={toConstraints}>
          约束{constraints.length}项：
          <Verdicts constraints={constraints} />
        </button>
      )}
    </span>
  )
}

/** What is not met stands out: it is what a reader of the figures has to know first. */
function Verdicts({ constraints }: Pick<Sheet, 'constraints'>): ReactElement {
  const failed = constraints.filter(({ holds }) => holds === false)
  const others = (['open', 'missing', 'fault'] as const).flatMap((state) => {
    const count = constraints.filter((one) => one.state === state).length
    return count > 0 ? [`${count}项${stateWords[state]}`] : []
  })
  const isMild = failed.every(({ level }) => level !== '必须')
  return (
    <>
      {failed.length > 0 && <span className={isMild ? 'fails is-mild' : 'fails'}>{failed.length}项未达标</span>}
      {failed.length > 0 && others.length > 0 && '，'}
      {others.join('，')}
      {failed.length + others.length === 0 && '全部达标'}
    </>
  )
}
