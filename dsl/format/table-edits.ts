import { type ScalarNode, spanInScalar } from '../syntax/yaml/node.ts'
import { cutTable, type TableLine } from '../syntax/yaml/read-table.ts'
import { lineAt } from '../text/line.ts'
import { alignTable } from './align-table.ts'
import { type Edit, editUnlessSame } from './edit.ts'
import type { ScalarChange } from './formula-edits.ts'

/** Writes a cell of a table anew: the text to stand under a head, given the row by heads. */
export type WriteCell = (text: string, head: string, row: ReadonlyMap<string, string>) => string

/**
 * Aligns the table that a block of text holds: columns by display width, ` | ` between them, no frame, no blanks at the end of a line.
 * A column of numbers in one unit stands to the right, so that places stand under places; the first column never does.
 * Lines between its rows (comments at the margin) stay where they are. Nothing where the text is no table.
 */
export function tableEdits(source: string, scalar: ScalarNode, write: WriteCell): ScalarChange | undefined {
  const lines = cutTable(scalar.text)
  const top = lines.find((line) => !line.isRule)
  const heads = top?.cells.map((cell) => cell.text) ?? []
  while (heads.length > 1 && heads[heads.length - 1] === '') heads.pop()
  // One column is no table, and a line that begins with blanks would change the indentation of the block.
  if (heads.length < 2 || heads[0] === '') return undefined
  const cells = lines.map((line) => (line === top ? heads : filled(line, heads, write)))
  const aligned = alignTable(cells.map((row, i) => (lines[i]?.isRule ? 'rule' : row)))
  const indent = indentOf(source, scalar, lines[0] as TableLine)
  const edits = lines.flatMap((line, i): readonly Edit[] => {
    const at = lineAt(source, lineStart(source, scalar, line))
    return editUnlessSame(source, { start: at.start, end: at.end }, indent + aligned[i])
  })
  const expected = cells.filter((_, i) => !lines[i]?.isRule)
  return { scalar, edits, holds: (after) => isSameTable(after.text, expected, heads.length) }
}

/** The cells of a row under all heads, and those beyond them that nothing heads. */
function filled({ cells }: TableLine, heads: readonly string[], write: WriteCell): string[] {
  const row = new Map(heads.map((head, i) => [head, cells[i]?.text ?? '']))
  const texts = Array.from({ length: Math.max(cells.length, heads.length) }, (_, i) => {
    const text = cells[i]?.text ?? ''
    const head = heads[i]
    return text === '' || head === undefined ? text : write(text, head, row)
  })
  while (texts.length > heads.length && texts[texts.length - 1] === '') texts.pop()
  return texts
}

function lineStart(source: string, scalar: ScalarNode, line: TableLine): number {
  const { start } = spanInScalar(scalar, { start: line.start, end: line.start + 1 })
  return source.lastIndexOf('\n', start - 1) + 1
}

function indentOf(source: string, scalar: ScalarNode, line: TableLine): string {
  const at = lineAt(source, lineStart(source, scalar, line))
  return source.slice(at.start, at.content)
}

function isSameTable(text: string, expected: readonly (readonly string[])[], width: number): boolean {
  const rows = cutTable(text).filter((line) => !line.isRule)
  return (
    rows.length === expected.length &&
    rows.every(({ cells }, i) => {
      const wanted = expected[i] as readonly string[]
      const count = Math.max(width, wanted.length, cells.length)
      for (let k = 0; k < count; k++) if ((cells[k]?.text ?? '') !== (wanted[k] ?? '')) return false
      return true
    })
  )
}
