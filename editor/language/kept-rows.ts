import type { Expectation } from '../../engine/run/expectations.ts'
import type { FigureOutcome } from '../../engine/run/outcome.ts'
import { sameButPlace } from '../../engine/run/same-but-place.ts'
import { buildFigureRow, type FigureRow } from './figure-row.ts'

interface Kept {
  readonly outcome: FigureOutcome
  readonly before: FigureOutcome | null | undefined
  readonly row: FigureRow
}

/** The rows of the sheet before, by figure: one that would say the same is used again, for numbers take long to be written out. */
export class KeptRows {
  private readonly rows = new Map<string, Kept>()

  /** A figure's row; what it waits for stands in the order of `places`. Otherwise as `buildFigureRow` has it. */
  row(
    outcome: FigureOutcome,
    before: FigureOutcome | null | undefined,
    expectations: readonly Expectation[],
    places: ReadonlyMap<string, number>,
  ): FigureRow {
    const known = this.rows.get(outcome.name)
    const own = expectations.filter(({ figure }) => figure === outcome.name)
    const isSame =
      known !== undefined &&
      known.before === before &&
      own.length + known.row.unexpected.length === 0 &&
      (known.outcome === outcome || (sameButPlace(outcome, known.outcome) && sameButPlace(known.outcome, outcome)))
    const row = isSame ? known.row : buildFigureRow(outcome, before, own)
    const kept = { outcome, before, row: inOrder(row, places) }
    this.rows.set(outcome.name, kept)
    return kept.row
  }
}

function inOrder(row: FigureRow, places: ReadonlyMap<string, number>): FigureRow {
  const at = (name: string): number => places.get(name) ?? 0
  const isInOrder = row.missing.every((name, i) => i === 0 || at(row.missing[i - 1] as string) <= at(name))
  return isInOrder ? row : { ...row, missing: [...row.missing].sort((a, b) => at(a) - at(b)) }
}
