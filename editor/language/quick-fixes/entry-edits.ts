import type { Edit } from '../../../dsl/format/edit.ts'
import { type Compiled, syntaxOf } from '../../../dsl/index.ts'
import type { Placed } from '../../../dsl/syntax/policy/declaration.ts'
import { pairOf } from '../../../dsl/syntax/policy/fields.ts'
import type { Node, ScalarNode } from '../../../dsl/syntax/yaml/node.ts'
import { cutTable } from '../../../dsl/syntax/yaml/read-table.ts'
import { lineAt } from '../../../dsl/text/line.ts'
import type { Span } from '../../../dsl/text/span.ts'

/** The entry of the policy's own text in which a place lies. */
export function entryAt({ compiled, at }: { readonly compiled: Compiled; readonly at: Span }): Placed | undefined {
  const all = [...syntaxOf(compiled).policy.declarations.values()].flat()
  return all.findLast(({ start, declaration: { key, value } }) => {
    const from = Math.min(key.span.start, value.span.start) + start
    return from <= at.start && at.start <= Math.max(key.span.end, value.span.end) + start
  })
}

/** The innermost scalar of an entry that holds a place, and where that entry begins. */
export function scalarIn(entry: Placed, at: Span): ScalarNode | undefined {
  const offset = at.start - entry.start
  const find = (node: Node): ScalarNode | undefined => {
    if (offset < node.span.start || offset > node.span.end) return undefined
    if (node.kind === 'scalar') return node
    if (node.kind === 'list') return first(node.items)
    return first(node.pairs.flatMap(({ key, value }) => [value, key]))
  }
  const first = (nodes: readonly Node[]): ScalarNode | undefined => {
    for (const node of nodes) {
      const found = find(node)
      if (found) return found
    }
    return undefined
  }
  return find(entry.declaration.value)
}

/** Puts a new entry behind those of a section, or a section with it before the rules; `cells`: how a table has it. */
export function addEntry(
  compiled: Compiled,
  section: string,
  line: string,
  cells: Readonly<Record<string, string>> = {},
): Edit | undefined {
  const { text } = compiled
  const { sections } = syntaxOf(compiled).document
  const here = sections.findLast((one) => one.name === section)
  if (!here) {
    const before = sections.find(({ name }) => name === '规则' || name === '计分表') ?? undefined
    const at = before?.span.start ?? text.length
    const lead = at > 0 && text[at - 1] !== '\n' ? '\n' : ''
    return { span: { start: at, end: at }, text: `${lead}${section}:\n  ${line}\n` }
  }
  if (here.value) {
    const { block, start } = here.value
    const { node } = block
    if (node.kind === 'scalar' && node.style === 'literal') return addRow(text, node, start, cells)
    if (node.kind === 'map' && node.flow) return insideBraces(node.span, start, line)
    return undefined
  }
  const last = here.entries.at(-1)
  if (!last) return { span: at(here.span.end), text: `${endOfLine(text, here.span.end)}  ${line}\n` }
  const isList = last.block.node.kind === 'list'
  if (isList) return undefined
  const end = last.start + last.block.text.length
  const indent = ' '.repeat(lineAt(text, text.lastIndexOf('\n', last.start - 1) + 1).indent || 2)
  return { span: at(end), text: `${endOfLine(text, end)}${indent}${line}\n` }
}

const at = (offset: number): Span => ({ start: offset, end: offset })

function endOfLine(text: string, offset: number): string {
  return offset > 0 && text[offset - 1] !== '\n' ? '\n' : ''
}

function insideBraces(span: Span, start: number, line: string): Edit {
  const place = span.start + start + 1
  return { span: at(place), text: `${line}, ` }
}

/** A row behind the last one of a table, by the heads that it has. */
function addRow(
  text: string,
  node: ScalarNode,
  start: number,
  cells: Readonly<Record<string, string>>,
): Edit | undefined {
  const head = cutTable(node.text).find((line) => !line.isRule)
  if (!head) return undefined
  const end = node.span.end + start
  const lastLine = lineAt(text, text.lastIndexOf('\n', text.slice(0, end).trimEnd().length - 1) + 1)
  const indent = text.slice(lastLine.start, lastLine.content)
  const row = head.cells.map(({ text: name }) => cells[name] ?? '').join(' | ')
  return { span: at(lastLine.end), text: `\n${indent}${row.trimEnd()}` }
}

/** Puts a key into an entry, whatever form that has. */
export function addKey(text: string, { start, declaration }: Placed, key: string, value: string): Edit | undefined {
  const { value: node, key: name } = declaration
  if (node.kind !== 'map') return undefined
  const [first] = node.pairs
  const nameEnd = name.span.end + start
  if (node.flow) return insideBraces(node.span, start, `${key}: ${value}`)
  const line = lineAt(text, text.lastIndexOf('\n', nameEnd - 1) + 1)
  const deeper = ' '.repeat(line.indent + 2)
  if (!first) {
    // Braces with nothing in them, or nothing at all.
    const open = text.slice(nameEnd, line.end).indexOf('{')
    if (open >= 0) return { span: at(nameEnd + open + 1), text: `${key}: ${value}` }
    return { span: at(line.end), text: `\n${deeper}${key}: ${value}` }
  }
  if (first.key.span.end > first.key.span.start) {
    const place = first.key.span.start + start
    const column = place - (text.lastIndexOf('\n', place - 1) + 1)
    return { span: at(place), text: `${key}: ${value}\n${' '.repeat(column)}` }
  }
  // A short form: what stands there is the value of the key that it leaves out.
  const { span } = first.value
  const written = text.slice(span.start + start, span.end + start)
  const blanks = /[ \t]*$/.exec(text.slice(0, span.start + start))?.[0].length ?? 0
  return {
    span: { start: span.start + start - blanks, end: span.end + start },
    text: `\n${deeper}${first.key.text}: ${written}\n${deeper}${key}: ${value}`,
  }
}

/** Adds a word to a list under a key of an entry, or the list. */
export function addWord(text: string, entry: Placed, key: string, word: string): Edit | undefined {
  const found = pairOf(entry.declaration.value, key)?.value
  if (!found) return addKey(text, entry, key, `[${word}]`)
  if (found.kind === 'list' && found.flow) {
    const place = found.span.end + entry.start - 1
    return { span: at(place), text: found.items.length > 0 ? `, ${word}` : word }
  }
  if (found.kind !== 'scalar' || found.style !== 'plain') return undefined
  return { span: at(found.span.end + entry.start), text: `、${word}` }
}
