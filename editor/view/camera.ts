import type { Picture, PictureNode } from '../state/snapshot.ts'

/** Where the picture is seen from: a point p of it stands at p × scale + (x, y) of the view. */
export interface Camera {
  readonly x: number
  readonly y: number
  readonly scale: number
}

export interface View {
  readonly width: number
  readonly height: number
}

/** The smallest and the largest scale. */
const range = [0.05, 2] as const

const margin = 24

/** No smaller than this when a picture is opened. */
const readable = 0.8

/** Below this only names can be read, so only they are drawn. */
export const farScale = 0.55

/** All of the picture in the middle of the view, never larger than life. */
export function fitWhole(picture: Picture, view: View): Camera {
  const scale = Math.max(
    range[0],
    Math.min(1, (view.width - 2 * margin) / picture.width, (view.height - 2 * margin) / picture.height),
  )
  return {
    scale,
    x: (view.width - picture.width * scale) / 2,
    y: (view.height - picture.height * scale) / 2,
  }
}

/** The whole picture where it can be read so, else as much of it around a node as can be read. */
export function open(picture: Picture, view: View, node: PictureNode): Camera {
  const scale = Math.max(readable, fitWhole(picture, view).scale)
  return frame(picture, view, node, scale, { x: view.width / 2, y: view.height / 2 })
}

/** The camera over a new picture so that a node stays where it stood before, if that is well within the view. */
export function hold(
  camera: Camera,
  picture: Picture,
  view: View,
  node: PictureNode,
  before: PictureNode | undefined,
): Camera {
  const { scale } = camera
  const was = before ? middleOf(before) : undefined
  const within = (place: number, length: number): number => Math.min(length * 0.7, Math.max(length * 0.3, place))
  return frame(picture, view, node, scale, {
    x: was ? within(was.x * scale + camera.x, view.width) : view.width / 2,
    y: was ? within(was.y * scale + camera.y, view.height) : view.height / 2,
  })
}

/** A node at a point of the view; in a direction in which the whole picture fits, that in the middle; else no empty border. */
function frame(
  picture: Picture,
  view: View,
  node: PictureNode,
  scale: number,
  at: { readonly x: number; readonly y: number },
): Camera {
  const middle = middleOf(node)
  const place = (length: number, room: number, wish: number): number => {
    const empty = room - length * scale
    return empty >= 2 * margin ? empty / 2 : Math.min(margin, Math.max(empty - margin, wish))
  }
  return {
    scale,
    x: place(picture.width, view.width, at.x - middle.x * scale),
    y: place(picture.height, view.height, at.y - middle.y * scale),
  }
}

/** Moved as little as brings a node into view. */
export function bringIntoView(camera: Camera, view: View, node: PictureNode): Camera {
  const shift = (start: number, length: number, room: number): number => {
    if (start < margin) return margin - start
    return Math.min(0, Math.max(room - margin - start - length, margin - start))
  }
  const { scale } = camera
  return {
    scale,
    x: camera.x + shift(node.x * scale + camera.x, node.width * scale, view.width),
    y: camera.y + shift(node.y * scale + camera.y, node.height * scale, view.height),
  }
}

/** Larger or smaller by a factor; what stands at a point of the view stays there. */
export function zoom(camera: Camera, factor: number, at: { readonly x: number; readonly y: number }): Camera {
  const scale = Math.min(range[1], Math.max(range[0], camera.scale * factor))
  const grown = scale / camera.scale
  return { scale, x: at.x - (at.x - camera.x) * grown, y: at.y - (at.y - camera.y) * grown }
}

/** Whether a part of the picture may be seen. */
export function isInView(
  { x, y, scale }: Camera,
  view: View,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): boolean {
  const room = 80
  const left = box.x * scale + x
  const top = box.y * scale + y
  return (
    left < view.width + room &&
    top < view.height + room &&
    left + box.width * scale > -room &&
    top + box.height * scale > -room
  )
}

function middleOf({ x, y, width, height }: PictureNode): { readonly x: number; readonly y: number } {
  return { x: x + width / 2, y: y + height / 2 }
}
