import type { FigureOutcome, FlowAmount, Outcome } from '../../engine/index.ts'
import { displayOf, type Shown, show } from './shown.ts'

/** Where the money of a whole goes: the whole and its parts, over all members. */
export interface FlowRow {
  readonly whole: FlowPart
  readonly parts: readonly FlowPart[]
  readonly clauses: readonly string[]
}

/** What a figure comes to over all its members, and what part of the whole that is; neither where it is not known. */
export interface FlowPart {
  readonly name: string
  readonly shown?: Shown
  /** `12.34％` */
  readonly share?: string
}

/** The flows of an outcome, the amounts of each in one scale; a whole of nothing goes nowhere and is left out, as by the command. */
export function buildFlowRows({ flows, figures }: Outcome): readonly FlowRow[] {
  const named = new Map(figures.map((figure) => [figure.name, figure]))
  return flows
    .filter(({ whole }) => whole.total !== '0')
    .map(({ whole, parts, clauses }) => {
      const figure = named.get(whole.name)
      const display = displayOf([whole.total], figure?.unit ?? '', figure?.display)
      const part = (amount: FlowAmount): FlowPart => partOf(amount, figure, display)
      return { whole: part({ ...whole, share: null }), parts: parts.map(part), clauses }
    })
}

function partOf(
  { name, total, share }: FlowAmount,
  whole: FigureOutcome | undefined,
  display: FigureOutcome['display'],
): FlowPart {
  const ratio = share === null ? undefined : show(share, '比率')
  return {
    name,
    ...(total === null || !whole ? {} : { shown: show(total, whole.unit, display) }),
    ...(ratio ? { share: `${ratio.text}${ratio.unit}` } : {}),
  }
}
