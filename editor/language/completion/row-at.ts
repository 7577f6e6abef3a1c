import { splitHead } from '../../../dsl/syntax/table/table.ts'
import { isBlank, lineAt } from '../../../dsl/text/line.ts'
import type { TextPlace } from './text-place.ts'

const cut = /[|｜\t]/

/** Where an offset stands in a block of text from `from` on that is a table; undefined where it has no columns. `path`: the column's head. */
export function rowAt(text: string, from: number, offset: number): Omit<TextPlace, 'isFlow'> | undefined {
  let head = lineAt(text, from)
  while (isBlank(head) && head.next < text.length) head = lineAt(text, head.next)
  const heads = cellsOf(text.slice(head.content, head.end))
  if (heads.length < 2 || offset < head.content) return undefined
  const line = lineAt(text, text.lastIndexOf('\n', offset - 1) + 1)
  const written = text.slice(line.start, offset)
  const cells = cellsOf(written.replace(/^[ \u3000]+/, ''))
  const before = (cells.at(-1) ?? '').trimStart()
  const isHead = line.start === head.start
  const column = heads[cells.length - 1]
  if (!isHead && column === undefined) return undefined
  return {
    path: isHead ? [] : [splitHead((column ?? '').trim()).name.text],
    at: isHead ? 'head' : 'value',
    before,
    start: offset - before.length,
    beside: isHead ? heads.map((one) => one.trim()) : [],
  }
}

/** The cells of a line; a mark before the first is a frame. */
function cellsOf(line: string): readonly string[] {
  return line.replace(/^[|｜]/, '').split(cut)
}
