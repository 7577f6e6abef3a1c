import type { FigureOutcome } from '../../engine/run/outcome.ts'
import type { State } from './value.ts'

/** Why a figure has no value at some members. The outcome names what a figure waits for, not at which member. */
export function stateOf(figure: FigureOutcome, at: readonly string[]): State {
  if (figure.faults?.some((fault) => fault.at.every((member, i) => member === at[i]))) return 'fault'
  if (figure.open?.length) return 'open'
  return figure.missing?.length ? 'missing' : figure.faults?.length ? 'fault' : 'inapplicable'
}
