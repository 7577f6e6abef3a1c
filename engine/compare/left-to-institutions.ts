import { exact, subtract } from '../number/exact.ts'
import { toPlain } from '../number/format.ts'
import type { ComparedFigure, ComparedTerm } from './side-by-side.ts'

/** What a policy leaves to the institutions in the year: what they keep of surpluses less what they bear of overruns. */
export interface LeftToInstitutions {
  /** In yuan; negative: they pay in. */
  readonly amount: string
  /** Open parameters on whose stand-ins it rests. */
  readonly provisional: readonly string[]
}

/** The rows that it is made of; undefined where no policy has one of them. */
export function keptAndBorne(terms: readonly ComparedTerm[]): readonly [ComparedTerm, ComparedTerm] | undefined {
  const [kept, borne] = ['surplus retention', 'overspend borne by institutions'].map((english) =>
    terms.find(({ term }) => term.english === english),
  )
  return kept && borne && [kept, borne]
}

/** What each of the compared policies leaves to the institutions; undefined where it has not both figures, or one of them is not known. */
export function leftToInstitutions(terms: readonly ComparedTerm[]): readonly (LeftToInstitutions | undefined)[] {
  const [kept, borne] = keptAndBorne(terms) ?? []
  if (!kept || !borne) return []
  return kept.figures.map((figure, i) => {
    const parts = [figure, borne.figures[i]]
    const [plus, minus] = parts.map(amountOf)
    if (!plus || !minus) return undefined
    const provisional = parts.flatMap((part) => part?.outcome?.provisional ?? [])
    return { amount: toPlain(subtract(plus, minus)), provisional: [...new Set(provisional)] }
  })
}

function amountOf(figure: ComparedFigure | undefined) {
  const value = figure?.outcome && (figure.figure.dims.length > 0 ? figure.total : figure.outcome.value)
  return typeof value === 'string' ? exact(value) : undefined
}
