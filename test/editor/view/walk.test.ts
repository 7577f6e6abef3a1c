import { describe, expect, it } from 'vitest'
import type { Picture, PictureNode } from '../../../editor/state/snapshot.ts'
import { walk } from '../../../editor/view/walk.ts'

const node = (id: string, layer: number, y: number): PictureNode => ({
  ...{ id, name: id, kind: 'rule', value: '', unit: '', state: 'known', signs: [], changed: false, clauses: [] },
  ...{ offset: 0, x: layer * 100, y, width: 80, height: 40, layer, hiddenBefore: 0, hiddenBehind: 0 },
})
const edge = (from: string, to: string) => ({ from, to, points: [] })
const picture: Picture = {
  ...{ centre: '乙', all: 5, width: 300, height: 200 },
  nodes: [node('甲', 0, 0), node('丁', 0, 90), node('戊', 0, 150), node('乙', 1, 80), node('丙', 2, 0)],
  edges: [edge('甲', '丙'), edge('甲', '乙'), edge('丁', '乙'), edge('乙', '丙')],
}
const to = (id: string, direction: Parameters<typeof walk>[2]) => walk(picture, id, direction)?.id

describe('a walk by arrow keys', () => {
  it('goes along edges to the nearest, and ends where they end', () => {
    expect(to('乙', 'left')).toBe('丁')
    expect(to('乙', 'right')).toBe('丙')
    // 甲 stands higher, but a layer further.
    expect(to('丙', 'left')).toBe('乙')
    expect(to('丙', 'right')).toBeUndefined()
    expect(to('戊', 'right')).toBeUndefined()
  })

  it('goes up and down within a layer', () => {
    expect(to('甲', 'down')).toBe('丁')
    expect(to('戊', 'up')).toBe('丁')
    expect(to('甲', 'up')).toBeUndefined()
  })

  it('goes nowhere from what is not there', () => {
    expect(to('没有', 'left')).toBeUndefined()
  })
})
