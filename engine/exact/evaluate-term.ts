import type { Term } from '../../dsl/model/term.ts'
import type { Node } from '../graph/kernel.ts'
import { lowerRule } from '../graph/lower.ts'
import { exactAlgebra } from './algebra.ts'
import { evaluateNodes, type Leaves } from './evaluate.ts'
import type { Layout } from './layout.ts'
import type { Value } from './value.ts'

/** The values of one formula by itself over some dimensions, every figure in it taken from `leaves`; `dimsOf` tells a figure's dimensions. */
export function evaluateTerm(
  term: Term,
  dims: readonly string[],
  leaves: Leaves,
  layout: Layout,
  dimsOf: (figure: string) => readonly string[],
): readonly Value[] {
  const body = lowerRule(term, dims)
  const nodes: Node[] = []
  const ids: number[] = []
  const figures = new Map<string, number>()
  const resolve = (argument: (typeof body)['result']): number => {
    if (typeof argument === 'number') return ids[argument] as number
    const known = figures.get(argument.figure)
    if (known !== undefined) return known
    nodes.push({ op: 'leaf', figure: argument.figure, args: [], dims: dimsOf(argument.figure) })
    figures.set(argument.figure, nodes.length - 1)
    return nodes.length - 1
  }
  for (const { span: _, args, ...operation } of body.nodes) {
    const resolved = args.map(resolve)
    nodes.push({ ...operation, args: resolved } as Node)
    ids.push(nodes.length - 1)
  }
  const result = resolve(body.result)
  const columns = evaluateNodes(nodes, [], leaves, layout, exactAlgebra)
  const own = (nodes[result] as Node).dims
  return layout.spread(columns[result] as readonly Value[], own, dims)
}
