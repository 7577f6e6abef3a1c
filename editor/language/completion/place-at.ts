import { findKey, type KeyPlace } from '../../../dsl/text/key.ts'
import { isBlank, isComment, isDash, type Line, lineAt } from '../../../dsl/text/line.ts'
import { flowAt } from './flow-at.ts'
import { rowAt } from './row-at.ts'
import type { TextPlace } from './text-place.ts'

/** The place of an offset. */
export function placeAt(text: string, offset: number): TextPlace | undefined {
  const line = lineAt(text, text.lastIndexOf('\n', offset - 1) + 1)
  if (isComment(text, line) || /\s#/.test(text.slice(line.start, offset))) return undefined
  const { steps, holder } = above(text, line, offset)
  if (!holder) {
    const start = contentOf(text, line, offset)
    const path = pathOf(steps)
    const opened = flowAt(text, start, offset)
    if (opened) return { ...opened, path: [...path, ...opened.path], isFlow: true }
    return { path, at: 'key', before: text.slice(start, offset), start, beside: besideOf(text, line), isFlow: false }
  }
  const path = pathOf([...steps, holder.key.name])
  const value = holder.key.colon + 1
  const opened = holder.isBlock ? undefined : flowAt(text, value, offset)
  if (opened) return { ...opened, path: [...path, ...opened.path], isFlow: true }
  if (holder.isBlock) {
    const row = rowAt(text, holder.next, offset)
    if (row) return { ...row, path: [...path, '', ...row.path], isFlow: false }
  }
  const from = holder.isBlock ? holder.next : value
  const rest = text.slice(from, offset)
  const start = from + (rest.length - rest.replace(/^\s*["']?/, '').length)
  return { path, at: 'value', before: text.slice(start, offset), start, beside: [], isFlow: false }
}

/** The key whose value an offset stands in; `isBlock`: a block of text, from `next` on. */
interface Holder {
  readonly key: KeyPlace
  readonly isBlock: boolean
  readonly next: number
}

/** What begins on a line: items of lists, and a key. */
interface Level {
  readonly column: number
  readonly holder?: Holder
}

/** The keys above a line, the outermost first, and the one whose value it goes on with, if it is not a key itself. */
function above(text: string, line: Line, offset: number): { steps: string[]; holder?: Holder } {
  const steps: string[] = []
  const own = levelsOf(text, line).filter(({ column, holder }) =>
    holder ? holder.key.colon < offset : line.start + column < offset,
  )
  let holder = own.at(-1)?.holder
  let limit = isBlank(line) ? offset - line.start : line.indent
  let isItem = own.length > 0 && own[0]?.holder === undefined
  for (const level of own) if (!level.holder) steps.push('')
  let isNearest = own.length === 0
  for (let at = line.start; at > 0; ) {
    const before = lineAt(text, text.lastIndexOf('\n', at - 2) + 1)
    at = before.start
    if (isBlank(before) || isComment(text, before)) continue
    for (const level of levelsOf(text, before).reverse()) {
      // A list may stand as deep as its key.
      if (level.column > limit || (level.column === limit && !(isItem && level.holder))) continue
      const found = level.holder
      if (isNearest && found && hasValue(text, found)) holder = found
      else steps.unshift(found?.key.name ?? '')
      isNearest = false
      isItem = found === undefined
      limit = level.column
    }
    if (limit === 0 && !isItem) break
  }
  return holder ? { steps, holder } : { steps }
}

function levelsOf(text: string, line: Line): Level[] {
  const levels: Level[] = []
  let at = line.content
  while (at < line.end && isDash(text, at)) {
    levels.push({ column: at - line.start })
    at++
    while (text[at] === ' ') at++
  }
  const key = findKey(text, at, line.end)
  if (key?.form !== 'proper') return levels
  const isBlock = /^\s*[|>][+-]?\s*$/.test(text.slice(key.colon + 1, line.end))
  return [...levels, { column: at - line.start, holder: { key, isBlock, next: line.next } }]
}

/** Whether a value begins on the key's own line. */
function hasValue(text: string, { key, next }: Holder): boolean {
  return text.slice(key.colon + 1, next).trim() !== ''
}

function contentOf(text: string, line: Line, offset: number): number {
  const lead = /^\s*(?:-\s+)*/.exec(text.slice(line.start, offset))?.[0].length ?? 0
  return line.start + lead
}

/** The keys of the lines beside one, up and down, as far as none stands less deep. */
function besideOf(text: string, line: Line): readonly string[] {
  const found: string[] = []
  const look = (other: Line): boolean => {
    if (isBlank(other) || isComment(text, other)) return true
    if (other.indent < line.indent) return false
    const key = levelsOf(text, other).find(({ column }) => column === line.indent)?.holder?.key
    if (key) found.push(key.name)
    return true
  }
  for (let at = line.start; at > 0; ) {
    const other = lineAt(text, text.lastIndexOf('\n', at - 2) + 1)
    at = other.start
    if (!look(other)) break
  }
  for (let at = line.next; at < text.length; ) {
    const other = lineAt(text, at)
    at = other.next
    if (!look(other)) break
  }
  return found
}

/** The keys without the section's title. */
function pathOf(steps: readonly string[]): readonly string[] {
  const [section = '', ...rest] = steps
  return steps.length === 0 ? [] : [section.replace(/[（(].*$/, '').trim(), ...rest]
}
