import { tableEdits } from '../../../dsl/format/table-edits.ts'
import { type Compiled, syntaxOf } from '../../../dsl/index.ts'
import type { Parameter, Reading } from '../../../dsl/model/model.ts'
import type { MapNode, ScalarNode } from '../../../dsl/syntax/yaml/node.ts'
import { readTable } from '../../../dsl/syntax/yaml/read-table.ts'
import { insertLine, insertPair } from '../writing/insert-pair.ts'
import type { Splice } from '../writing/splice.ts'
import { scalarText, yamlText } from '../writing/yaml-text.ts'
import { type Entry, entriesOf, isReading } from './entries.ts'
import type { ParameterChange } from './form.ts'
import { styleOf } from './number-style.ts'
import { numberText } from './number-text.ts'
import { type Place, placesOf } from './places.ts'

/**
 * What a change of one field does to the text that was compiled: the scalar alone is replaced; what is not written yet is added (暂取 of an open
 * value, 默认 of a reading, an entry of 绑定). Undefined where the text has no such field, or writes it in a way that only hands can change.
 */
export function writeParameter(compiled: Compiled, change: ParameterChange): readonly Splice[] | undefined {
  const entry = entriesOf(compiled).find((one) => one.section === change.section && one.meant.name === change.name)
  if (!entry) return change.section === '绑定' ? bind(compiled, change) : undefined
  const places = placesOf(entry, compiled.model.dimensions)
  const place = places.find(({ path }) => path.join('\0') === change.path.join('\0'))
  if (!place) return undefined
  const text = isReading(entry.meant)
    ? change.text.trim()
    : textFor(compiled, entry.meant, change.text, entry, place, places)
  return put(entry, place, text)?.map(({ start, end, text: made }) => ({
    start: start + entry.start,
    end: end + entry.start,
    text: made,
  }))
}

function textFor(
  compiled: Compiled,
  parameter: Parameter,
  typed: string,
  entry?: Entry,
  place?: Place,
  places: readonly Place[] = [],
): string {
  if (parameter.unit.kind !== 'quantity') return typed.trim()
  return numberText(typed, styleOf(compiled, parameter, entry?.value, place, places))
}

function put({ block, value }: Entry, { span, stands }: Place, text: string): readonly Splice[] | undefined {
  switch (stands.as) {
    case 'scalar': {
      const { scalar } = stands
      const gap = scalar.style === 'missing' && block.text[span.start - 1] === ':' ? ' ' : ''
      return [{ ...span, text: gap + scalarText(scalar, text) }]
    }
    case 'part':
      return [{ ...span, text }]
    case 'cell':
      // A bar would make two cells of one.
      return putCell(block.text, stands.table, span, text.replaceAll(/[|｜\t]/g, '／'))
    case 'nothing': {
      const { map, after, keys } = stands
      const first = after?.key
      // 选项 of a short form is not in the text: `名: [甲, 乙]` becomes `名: {选项: [甲, 乙], 默认: 乙}`.
      const isShort = first !== undefined && first.span.start === first.span.end
      if (isShort && after && map === value) return lengthen(block.text, after.value.span, first.text, keys, text)
      const splice = insertPair(block.text, map, after, pairText(keys, text))
      return splice && [splice]
    }
  }
}

/** `暂取: 50%`, or `暂取: {县级: 50%}`. */
function pairText(keys: readonly string[], text: string): string {
  const [key = '', ...inner] = keys
  return `${yamlText(key)}: ${inner.length === 0 ? yamlText(text) : `{${pairText(inner, text)}}`}`
}

function lengthen(
  text: string,
  span: { readonly start: number; readonly end: number },
  key: string,
  keys: readonly string[],
  written: string,
): readonly Splice[] | undefined {
  if (text.slice(span.start, span.end).includes('\n')) return undefined
  const isFlow = text[span.start] === '['
  const list = isFlow ? text.slice(span.start, span.end) : yamlText(text.slice(span.start, span.end))
  return [{ ...span, text: `{${key}: ${list}, ${pairText(keys, written)}}` }]
}

/** A cell written anew; a table that was laid out in columns is so again. */
function putCell(
  text: string,
  table: ScalarNode,
  span: { readonly start: number; readonly end: number },
  written: string,
): readonly Splice[] {
  const plain = [{ ...span, text: written }]
  const same = (cell: string): string => cell
  if (tableEdits(text, table, same)?.edits.length !== 0) return plain
  const { heads, rows } = readTable(table).table
  const row = rows.find(({ cells }) => cells.some((cell) => cell.span.start === span.start))
  const column = row?.cells.findIndex((cell) => cell.span.start === span.start)
  const head = column === undefined ? undefined : heads[column]
  if (!row || !head) return plain
  const isHere = (other: string, cells: ReadonlyMap<string, string>): boolean =>
    other === head.whole.text && heads.every((one, i) => cells.get(one.whole.text) === row.cells[i]?.text)
  const laid = tableEdits(text, table, (cell, other, cells) => (isHere(other, cells) ? written : cell))
  return laid?.edits.map(({ span: line, text: made }) => ({ ...line, text: made })) ?? plain
}

/** An entry added to 绑定, or the section with it behind 沿用. */
function bind(compiled: Compiled, change: ParameterChange): readonly Splice[] | undefined {
  const { model, text } = compiled
  const { document } = syntaxOf(compiled)
  const figure = model.figures.get(change.name)
  const meant: Parameter | Reading | undefined = figure?.kind === 'parameter' ? figure : model.readings.get(change.name)
  const inherits = document.sections.find(({ name }) => name === '沿用')
  if (!meant || !inherits) return undefined
  const written = isReading(meant) ? change.text.trim() : textFor(compiled, meant, change.text)
  const pair = pairText([change.name, ...change.path.slice(1)], written)
  const section = document.sections.find(({ name }) => name === '绑定')
  if (!section) {
    const newline = text.includes('\r\n') ? '\r\n' : '\n'
    return [insertLine(text, contentEnd(text, inherits.span.end), `绑定:${newline}  ${pair}`)]
  }
  const last = section.entries.at(-1)
  if (last)
    return section.entries.some(({ block }) => block.node.kind !== 'map')
      ? undefined
      : [
          insertLine(
            text,
            contentEnd(text, last.start + last.block.text.length),
            indentOf(text, last.start + keyStart(last.block.node as MapNode)) + pair,
          ),
        ]
  const { value } = section
  if (!value) return [insertLine(text, section.keySpan.end, `  ${pair}`)]
  const { node } = value.block
  if (node.kind !== 'map') return undefined
  const splice = insertPair(value.block.text, node, node.pairs.at(-1), pair)
  return splice && [{ ...splice, start: splice.start + value.start, end: splice.end + value.start }]
}

function keyStart({ pairs }: MapNode): number {
  return pairs[0]?.key.span.start ?? 0
}

/** The blanks before a place on its line. */
function indentOf(text: string, at: number): string {
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
}

/** Where something ends, without the ends of lines behind it. */
function contentEnd(text: string, end: number): number {
  return text.slice(0, end).trimEnd().length
}
