import type { Model } from '../../dsl/model/model.ts'
import { inner, type Term } from '../../dsl/model/term.ts'

/** What a policy itself mentions: its edges lie there. */
export interface Constants {
  /** Digits in base units: numbers of formulas and values of parameters. */
  readonly numbers: readonly string[]
  readonly texts: readonly string[]
  /** Figures whose last year's value a formula asks for. */
  readonly lastYears: readonly string[]
}

/** Collects what stands in the formulas, parameters, conditions and properties of a policy. */
export function constantsOf({ figures, constraints, properties }: Model): Constants {
  const numbers = new Set<string>()
  const texts = new Set<string>()
  const lastYears = new Set<string>()
  const terms: Term[] = [...constraints, ...properties].map(({ term }) => term)
  for (const figure of figures.values()) {
    if (figure.kind === 'rule') terms.push(figure.term)
    if (figure.kind !== 'parameter') continue
    const cells = [figure.values, figure.byReading?.options ?? []].flat().flatMap((one) => one.cells)
    for (const { value } of cells)
      if (typeof value === 'string') (/^-?[\d.]+$/.test(value) ? numbers : texts).add(value)
  }
  for (let term = terms.pop(); term; term = terms.pop()) {
    if (term.op === 'number') numbers.add(term.digits)
    if (term.op === 'text') texts.add(term.text)
    if (term.op === 'lastYear') lastYears.add(term.name)
    terms.push(...inner(term))
  }
  return { numbers: [...numbers], texts: [...texts], lastYears: [...lastYears] }
}
