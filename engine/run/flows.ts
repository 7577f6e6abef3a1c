import { type Problem, problem } from '../../dsl/diagnostic/diagnostic.ts'
import type { Flow } from '../../dsl/model/model.ts'
import { quantityText } from '../../dsl/model/quantity-text.ts'
import { any } from '../../dsl/model/unit.ts'
import { type Evaluated, valuesAt } from '../exact/evaluated.ts'
import { ABSENT, Open } from '../exact/value.ts'
import { absolute, add, Exact, isZero, sign, subtract, ZERO } from '../number/exact.ts'
import { group, toPlain } from '../number/format.ts'

/**
 * 资金去向: parts that do not make their whole, each with the difference where it is first off and how often it is. Provisional amounts count as
 * they stand. Parts with more dimensions than the whole are summed over them.
 */
export function flowProblems(e: Evaluated): Problem[] {
  return e.program.graph.model.flows.flatMap((flow) => {
    const off = differencesOf(flow, e).flatMap((difference, place) =>
      isZero(difference) ? [] : [{ difference, place }],
    )
    const [first] = off
    if (!first) return []
    const { start, name } = flow.site
    const whole = e.program.graph.model.figures.get(flow.whole)
    return [
      problem(
        'HC5025',
        { start: start + name.start, end: start + name.end },
        {
          whole: flow.whole,
          at: e.layout.namesAt(whole?.dims ?? [], first.place),
          count: off.length,
          parts: flow.parts,
          difference: quantityText(group(toPlain(absolute(first.difference))), whole?.unit ?? any),
          isShort: sign(first.difference) > 0,
          isSettled: [flow.whole, ...flow.parts].some((one) => e.program.computed.has(one)),
        },
        { clauses: flow.clauses },
      ),
    ]
  })
}

/** What a whole has beyond its parts, at each of its places; none where that is not known. */
function differencesOf(flow: Flow, e: Evaluated): readonly Exact[] {
  const { figures } = e.program.graph.model
  const dims = figures.get(flow.whole)?.dims ?? []
  const whole = settled(flow.whole, dims, e)
  if (!whole) return []
  const sums = whole.map(() => ZERO)
  for (const part of flow.parts) {
    const own = figures.get(part)?.dims ?? []
    if (!dims.every((d) => own.includes(d))) return []
    const values = settled(part, own, e)
    if (!values) return []
    const places = e.layout.reduce(own, dims, [])
    for (const [i, value] of values.entries()) {
      const place = places[i] as number
      sums[place] = add(sums[place] as Exact, value)
    }
  }
  return whole.map((value, i) => subtract(value, sums[i] as Exact))
}

/** A figure's values as they stand, where all are known; what does not apply at a member is no money there. */
function settled(name: string, dims: readonly string[], e: Evaluated): Exact[] | undefined {
  const node = e.program.figures.get(name)
  const values = node === undefined ? undefined : valuesAt(e, node, dims)
  const amounts = values?.map((v) => (v === ABSENT ? ZERO : v instanceof Open ? v.at : v))
  return amounts?.every((v) => v instanceof Exact) ? (amounts as Exact[]) : undefined
}
