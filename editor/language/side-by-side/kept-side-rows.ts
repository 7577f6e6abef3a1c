import { saysTheSame } from '../../../engine/run/says-the-same.ts'
import { buildSideRow, type SideRow } from './side-row.ts'
import type { SideFigure, SideFigures } from './side-run.ts'

/** The rows of the table before, by figure: one that would say the same is used again, for numbers take long to be written out. */
export class KeptSideRows {
  private readonly rows = new Map<string, { readonly figures: SideFigures; readonly row: SideRow }>()

  /** As `buildSideRow` has it. */
  row(figures: SideFigures): SideRow {
    const [{ figure }] = figures
    const known = this.rows.get(figure.name)
    const isKept =
      known?.figures.length === figures.length && figures.every((one, i) => comesToTheSame(one, known.figures[i]))
    const row = isKept ? known.row : buildSideRow(figures)
    this.rows.set(figure.name, { figures, row })
    return row
  }
}

function comesToTheSame(a: SideFigure | undefined, b: SideFigure | undefined): boolean {
  if (!a || !b) return a === b
  if (a.expectations.length + b.expectations.length > 0) return false
  const [one, other] = [a.figure, b.figure]
  return one === other || (saysTheSame(one, other) && saysTheSame(other, one))
}
