import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import type { Row } from '../table/table.ts'
import type { Pair, ScalarNode } from '../yaml/node.ts'
import { readTable } from '../yaml/read-table.ts'
import { impliedKey, mapOf } from './fields.ts'

/**
 * A table's rows as entries: each row a map whose keys are the heads, named by its first column, which `named` (or another of its names) heads.
 * Empty cells are left out. `strays`: lines that are no rows, for nothing parts them; they are told, and what they lack goes without saying.
 */
export function tableEntries(
  scalar: ScalarNode,
  named: string,
  others: readonly string[] = [],
): { readonly entries: readonly Pair[]; readonly strays: readonly Pair[]; readonly problems: readonly Problem[] } {
  const { table, problems } = readTable(scalar)
  const first = table.heads[0]
  if (!first) return { entries: [], strays: [], problems }
  const heads = table.heads.map((head) => head.whole.text)
  if (first.text !== named && !others.includes(first.text)) {
    return { entries: [], strays: [], problems: [...problems, problem('HC5026', first.span, { name: named, heads })] }
  }
  const entries: Pair[] = []
  const found = [...problems]
  const strays: Pair[] = []
  for (const row of table.rows) {
    const name = row.cells[0]
    if (!name || name.text === '') continue
    if (heads.length > 1 && isUncut(row)) {
      found.push(problem('HC5143', row.span, { heads }))
      strays.push({ key: cellScalar(name.text, name.span), value: mapOf([], row.span) })
      continue
    }
    const pairs: Pair[] = []
    for (const [i, head] of table.heads.entries()) {
      const cell = row.cells[i]
      if (i > 0 && cell && cell.text !== '') {
        pairs.push({
          key: { ...impliedKey(head.text, head.span), span: head.span },
          value: cellScalar(cellText(cell.text, head.unit?.text), cell.span),
        })
      }
    }
    entries.push({ key: cellScalar(name.text, name.span), value: mapOf(pairs, row.span) })
  }
  return { entries, strays, problems: found }
}

/** Whether nothing parts the cells of a line. */
function isUncut({ cells, span }: Row): boolean {
  return cells[0]?.span.end === span.end && cells[0].span.start === span.start
}

/**
 * A cell's text without thousands commas, and with its head's unit (支出（万元）) where it is a bare number. Commas are read in tables
 * and nowhere else, since a table is where blocks from a spreadsheet are pasted.
 */
function cellText(cell: string, unit: string | undefined): string {
  const plain = /^[+＋\-－−]?\d{1,3}(?:[,，]\d{3})+(?![\d,，])/.test(cell) ? cell.replace(/[,，](?=\d{3})/g, '') : cell
  return unit !== undefined && /^[+＋\-－−]?[\d０-９.．]+$/.test(plain) ? `${plain}${unit}` : plain
}

/** Whether a text on one line is a table that lost its lines: it was pasted without the `|` that keeps them. */
export function isLostTable({ style, text }: ScalarNode): boolean {
  return style === 'plain' && /\t|\s[|｜]\s/.test(text)
}

/** A cell as a scalar; a cell stands on one line, so its text maps one to one. */
export function cellScalar(text: string, span: ScalarNode['span']): ScalarNode {
  return { kind: 'scalar', text, style: 'plain', span, first: span.start }
}
