import type { ReactElement } from 'react'
import type { Broken, Which } from '../state/snapshot.ts'
import type { Place } from './text-body.tsx'

/** That the figures below are those from before an error, and where it is. */
export function StaleNote(props: {
  readonly stale: Broken
  readonly go: (which: Which, place: Place) => void
}): ReactElement {
  const { stale, go } = props
  const { which, line, message } = stale
  return (
    <button type="button" className="stale-note" title={message} onClick={() => go(which, { line, column: 1 })}>
      {brokenPlace(stale)}有错，下面是出错以前的数：{message}
    </button>
  )
}

/** 政策第12行 */
export function brokenPlace({ which, line }: Broken): string {
  return `${which === 'policy' ? '政策' : '情景'}第${line}行`
}
