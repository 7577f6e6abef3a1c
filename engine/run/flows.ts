import { type Problem, problem } from '../../dsl/diagnostic/diagnostic.ts'
import type { Flow } from '../../dsl/model/model.ts'
import { quantityText } from '../../dsl/model/quantity-text.ts'
import { any } from '../../dsl/model/unit.ts'
import { type Evaluated, valuesAt } from '../exact/evaluated.ts'
import { ABSENT } from '../exact/value.ts'
import { absolute, add, Exact, isZero, sign, subtract, ZERO } from '../number/exact.ts'
import { group, toPlain } from '../number/format.ts'

/** 资金去向: parts that do not make their whole, each with the difference. Parts with more dimensions than the whole are summed over them. */
export function flowProblems(e: Evaluated): Problem[] {
  return e.program.graph.model.flows.flatMap((flow) => {
    const missing = differenceOf(flow, e)
    if (!missing || isZero(missing)) return []
    const { start, name } = flow.site
    return [
      problem(
        'HC5025',
        { start: start + name.start, end: start + name.end },
        {
          whole: flow.whole,
          parts: flow.parts,
          difference: quantityText(
            group(toPlain(absolute(missing))),
            e.program.graph.model.figures.get(flow.whole)?.unit ?? any,
          ),
          isShort: sign(missing) > 0,
        },
        { clauses: flow.clauses.map((c) => c.text) },
      ),
    ]
  })
}

function differenceOf(flow: Flow, e: Evaluated): Exact | undefined {
  const { figures } = e.program.graph.model
  const dims = figures.get(flow.whole)?.dims ?? []
  const whole = settled(flow.whole, dims, e)
  if (!whole) return undefined
  const sums = whole.map(() => ZERO)
  for (const part of flow.parts) {
    const own = figures.get(part)?.dims ?? []
    if (!dims.every((d) => own.includes(d))) return undefined
    const values = settled(part, own, e)
    if (!values) return undefined
    const places = e.layout.reduce(own, dims, [])
    for (const [i, value] of values.entries()) {
      const place = places[i] as number
      sums[place] = add(sums[place] as Exact, value)
    }
  }
  for (const [i, value] of whole.entries()) {
    const difference = subtract(value, sums[i] as Exact)
    if (!isZero(difference)) return difference
  }
  return ZERO
}

/** A figure's values, where all are known; what does not apply at a member is no money there. */
function settled(name: string, dims: readonly string[], e: Evaluated): Exact[] | undefined {
  const node = e.program.figures.get(name)
  const values = node === undefined ? undefined : valuesAt(e, node, dims)
  const amounts = values?.map((v) => (v === ABSENT ? ZERO : v))
  return amounts?.every((v) => v instanceof Exact) ? (amounts as Exact[]) : undefined
}
