import { describe, expect, it } from 'vitest'
import { countCrossings } from '../../../../editor/language/graph/layout/crossings.ts'
import { placeInOrder } from '../../../../editor/language/graph/layout/isotonic.ts'
import { type Edge, layersOf } from '../../../../editor/language/graph/layout/layers.ts'
import { type Box, layOut } from '../../../../editor/language/graph/layout/layout.ts'
import { orderLayers } from '../../../../editor/language/graph/layout/order.ts'
import { makeProper } from '../../../../editor/language/graph/layout/proper.ts'
import { seeded, whole } from '../../../support/random.ts'

/** A graph without rings whose nodes stand in no helpful order. */
function randomGraph(seed: number, count: number, uses: number): { edges: Edge[]; sizes: Box['width'][] } {
  const random = seeded(seed)
  const names = Array.from({ length: count }, (_, i) => i)
  for (let i = count - 1; i > 0; i--) {
    const other = whole(random, 0, i)
    ;[names[i], names[other]] = [names[other] as number, names[i] as number]
  }
  const seen = new Set<string>()
  const edges: Edge[] = []
  for (let to = 1; to < count; to++)
    for (let i = whole(random, 0, uses); i > 0; i--) {
      // Mostly something near, as figures rest on those above them.
      const from = Math.max(0, to - whole(random, 1, 30))
      const key = `${from} ${to}`
      if (seen.has(key)) continue
      seen.add(key)
      edges.push([names[from] as number, names[to] as number])
    }
  return { edges, sizes: names.map(() => whole(random, 60, 220)) }
}

const sized = (widths: readonly number[]) => widths.map((width) => ({ width, height: 40 }))
const seeds = Array.from({ length: 40 }, (_, i) => i + 1)

describe('layers', () => {
  it('stand behind all that lead to them; what none leads to stands right before its first user', () => {
    // 0 → 1 → 2 → 3, 4 → 3, 5 alone.
    expect(
      layersOf(6, [
        [0, 1],
        [1, 2],
        [2, 3],
        [4, 3],
      ]),
    ).toEqual([0, 1, 2, 3, 2, 0])
  })
})

describe('crossings', () => {
  it('are counted as lines cross, not where they only meet', () => {
    // Both of the left to both of the right: one crossing, two meetings.
    const square = makeProper(
      [0, 0, 1, 1],
      [
        [0, 2],
        [0, 3],
        [1, 2],
        [1, 3],
      ],
    )
    expect(countCrossings(square, square.layers)).toBe(1)
    const cross = makeProper(
      [0, 0, 1, 1],
      [
        [0, 3],
        [1, 2],
      ],
    )
    expect(countCrossings(cross, cross.layers)).toBe(1)
    expect(countCrossings(cross, orderLayers(cross))).toBe(0)
  })

  it('are as many as pairs say', () => {
    for (const seed of seeds) {
      const { edges, sizes } = randomGraph(seed, 24, 3)
      const proper = makeProper(layersOf(sizes.length, edges), edges)
      const place = new Map(proper.layers.flatMap((layer) => layer.map((vertex, i) => [vertex, i] as const)))
      const at = (vertex: number): number => place.get(vertex) ?? -1
      let pairs = 0
      for (const layer of proper.layers) {
        const pieces = layer.flatMap((a) => (proper.behind[a] ?? []).map((b) => [at(a), at(b)] as const))
        for (const [a, b] of pieces) for (const [c, d] of pieces) if (a < c && b > d) pairs++
      }
      expect(countCrossings(proper, proper.layers)).toBe(pairs)
    }
  })
})

describe('places in order', () => {
  it('are those wished for where they fit, else as near as order and distance allow', () => {
    expect(placeInOrder([0, 10, 30], [1, 1, 1], [5, 5])).toEqual([0, 10, 30])
    expect(placeInOrder([10, 10], [1, 1], [4])).toEqual([8, 12])
    expect(placeInOrder([10, 0], [3, 1], [0])).toEqual([7.5, 7.5])
  })
})

describe('a layout', () => {
  it('has no box over another, lines that run from left to right between their boxes, and is the same every time', () => {
    for (const seed of seeds) {
      const { edges, sizes } = randomGraph(seed, 60, 3)
      const layout = layOut(sized(sizes), edges)
      for (const [i, a] of layout.boxes.entries())
        for (const b of layout.boxes.slice(i + 1)) {
          const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
          if (!apart) expect.unreachable(`${seed}: ${JSON.stringify([a, b])}`)
        }
      for (const [i, line] of layout.lines.entries()) {
        const [from, to] = (edges[i] as Edge).map((node) => layout.boxes[node] as Box) as [Box, Box]
        expect(line[0]).toEqual([from.x + from.width, from.y + from.height / 2])
        expect(line.at(-1)).toEqual([to.x, to.y + to.height / 2])
        const xs = line.map(([x]) => x)
        expect(xs).toEqual([...xs].sort((a, b) => a - b))
        expect(Math.min(...line.map(([, y]) => y))).toBeGreaterThanOrEqual(0)
        expect(Math.max(...line.map(([, y]) => y))).toBeLessThanOrEqual(layout.height)
      }
      expect(layOut(sized(sizes), edges)).toEqual(layout)
    }
  })

  it('leaves the lines free of boxes: a long line passes beside them', () => {
    for (const seed of seeds) {
      const { edges, sizes } = randomGraph(seed, 40, 3)
      const { boxes, lines } = layOut(sized(sizes), edges)
      // Points stand in pairs: across the space between layers, then through a layer.
      for (const line of lines)
        for (let i = 1; i + 1 < line.length; i += 2) {
          const [left, y] = line[i] as readonly [number, number]
          const [right] = line[i + 1] as readonly [number, number]
          for (const box of boxes)
            if (box.x < right && box.x + box.width > left) expect(y <= box.y || y >= box.y + box.height).toBe(true)
        }
    }
  })

  it('has fewer crossings than the order as given', () => {
    let given = 0
    let sorted = 0
    for (const seed of seeds) {
      const { edges, sizes } = randomGraph(seed, 80, 2)
      const proper = makeProper(layersOf(sizes.length, edges), edges)
      const before = countCrossings(proper, proper.layers)
      const after = countCrossings(proper, orderLayers(proper))
      expect(after).toBeLessThan(before)
      given += before
      sorted += after
    }
    expect(sorted).toBeLessThan(given / 2)
  })

  it('lays out nothing, one node, and nodes that nothing joins', () => {
    expect(layOut([], [])).toEqual({ boxes: [], lines: [], width: 0, height: 0 })
    expect(layOut([{ width: 50, height: 40 }], []).boxes).toEqual([{ x: 0, y: 0, width: 50, height: 40, layer: 0 }])
    const ys = layOut(sized([50, 50]), []).boxes.map(({ y }) => y)
    expect(new Set(ys).size).toBe(2)
  })
})
