import { glossary, type StandardTerm } from '../../dsl/glossary/glossary.ts'
import type { Figure, Model } from '../../dsl/model/model.ts'
import { type Evaluated, valuesAt } from '../exact/evaluated.ts'
import { printValue } from '../exact/print-value.ts'
import { ABSENT, Open, type Value } from '../exact/value.ts'
import { add, Exact, ZERO } from '../number/exact.ts'
import type { FigureOutcome } from '../run/outcome.ts'
import type { Evaluation } from '../run/run.ts'
import { addsUp } from './adds-up.ts'

/** A term that at least one of the policies has, with the figure of each that stands for it. */
export interface ComparedTerm {
  readonly theme: string
  readonly term: StandardTerm
  /** One for each policy, in their order. */
  readonly figures: readonly (ComparedFigure | undefined)[]
}

/** A policy's figure under a term. */
export interface ComparedFigure {
  readonly figure: Figure
  /** What it came to, where the policy was run. */
  readonly outcome?: FigureOutcome
  /** Of a figure over members whose amounts add up: their sum, as in outcomes; null where one is not known. */
  readonly total?: string | null
}

/** Policies by their standard terms, in the order of the glossary; terms that none of them has are left out. */
export function sideBySide(
  policies: readonly { readonly model: Model; readonly run?: Evaluation }[],
): readonly ComparedTerm[] {
  const figures = policies.map(({ model, run }) => {
    const outcomes = new Map(run?.outcome.figures.map((figure) => [figure.name, figure]))
    return new Map(
      [...model.figures.values()].flatMap((figure) =>
        figure.standard ? [[figure.standard.text, compared(figure, outcomes.get(figure.name), run?.evaluated)]] : [],
      ) as [string, ComparedFigure][],
    )
  })
  return glossary.flatMap(({ title, terms }) =>
    terms.flatMap((term) => {
      const row = figures.map((own) => own.get(term.name))
      return row.some((figure) => figure !== undefined) ? [{ theme: title, term, figures: row }] : []
    }),
  )
}

function compared(figure: Figure, outcome: FigureOutcome | undefined, e: Evaluated | undefined): ComparedFigure {
  if (!outcome || !e) return { figure }
  const node = e.program.figures.get(figure.name)
  if (figure.dims.length === 0 || node === undefined || !addsUp(figure, figure.dims, e.program.graph.model))
    return { figure, outcome }
  const values = valuesAt(e, node, figure.dims).map(asItStands)
  // Of no members nothing is known: that their sum is 0 would say more.
  const total =
    values.length > 0 && values.every((v) => v instanceof Exact)
      ? values.reduce<Value>((sum, v) => add(sum as Exact, v as Exact), ZERO)
      : undefined
  return { figure, outcome, total: total === undefined ? null : (printValue(total, figure.unit) as string) }
}

/** A value with what is taken for now; one that does not apply adds nothing. */
function asItStands(value: Value): Value | null {
  if (value === ABSENT) return ZERO
  return value instanceof Open ? (value.absence === 'now' ? ZERO : value.at) : value
}
