import { displayWidth } from '../text/display-width.ts'

/**
 * The lines of a table, columns by display width and ` | ` between them, no frame, no blanks at the end of a line. The first row heads, and has
 * as many cells as there are columns; a rule of dashes may stand below it. A column of numbers in one unit stands to the right, so that places
 * stand under places; the first column never does.
 */
export function alignTable(lines: readonly (readonly string[] | 'rule')[]): string[] {
  const rows = lines.filter((line) => line !== 'rule')
  const [heads = [], ...body] = rows
  const widths: number[] = []
  for (const row of rows)
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, displayWidth(cell, 'page'))
  const right = heads.map((_, i) => i > 0 && isNumeric(body.map((row) => row[i] ?? '')))
  return lines.map((line) =>
    line === 'rule' ? ruleOf(widths.slice(0, heads.length)) : alignedRow(line, widths, right),
  )
}

/** Whether a column holds numbers in one unit, empty cells aside: amounts, shares, counts. */
function isNumeric(cells: readonly string[]): boolean {
  const units = cells.flatMap((cell) => (cell === '' ? [] : [/^[-－−]?\d[\d,]*(?:\.\d+)?(\D*)$/.exec(cell)?.[1]]))
  return units.length > 0 && units.every((unit) => unit !== undefined && unit === units[0])
}

function alignedRow(cells: readonly string[], widths: readonly number[], right: readonly boolean[]): string {
  const padded = cells.map((cell, i) => {
    const blanks = ' '.repeat((widths[i] as number) - displayWidth(cell, 'page'))
    return right[i] ? blanks + cell : cell + blanks
  })
  return padded.join(' | ').trimEnd()
}

function ruleOf(widths: readonly number[]): string {
  return widths.map((width) => '-'.repeat(width)).join('-|-')
}
