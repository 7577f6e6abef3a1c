import type { ReactElement } from 'react'
import type { SideRequirement } from '../state/snapshot.ts'
import { distanceWords, Level, verdict } from './constraint-table.tsx'

/** A requirement in every column: whether it is met and how far from the flip. */
export function SideRequirementRow({
  row,
  go,
}: {
  readonly row: SideRequirement
  readonly go: () => void
}): ReactElement {
  const { name, level, formula, cells } = row
  return (
    <tr className="figure constraint" data-constraint={name}>
      <th className="side-name" scope="row">
        <span className="label">
          <Level level={level} />
          <button type="button" className="name" title={`${name}：${formula}。点一下到正文`} onClick={go}>
            {name}
          </button>
        </span>
      </th>
      <td className="side-unit" />
      {cells.map((cell, i) => {
        const key = `${name} ${i}`
        if (cell === 'broken') return <td key={key} className="side-value" />
        const waits = [...cell.open, ...cell.missing]
        return (
          <td
            key={key}
            className="side-value is-verdict"
            title={waits.length > 0 ? `还等：${waits.join('、')}` : undefined}
          >
            {i > 0 && cell.change?.held !== undefined && (
              <span className="changed-dot" role="img" aria-label="与第一列不同" title="与第一列不同" />
            )}
            {verdict(cell)}
            {cell.distance !== '' && <span className="side-difference">{distanceWords(cell)}</span>}
          </td>
        )
      })}
    </tr>
  )
}
