import { describe, expect, it } from 'vitest'
import { orderByUse } from '../../../dsl/model/order.ts'
import { problemsOf } from '../../support/problems.ts'
import { chance, seeded, whole } from '../../support/random.ts'

const order = (uses: Readonly<Record<string, string>>) =>
  orderByUse(Object.keys(uses), (name) => [...(uses[name] ?? '')])

describe('the order of work', () => {
  it('puts each name behind all that it uses, and leaves alone what is no name', () => {
    expect(order({ a: 'b', b: 'cx', c: '' })).toEqual({ order: ['c', 'b', 'a'], cycles: [] })
  })

  it('shows a cycle as the path that returns to its start, without those that only need it', () => {
    expect(order({ d: 'a', a: 'b', b: 'c', c: 'a', e: '' })).toEqual({ order: ['e'], cycles: [['a', 'b', 'c', 'a']] })
  })

  it('shows one cycle for each knot', () => {
    expect(order({ a: 'a', b: 'c', c: 'b' }).cycles).toEqual([
      ['a', 'a'],
      ['b', 'c', 'b'],
    ])
  })

  it('holds on random graphs: every name behind its uses, and only names that need a cycle left out', () => {
    const random = seeded(71)
    for (let i = 0; i < 300; i++) {
      const names = Array.from({ length: whole(random, 1, 12) }, (_, k) => `n${k}`)
      const uses = new Map(names.map((n) => [n, names.filter(() => chance(random, 0.12))]))
      const found = orderByUse(names, (n) => uses.get(n) ?? [])
      const done = new Set<string>()
      for (const name of found.order) {
        expect(uses.get(name)?.every((u) => done.has(u))).toBe(true)
        done.add(name)
      }
      for (const name of names) if (!done.has(name)) expect(uses.get(name)?.some((u) => !done.has(u))).toBe(true)
      for (const cycle of found.cycles) {
        expect(cycle[0]).toBe(cycle.at(-1))
        for (const [k, name] of cycle.slice(0, -1).entries()) expect(uses.get(name)).toContain(cycle[k + 1])
      }
      expect(found.cycles.length > 0).toBe(done.size < names.length)
    }
  })

  it('tells each cycle of rules once, at its first rule, with the other steps beside it', () => {
    const found = problemsOf('规则:\n  甲: 乙 ＋ 1元\n  乙: 丙 × 2\n  丙: 甲\n  丁: 甲\n')
    expect(found.filter((p) => p.code === 'HC3002').map((p) => [p.at, p.facts, p.related])).toEqual([
      ['甲', { names: ['甲', '乙', '丙', '甲'] }, ['乙', '丙']],
    ])
    expect(found.filter((p) => p.severity === 'error')).toHaveLength(1)
  })
})
