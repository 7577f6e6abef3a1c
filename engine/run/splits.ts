import { type Problem, problem } from '../../dsl/diagnostic/diagnostic.ts'
import { siteOfFigure } from '../../dsl/model/model.ts'
import { quantityText } from '../../dsl/model/quantity-text.ts'
import { any } from '../../dsl/model/unit.ts'
import type { Evaluated } from '../exact/evaluated.ts'
import type { Node } from '../graph/kernel.ts'
import { absolute, add, compare, Exact, exact, isZero, roundTo, sign, subtract, ZERO } from '../number/exact.ts'
import { group, toPlain } from '../number/format.ts'

/**
 * 分摊 to more than a fen (精度: 元) of wholes that are no such multiple: the parts make the rounded whole, so that more or less is handed out
 * than there is. Told once for each split, with all that is over or short. A whole finer than a fen is nobody's money, and not told.
 */
export function splitProblems(e: Evaluated): Problem[] {
  const { nodes, places, graph } = e.program
  return nodes.flatMap((node, id) => {
    if (node.op !== 'split' || node.manner.step === undefined) return []
    const step = exact(node.manner.step) as Exact
    if (compare(step, fen) <= 0) return []
    const place = places[id]
    const figure = graph.model.figures.get(place?.owner ?? '')
    if (!place || !figure) return []
    const difference = differenceOf(node, step, e)
    if (isZero(difference)) return []
    const { start } = siteOfFigure(graph.model, figure.name)
    const span = { start: start + place.span.start, end: start + place.span.end }
    const text = quantityText(group(toPlain(absolute(difference))), figure.unit ?? any)
    const facts = { figure: figure.name, difference: text, isShort: sign(difference) > 0 }
    return [problem('HC6037', span, facts, { clauses: figure.clauses })]
  })
}

const fen = exact('0.01') as Exact

/** What the wholes have beyond what is handed out. */
function differenceOf(node: Extract<Node, { op: 'split' }>, step: Exact, e: Evaluated): Exact {
  const whole = node.args[0] as number
  return (e.columns[whole] ?? []).reduce<Exact>(
    (sum, v) => (v instanceof Exact ? add(sum, subtract(v, roundTo(v, 'half-up', step))) : sum),
    ZERO,
  )
}
