import type { Model } from '../../dsl/model/model.ts'
import { inner, type Term } from '../../dsl/model/term.ts'

/** The texts with which a policy compares its inputs of text, by input: what such an input may well be. */
export function textOptions({ figures, constraints, properties }: Model): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>()
  const textsOf = (term: Term): string[] => {
    if (term.op === 'text') return [term.text]
    const figure = term.op === 'figure' ? figures.get(term.name) : undefined
    if (figure?.kind !== 'parameter') return []
    return figure.values.flatMap(({ cells }) =>
      cells.flatMap(({ value }) => (typeof value === 'string' ? [value] : [])),
    )
  }
  const terms = [...figures.values()].flatMap((figure) => (figure.kind === 'rule' ? [figure.term] : []))
  terms.push(...[...constraints, ...properties].map(({ term }) => term))
  for (let term = terms.pop(); term; term = terms.pop()) {
    if (term.op === 'compare') {
      for (const [side, other] of [
        [term.left, term.right],
        [term.right, term.left],
      ] as const) {
        const input = side.op === 'figure' ? figures.get(side.name) : undefined
        if (input?.kind !== 'input' || input.unit.kind !== 'text') continue
        const texts = found.get(input.name) ?? new Set<string>()
        found.set(input.name, texts)
        for (const text of textsOf(other)) texts.add(text)
      }
    }
    terms.push(...inner(term))
  }
  return new Map([...found].map(([input, texts]) => [input, [...texts]]))
}
