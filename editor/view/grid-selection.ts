import type { FormBlock, FormCell } from '../state/snapshot.ts'

/** The cell that is worked in, and the other corner where several are selected. */
export interface Selection {
  readonly block: string
  readonly row: number
  readonly column: number
  readonly to?: { readonly row: number; readonly column: number }
}

/** The rectangle of a selection: first and last row and column. */
export interface Range {
  readonly rows: readonly [number, number]
  readonly columns: readonly [number, number]
}

/** What a selection spans. */
export function rangeOf({ row, column, to = { row, column } }: Selection): Range {
  return {
    rows: [Math.min(row, to.row), Math.max(row, to.row)],
    columns: [Math.min(column, to.column), Math.max(column, to.column)],
  }
}

/** The cell that is worked in. */
export function cellIn(blocks: readonly FormBlock[], at: Selection | undefined): FormCell | undefined {
  return at && blocks.find(({ key }) => key === at.block)?.cells[at.row]?.[at.column]
}

/** The cells that are selected, row by row. */
export function selectedCells(blocks: readonly FormBlock[], at: Selection): readonly (readonly FormCell[])[] {
  const { rows, columns } = rangeOf(at)
  const block = blocks.find(({ key }) => key === at.block)
  return (block?.cells ?? []).slice(rows[0], rows[1] + 1).map((row) => row.slice(columns[0], columns[1] + 1))
}

/** The cell so many rows and columns away; beyond the top or bottom of a block in the one above or below. */
export function moved(blocks: readonly FormBlock[], at: Selection, down: number, across: number): Selection {
  const place = blocks.findIndex(({ key }) => key === at.block)
  const block = blocks[place]
  if (!block) return at
  const row = at.row + down
  const column = Math.max(0, Math.min(at.column + across, block.columns.length - 1))
  if (row >= 0 && row < block.rows.length) return { block: at.block, row, column }
  const next = blocks[place + Math.sign(down)]
  if (!next) return { block: at.block, row: at.row, column }
  return {
    block: next.key,
    row: down > 0 ? 0 : next.rows.length - 1,
    column: Math.min(column, next.columns.length - 1),
  }
}

/** The next or the last cell in the order of reading that `fits`; undefined where there is none further on. */
export function nextCell(
  blocks: readonly FormBlock[],
  at: Selection | undefined,
  step: 1 | -1,
  fits: (cell: FormCell) => boolean = () => true,
): Selection | undefined {
  const all = blocks.flatMap(({ key, cells }) =>
    cells.flatMap((line, row) => line.map((cell, column) => ({ at: { block: key, row, column }, cell }))),
  )
  const here = all.findIndex(({ at: one }) => one.block === at?.block && one.row === at.row && one.column === at.column)
  for (let i = here + step; i >= 0 && i < all.length; i += step) {
    const found = all[i]
    if (found && fits(found.cell)) return found.at
  }
  return undefined
}

/** The lines of a spreadsheet that say what is selected: a single value alone, several with the names beside and above them. */
export function copiedText(blocks: readonly FormBlock[], at: Selection): string {
  const cells = selectedCells(blocks, at)
  if (cells.length === 1 && cells[0]?.length === 1) return cells[0][0]?.text ?? ''
  const { rows, columns } = rangeOf(at)
  const block = blocks.find(({ key }) => key === at.block)
  if (!block) return ''
  const heads = block.columns.slice(columns[0], columns[1] + 1).map(({ text }) => text)
  const lines = cells.map((line, i) =>
    [block.rows[rows[0] + i]?.text ?? '', ...line.map(({ text }) => text)].join('\t'),
  )
  return heads.every((head) => head === '') ? lines.join('\n') : [['', ...heads].join('\t'), ...lines].join('\n')
}
