/** A table of data before it is written: heads, and rows of cells as they will stand in the file. */
export interface Sheet {
  /** Name of its file, beside the scenario. */
  readonly name: string
  readonly heads: readonly string[]
  readonly rows: string[][]
}

/** A sheet as comma-separated values, as a spreadsheet would save it: with a mark that says UTF-8. */
export function csvText({ heads, rows }: Pick<Sheet, 'heads' | 'rows'>): string {
  const lines = [heads, ...rows].map((cells) => cells.map(csvCell).join(','))
  return `\ufeff${lines.join('\n')}\n`
}

/** A sheet as a block of text below a key of a scenario. */
export function blockText({ heads, rows }: Pick<Sheet, 'heads' | 'rows'>, indent: string): string {
  return [heads, ...rows].map((cells) => `${indent}${cells.join(' | ').trimEnd()}\n`).join('')
}

function csvCell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
