import type { ReactElement, ReactNode } from 'react'

/** What a pane would show, and how to get there. */
export function Empty(props: { readonly title: string; readonly children?: ReactNode }): ReactElement {
  return (
    <div className="empty">
      <p className="empty-title">{props.title}</p>
      {props.children}
    </div>
  )
}
