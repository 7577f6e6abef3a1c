import { describe, expect, it } from 'vitest'
import type { Picture, PictureNode } from '../../../editor/state/snapshot.ts'
import { bringIntoView, fitWhole, hold, isInView, open, zoom } from '../../../editor/view/camera.ts'

const node = (x: number, y: number): PictureNode => ({
  ...{ id: 'a', name: 'a', kind: 'rule', value: '', unit: '', state: 'known', signs: [], changed: false, clauses: [] },
  ...{ offset: 0, x, y, width: 100, height: 40, layer: 0, hiddenBefore: 0, hiddenBehind: 0 },
})
const picture = (width: number, height: number): Picture => ({
  ...{ centre: 'a', nodes: [], edges: [], all: 1, width, height },
})
const view = { width: 600, height: 300 }
const seenAt = ({ x, y }: PictureNode, camera: { x: number; y: number; scale: number }) => [
  x * camera.scale + camera.x,
  y * camera.scale + camera.y,
]

describe('a camera', () => {
  it('shows a small picture whole in the middle and as large as life, a large one smaller', () => {
    expect(fitWhole(picture(200, 100), view)).toEqual({ scale: 1, x: 200, y: 100 })
    const { scale, x, y } = fitWhole(picture(3000, 500), view)
    expect(3000 * scale).toBeLessThanOrEqual(600)
    expect(500 * scale).toBeLessThanOrEqual(300)
    expect([x, y].every((place) => place >= 0)).toBe(true)
  })

  it('opens a picture that is too large to be read around its node, without an empty border', () => {
    const far = node(2900, 10)
    const camera = open(picture(3000, 2000), view, far)
    expect(isInView(camera, view, far)).toBe(true)
    const [left, top] = seenAt(far, camera) as [number, number]
    expect(left + 100 * camera.scale).toBeLessThanOrEqual(600)
    expect(3000 * camera.scale + camera.x).toBeCloseTo(600 - 24)
    expect(top).toBeGreaterThanOrEqual(0)
  })

  it('keeps a node where it stood when the picture around it is another', () => {
    const before = node(1000, 1000)
    const camera = { scale: 1, x: -800, y: -900 }
    const now = node(1500, 700)
    const held = hold(camera, picture(3000, 2000), view, now, before)
    expect(seenAt(now, held)).toEqual(seenAt(before, camera))
  })

  it('brings a node into view with the least move, and lets one that is there alone', () => {
    const camera = { scale: 1, x: 0, y: 0 }
    expect(bringIntoView(camera, view, node(100, 100))).toEqual(camera)
    expect(bringIntoView(camera, view, node(580, 100))).toEqual({ scale: 1, x: 600 - 24 - 680, y: 0 })
    expect(bringIntoView(camera, view, node(-50, 100))).toEqual({ scale: 1, x: 74, y: 0 })
  })

  it('zooms about a point, within bounds', () => {
    const camera = zoom({ scale: 1, x: 10, y: 20 }, 1.5, { x: 110, y: 70 })
    expect(camera).toEqual({ scale: 1.5, x: -40, y: -5 })
    expect(zoom(camera, 100, { x: 0, y: 0 }).scale).toBe(2)
    expect(zoom(camera, 0.0001, { x: 0, y: 0 }).scale).toBe(0.05)
  })
})
