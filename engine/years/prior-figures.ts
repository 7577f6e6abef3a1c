import type { Figure } from '../../dsl/model/model.ts'
import type { Program } from '../graph/program.ts'

/** The figures whose values of the year before a program uses, in the order of the file. */
export function priorFigures({ nodes, graph }: Program): Figure[] {
  const names = new Set(nodes.flatMap((node) => (node.op === 'prior' ? [node.figure] : [])))
  return [...graph.model.figures.values()].filter(({ name }) => names.has(name))
}
