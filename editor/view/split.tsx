import { Splitter } from 'antd'
import { Children, type ReactElement, type ReactNode, useState } from 'react'
import type { Preferences } from '../state/preferences.ts'

/** Pixels of a pane's head. */
const head = 32

/**
 * Two panes with a line between them that can be drawn; where it was left is kept. Sizes are shares of the first pane in %.
 * `folded`: the second pane is as high as its head; `firstFolded`: the first is as wide as a strip; `isWhole`: the second takes all, and the
 * first is out of sight and reach.
 */
export function Split(props: {
  readonly name: string
  readonly orientation: 'horizontal' | 'vertical'
  readonly first: number
  readonly least: readonly [number, number]
  readonly preferences: Preferences
  readonly folded?: boolean
  readonly firstFolded?: boolean
  readonly isWhole?: boolean
  readonly children: readonly [ReactNode, ReactNode]
}): ReactElement {
  const { name, orientation, least, preferences, folded = false, firstFolded = false, isWhole = false } = props
  const key = `split ${name}`
  const [first, setFirst] = useState(() => {
    const kept = Number(preferences.read(key))
    return kept > 0 && kept < 100 ? kept : props.first
  })
  const [one, two] = Children.toArray(props.children)
  const isFree = !folded && !firstFolded && !isWhole
  const share = (sizes: readonly number[]): number => {
    const [a = 0, b = 0] = sizes
    return a + b > 0 ? (a / (a + b)) * 100 : first
  }
  return (
    <Splitter
      orientation={orientation}
      onResize={(sizes) => setFirst(share(sizes))}
      onResizeEnd={(sizes) => preferences.write(key, share(sizes).toFixed(2))}
    >
      <Splitter.Panel
        size={isWhole ? 0 : firstFolded ? head : folded ? undefined : `${first}%`}
        min={isWhole ? 0 : firstFolded ? head : least[0]}
        resizable={isFree}
      >
        <div className="split-part" inert={isWhole}>
          {one}
        </div>
      </Splitter.Panel>
      <Splitter.Panel
        size={isWhole ? '100%' : folded ? head : firstFolded ? undefined : `${100 - first}%`}
        min={folded ? head : least[1]}
        resizable={isFree}
      >
        {two}
      </Splitter.Panel>
    </Splitter>
  )
}
