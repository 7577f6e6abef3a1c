import { describe, expect, it } from 'vitest'
import { exactAlgebra } from '../../../engine/exact/algebra.ts'
import { evaluateNodes, type Leaves } from '../../../engine/exact/evaluate.ts'
import { Layout } from '../../../engine/exact/layout.ts'
import { ABSENT, Fault, Open, type Value } from '../../../engine/exact/value.ts'
import { expandSplit } from '../../../engine/graph/expand-split.ts'
import type { Node, NodeId } from '../../../engine/graph/kernel.ts'
import { type Exact, exact } from '../../../engine/number/exact.ts'
import { toPlain } from '../../../engine/number/format.ts'
import { counts } from '../../counts.ts'
import { exactOf } from '../../support/exact-pair.ts'
import { chance, pick, seeded, whole } from '../../support/random.ts'

type SplitNode = Extract<Node, { op: 'split' }>

/** A split to be made twice: over members of 丙 (in groups of 乙 by attribute, where grouped), for each member of 甲 where that is there. */
interface Case {
  readonly layout: Layout
  readonly node: SplitNode
  readonly leaves: Readonly<Record<string, { readonly dims: readonly string[]; readonly values: readonly Value[] }>>
}

const path = { from: '丙', to: '乙', steps: [{ dimension: '丙', attribute: '乙' }] }

function randomCase(random: () => number, withOpen: boolean): Case {
  const members = whole(random, 1, 7)
  const groups = whole(random, 1, 3)
  const names = new Map([
    ['甲', ['一', '二']],
    ['乙', Array.from({ length: groups }, (_, i) => `组${i}`)],
    ['丙', Array.from({ length: members }, (_, i) => `员${i}`)],
  ])
  // Now and then a member belongs to no group.
  const home = Int32Array.from({ length: members }, () => (chance(random, 0.05) ? -1 : whole(random, 0, groups - 1)))
  const layout = new Layout({ names, attributes: new Map([['丙', new Map([['乙', home]])]]) })
  const isGrouped = chance(random, 0.4)
  const wholeDims = pick(random, [[], ['甲']] as const)
  const weightDims = pick(random, [['丙'], ['甲', '丙']] as const)
  const dims = ['甲', '丙'].filter((d) => [...wholeDims, ...weightDims].includes(d as never))
  const manner = {
    step: pick(random, [undefined, '0.01', '0.1', '1', '100']),
    remainder: pick(random, ['largest', 'first', 'last', 'greatest', { member: '员0' }, { member: '员2' }] as const),
    empty: pick(random, ['error', 'nothing'] as const),
  }
  const node: SplitNode = { op: 'split', over: ['丙'], by: isGrouped ? [path] : [], manner, args: [0, 1], dims }
  const many = (of: readonly string[], one: () => Value): readonly Value[] =>
    Array.from({ length: layout.size(of) }, () => one())
  const wholes = many(wholeDims, () => randomWhole(random, withOpen))
  // Which of two faults is told first is nobody's business, so only one side has any.
  const isFaulty = wholes.some((v) => v instanceof Fault)
  const weights = many(weightDims, weightOf(random, withOpen)).map((v) => (isFaulty && v instanceof Fault ? ABSENT : v))
  return {
    layout,
    node,
    leaves: { whole: { dims: wholeDims, values: wholes }, weights: { dims: weightDims, values: weights } },
  }
}

function randomWhole(random: () => number, withOpen: boolean): Value {
  if (chance(random, 0.04)) return ABSENT
  if (chance(random, 0.04)) return new Fault(9, 0, 'HC6007', {})
  if (withOpen && chance(random, 0.5)) return open(exactOf(String(whole(random, -50, 90))))
  return exactOf(
    pick(random, [
      '0',
      '0.004',
      '0.005',
      '-0.005',
      '1',
      '10',
      '-10',
      '0.03',
      '100/3',
      '-7/9',
      String(whole(random, -9e6, 9e6) / 100),
    ]),
  )
}

function weightOf(random: () => number, withOpen: boolean): () => Value {
  const shape = pick(random, ['any', 'equal', 'zero', 'small'])
  const each = exactOf(String(whole(random, 1, 9)))
  return () => {
    if (chance(random, 0.07)) return ABSENT
    if (chance(random, 0.01)) return new Fault(8, 0, 'HC6016', {})
    if (chance(random, 0.01)) return exactOf('-1')
    if (withOpen && chance(random, 0.3)) return open(exactOf(String(whole(random, 0, 9))))
    if (shape === 'equal') return each
    if (shape === 'zero') return exactOf('0')
    if (shape === 'small') return exactOf(String(whole(random, 0, 2)))
    return exactOf(pick(random, ['0', '1/3', '2/7', '1', '2.5', String(whole(random, 0, 1e6))]))
  }
}

function open(at: Exact | null): Open {
  return new Open(at, exact('-100') as Exact, exact('100') as Exact, [{ kind: 'open', name: '某比例' }])
}

/** The values of the split done at once, and of its expansion. */
function bothWays(c: Case): [fast: readonly Value[], slow: readonly Value[]] {
  const nodes: Node[] = Object.entries(c.leaves).map(([figure, { dims }]) => ({ op: 'leaf', figure, args: [], dims }))
  const append = (operation: object, args: readonly NodeId[], dims: readonly string[]): NodeId =>
    nodes.push({ ...operation, args, dims } as Node) - 1
  const fast = append({ ...c.node }, c.node.args, c.node.dims)
  const slow = expandSplit(c.node, (id) => (nodes[id] as Node).dims, append)
  const leaves: Leaves = {
    year: 2024,
    reading: () => '',
    prior: () => [],
    pinned: () => new Map(),
    figure: (name) => c.leaves[name]?.values ?? [],
  }
  const columns = evaluateNodes(nodes, [], leaves, c.layout, exactAlgebra)
  expect(nodes.slice(fast + 1).some((n) => n.op === 'split')).toBe(false)
  expect((nodes[slow] as Node).dims).toEqual(c.node.dims)
  return [columns[fast] as readonly Value[], columns[slow] as readonly Value[]]
}

/** A value as it stands, for comparison; of a fault its code. */
function shown(v: Value): string {
  if (v instanceof Fault) return v.code
  if (v === ABSENT) return 'absent'
  if (v instanceof Open) return v.at === null ? 'unknown' : shown(v.at)
  return typeof v === 'object' ? toPlain(v) : String(v)
}

describe('a split', () => {
  it('is what its expansion into kernel operations says, in every manner', () => {
    const random = seeded(31)
    const seen = new Map<string, number>()
    for (let i = 0; i < counts.splitExpansions; i++) {
      const c = randomCase(random, false)
      const [fast, slow] = bothWays(c)
      expect(fast.map(shown), JSON.stringify(c)).toEqual(slow.map(shown))
      for (const v of fast) seen.set(shown(v), (seen.get(shown(v)) ?? 0) + 1)
    }
    for (const met of ['absent', 'HC6007', 'HC6008', 'HC6009', 'HC6016', '0', '0.01', '-0.01'])
      expect(seen.get(met) ?? 0, met).toBeGreaterThan(0)
  })

  it('stands as its expansion stands where wholes and weights are open', () => {
    const random = seeded(32)
    for (let i = 0; i < counts.splitExpansions; i++) {
      const c = randomCase(random, true)
      const [fast, slow] = bothWays(c)
      expect(fast.map(shown), JSON.stringify(c)).toEqual(slow.map(shown))
    }
  })
})
