import { displayWidth } from '../text/display-width.ts'

/** Rows of cells as a table of a policy file, in the formatter's form; without the line `名称: |`. */
export function tableLines(indent: string, rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => displayWidth(row[i] ?? '', 'page'))))
  const cell = (text: string, i: number): string => text + ' '.repeat((widths[i] ?? 0) - displayWidth(text, 'page'))
  return rows.map((row) => `${indent}${row.map(cell).join(' | ')}`.trimEnd()).join('\n')
}
