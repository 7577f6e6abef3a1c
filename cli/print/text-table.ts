import { displayWidth } from '../../dsl/text/display-width.ts'
import { visible } from './visible.ts'

/** A column of a table: its head, and on which side its cells stand. */
export interface Column {
  readonly head: string
  readonly align?: 'left' | 'right'
}

/**
 * Rows under heads, columns aligned by display width, two blanks between. Columns that are empty in every row and have no head are left out.
 * Cells come from files: what could steer a terminal is shown by name.
 */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[], indent = ''): string {
  const cells = rows.map((row) => columns.map((_, i) => visible(row[i] ?? '')))
  const kept = columns
    .map((column, i) => ({ ...column, i }))
    .filter(({ head, i }) => head !== '' || cells.some((row) => row[i] !== ''))
  const lines = kept.some((c) => c.head !== '') ? [columns.map((c) => visible(c.head)), ...cells] : cells
  const widths = kept.map(({ i }) => Math.max(0, ...lines.map((line) => displayWidth(line[i] as string))))
  return lines
    .map((line) => {
      const parts = kept.map(({ align, i }, at) => pad(line[i] as string, widths[at] as number, align))
      return `${indent}${parts.join('  ')}`.trimEnd()
    })
    .map((line) => `${line}\n`)
    .join('')
}

/** A text filled up with blanks to so many columns. */
export function pad(text: string, width: number, align: Column['align'] = 'left'): string {
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(text)))
  return align === 'right' ? blanks + text : text + blanks
}
