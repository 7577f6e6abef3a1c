import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  type Ref,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import type { Picture, PictureNode } from '../state/snapshot.ts'
import { bringIntoView, type Camera, farScale, fitWhole, hold, isInView, open, type View, zoom } from './camera.ts'
import { nodeTitle } from './picture-node.tsx'
import { PictureShapes } from './picture-shapes.tsx'
import { type Direction, walk } from './walk.ts'

/** What the tools do with the picture. */
export interface PictureHandle {
  zoom(factor: number): void
  fit(): void
}

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

/** A press that moves further than this draws the picture along. */
const still = 4

/**
 * A picture that can be drawn along, zoomed and walked: arrows along its edges, the space bar or a click chooses, Enter or two clicks go to
 * the line. One of its nodes takes part in the order of Tab.
 */
export function PictureView(props: {
  readonly picture: Picture
  /** Changes where the picture is to be seen from the start again. */
  readonly scope: string
  readonly choose: (node: PictureNode) => void
  readonly go: (node: PictureNode) => void
  readonly ref: Ref<PictureHandle>
}): ReactElement {
  const { picture, scope, choose, go, ref } = props
  const svg = useRef<SVGSVGElement>(null)
  const view = useView(svg)
  const [camera, setCamera] = useState<Camera>({ x: 0, y: 0, scale: 1 })
  const [focus, setFocus] = useState(picture.centre)
  const drawn = useRef<{ readonly picture: Picture; readonly scope: string; readonly view: View }>(undefined)
  // Whether it is still seen as it was opened: then another size of the pane opens it anew.
  const isMoved = useRef(false)
  const wantsFocus = useRef(false)
  const pressed = useRef<PictureNode>(undefined)
  const find = (id: string): PictureNode | undefined => picture.nodes.find((node) => node.id === id)

  useLayoutEffect(() => {
    if (!view) return
    const before = drawn.current
    drawn.current = { picture, scope, view }
    const node = picture.nodes.find(({ id }) => id === picture.centre)
    if (!node) return
    if (before?.scope !== scope || (before.view !== view && !isMoved.current)) {
      isMoved.current = false
      setCamera(open(picture, view, node))
    } else if (before.picture !== picture)
      setCamera((now) =>
        hold(
          now,
          picture,
          view,
          node,
          before.picture.nodes.find(({ id }) => id === picture.centre),
        ),
      )
    if (before?.picture.centre !== picture.centre) setFocus(picture.centre)
  }, [picture, scope, view])

  useEffect(() => {
    if (!wantsFocus.current) return
    wantsFocus.current = false
    svg.current?.querySelector<SVGGElement>('.node[tabindex="0"]')?.focus()
  })

  const zoomAt = (factor: number, at = { x: (view?.width ?? 0) / 2, y: (view?.height ?? 0) / 2 }): void => {
    isMoved.current = true
    setCamera((now) => zoom(now, factor, at))
  }
  const seeWhole = (): void => {
    isMoved.current = true
    if (view) setCamera(fitWhole(picture, view))
  }
  useImperativeHandle(ref, () => ({
    zoom: (factor) => zoomAt(factor),
    fit: seeWhole,
  }))
  useWheel(svg, zoomAt)
  const press = useDrag((x, y) => {
    isMoved.current = true
    setCamera((now) => ({ ...now, x: now.x + x, y: now.y + y }))
  })

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const here = find(focus)
    const direction = arrows[event.key]
    if (direction) {
      const next = walk(picture, focus, direction)
      if (next && view) {
        setFocus(next.id)
        setCamera((now) => bringIntoView(now, view, next))
        wantsFocus.current = true
      }
    } else if (event.key === 'Enter' && here) go(here)
    else if (event.key === ' ' && here) choose(here)
    else if (['+', '=', '＋'].includes(event.key)) zoomAt(1.25)
    else if (['-', '_', '－'].includes(event.key)) zoomAt(1 / 1.25)
    else if (event.key === '0') seeWhole()
    else return
    event.preventDefault()
  }

  const isFar = camera.scale < farScale
  return (
    // biome-ignore lint/a11y/useSemanticElements: no element of SVG is a group of buttons.
    <svg
      ref={svg}
      className="picture-view"
      role="group"
      aria-label="图：左边是用到的数，右边是用它的数。方向键沿线走，空格选中，回车到正文"
      onKeyDown={onKeyDown}
      onDoubleClick={() => pressed.current && go(pressed.current)}
      {...press}
    >
      <g transform={`translate(${camera.x} ${camera.y}) scale(${camera.scale})`}>
        {view && (
          <PictureShapes
            picture={picture}
            isFar={isFar}
            here={focus}
            isSeen={(box) => isInView(camera, view, box)}
            hold={(node) => ({
              role: 'button',
              tabIndex: node.id === focus ? 0 : -1,
              'aria-label': nodeTitle(node),
              'aria-pressed': node.id === picture.centre,
              onFocus: () => setFocus(node.id),
              onClick: (event) => {
                // The second click of two may hit what the first has moved there.
                if (event.detail > 1) return
                pressed.current = node
                choose(node)
              },
            })}
          />
        )}
      </g>
    </svg>
  )
}

/** How large an element is, as that changes. */
function useView(element: { readonly current: SVGSVGElement | null }): View | undefined {
  const [view, setView] = useState<View>()
  useLayoutEffect(() => {
    const { current } = element
    if (!current) return
    const observer = new ResizeObserver(() => {
      const { width, height } = current.getBoundingClientRect()
      setView((now) => (now?.width === width && now.height === height ? now : { width, height }))
    })
    observer.observe(current)
    return () => observer.disconnect()
  }, [element])
  return view
}

/** Zooms where the wheel turns. React's own listeners may not keep the page from scrolling. */
function useWheel(
  element: { readonly current: SVGSVGElement | null },
  zoomAt: (factor: number, at: { readonly x: number; readonly y: number }) => void,
): void {
  const latest = useRef(zoomAt)
  latest.current = zoomAt
  useEffect(() => {
    const { current } = element
    const turn = (event: WheelEvent): void => {
      event.preventDefault()
      const { left, top } = (current as SVGSVGElement).getBoundingClientRect()
      latest.current(1.0015 ** -event.deltaY, { x: event.clientX - left, y: event.clientY - top })
    }
    current?.addEventListener('wheel', turn, { passive: false })
    return () => current?.removeEventListener('wheel', turn)
  }, [element])
}

/** Draws along while a button is held; a click that ends a drag is none. */
function useDrag(move: (x: number, y: number) => void): {
  readonly onPointerDown: (event: PointerEvent) => void
  readonly onPointerMove: (event: PointerEvent<SVGSVGElement>) => void
  readonly onPointerUp: () => void
  readonly onClickCapture: (event: { stopPropagation: () => void }) => void
} {
  const start = useRef<{ x: number; y: number; isMoving: boolean }>(undefined)
  const hasMoved = useRef(false)
  return {
    onPointerDown(event) {
      hasMoved.current = false
      if (event.button === 0) start.current = { x: event.clientX, y: event.clientY, isMoving: false }
    },
    onPointerMove(event) {
      const { current } = start
      if (!current || event.buttons === 0) return
      const [x, y] = [event.clientX - current.x, event.clientY - current.y]
      if (!current.isMoving && Math.hypot(x, y) < still) return
      if (!current.isMoving) event.currentTarget.setPointerCapture(event.pointerId)
      hasMoved.current = true
      start.current = { x: event.clientX, y: event.clientY, isMoving: true }
      move(x, y)
    },
    onPointerUp() {
      start.current = undefined
    },
    onClickCapture(event) {
      if (hasMoved.current) event.stopPropagation()
    },
  }
}
