import type { ReactElement, ReactNode } from 'react'

/** What stands below a chosen row: nothing where there is nothing to say. */
export function SecondLine({ lines }: { readonly lines: readonly ReactNode[] }): ReactElement | null {
  const said = lines.filter(Boolean)
  if (said.length === 0) return null
  return (
    <tr className="second-line">
      <td colSpan={4}>
        {said.map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no names, and are drawn anew together.
          <div key={i}>{line}</div>
        ))}
      </td>
    </tr>
  )
}
