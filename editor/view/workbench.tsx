import type { ReactElement } from 'react'

/** The whole page. */
export function Workbench(): ReactElement {
  return <h1>衡策</h1>
}
