import type { Expectation } from '../../engine/run/expectations.ts'
import type { FigureOutcome, Outcome } from '../../engine/run/outcome.ts'
import { saysTheSame } from '../../engine/run/says-the-same.ts'
import { buildFigureRow, type FigureRow } from './figure-row.ts'

interface Kept {
  outcome: FigureOutcome
  readonly before: FigureOutcome | null | undefined
  readonly row: FigureRow
}

/** The rows of the sheet before, by figure: one that would say the same is used again, for numbers take long to be written out. */
export class KeptRows {
  private readonly rows = new Map<string, Kept>()
  private places: { readonly whole: Outcome; readonly by: ReadonlyMap<string, number> } | undefined

  /** A figure's row; what it waits for stands in the order of `whole`. Otherwise as `buildFigureRow` has it. */
  row(
    outcome: FigureOutcome,
    before: FigureOutcome | null | undefined,
    expectations: readonly Expectation[],
    whole: Outcome,
  ): FigureRow {
    const known = this.rows.get(outcome.name)
    const own = expectations.length === 0 ? expectations : expectations.filter(({ figure }) => figure === outcome.name)
    const isSame =
      known !== undefined &&
      known.before === before &&
      own.length + known.row.unexpected.length === 0 &&
      (known.outcome === outcome || (saysTheSame(outcome, known.outcome) && saysTheSame(known.outcome, outcome)))
    const row = isSame ? known.row : buildFigureRow(outcome, before, own)
    const ordered = row.missing.length > 1 ? inOrder(row, this.placesIn(whole)) : row
    if (isSame && ordered === row) known.outcome = outcome
    else this.rows.set(outcome.name, { outcome, before, row: ordered })
    return ordered
  }

  private placesIn(whole: Outcome): ReadonlyMap<string, number> {
    if (this.places?.whole !== whole)
      this.places = { whole, by: new Map(whole.figures.map(({ name }, place) => [name, place])) }
    return this.places.by
  }
}

function inOrder(row: FigureRow, places: ReadonlyMap<string, number>): FigureRow {
  const at = (name: string): number => places.get(name) ?? 0
  const isInOrder = row.missing.every((name, i) => i === 0 || at(row.missing[i - 1] as string) <= at(name))
  return isInOrder ? row : { ...row, missing: [...row.missing].sort((a, b) => at(a) - at(b)) }
}
