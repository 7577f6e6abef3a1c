import { describe, expect, it } from 'vitest'
import { Layout } from '../../../engine/exact/layout.ts'
import { nest } from '../../../engine/exact/nest.ts'

const layout = new Layout({
  names: new Map([
    ['甲', ['a', 'b']],
    ['乙', ['x', 'y', 'z']],
    ['丙', ['p', 'q']],
    ['空', []],
  ]),
  // x and z lead to q, y nowhere.
  attributes: new Map([['乙', new Map([['属', Int32Array.of(1, -1, 1)]])]]),
})
const path = { from: '乙', to: '丙', steps: [{ dimension: '乙', attribute: '属' }] }

describe('how values lie in a list', () => {
  it('has the last dimension run fastest', () => {
    expect(layout.size(['甲', '乙'])).toBe(6)
    expect(Array.from({ length: 6 }, (_, i) => layout.namesAt(['甲', '乙'], i).join(''))).toEqual([
      ...['ax', 'ay', 'az', 'bx', 'by', 'bz'],
    ])
    expect(layout.placeOf(['甲', '乙'], ['b', 'y'])).toBe(4)
    expect(layout.placeOf(['乙', '甲'], ['y', 'b'])).toBe(3)
    expect(layout.placeOf(['甲'], ['c'])).toBe(-1)
  })

  it('has one place without dimensions and none over an empty one', () => {
    expect(layout.size([])).toBe(1)
    expect(layout.size(['甲', '空'])).toBe(0)
    expect(nest([], ['甲', '空'], layout, () => 'never')).toEqual({ a: {}, b: {} })
    expect(nest(['1', '2'], ['甲'], layout, (v) => v)).toEqual({ a: '1', b: '2' })
  })

  it('spreads by dimension name, in whatever order', () => {
    expect([...layout.broadcast(['甲'], ['甲', '乙'])]).toEqual([0, 0, 0, 1, 1, 1])
    expect([...layout.broadcast(['乙', '甲'], ['甲', '乙'])]).toEqual([0, 2, 4, 1, 3, 5])
    expect([...layout.broadcast([], ['乙'])]).toEqual([0, 0, 0])
  })

  it('picks a member, and has no place for one that is not there', () => {
    expect([...layout.pick(['甲', '乙'], ['甲'], '乙', 'y')]).toEqual([1, 4])
    expect([...layout.pick(['甲', '乙'], ['乙'], '甲', 'b')]).toEqual([3, 4, 5])
    expect([...layout.pick(['甲'], [], '甲', 'c')]).toEqual([-1])
  })

  it('follows attributes, and knows where they lead nowhere', () => {
    expect([...layout.follow(['丙'], ['乙'], path)]).toEqual([1, -1, 1])
    expect([...layout.follow(['丙', '甲'], ['甲', '乙'], path)]).toEqual([2, -1, 2, 3, -1, 3])
  })

  it('gathers into what is left, and into groups', () => {
    expect([...layout.reduce(['甲', '乙'], ['甲'], [])]).toEqual([0, 0, 0, 1, 1, 1])
    expect([...layout.reduce(['甲', '乙'], [], [])]).toEqual([0, 0, 0, 0, 0, 0])
    expect([...layout.reduce(['甲', '乙'], ['甲', '丙'], [path])]).toEqual([1, -1, 1, 3, -1, 3])
  })
})
