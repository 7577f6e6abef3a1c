import { describe, expect, test } from 'vitest'
import type { Cell } from '../../../../dsl/syntax/table/table.ts'
import { readBlock } from '../../../../dsl/syntax/yaml/read-block.ts'
import { readTable } from '../../../../dsl/syntax/yaml/read-table.ts'

/** Reads a table as it stands under a section's key. */
function read(lines: readonly string[]) {
  const source = `|\n${lines.map((l) => `  ${l}\n`).join('')}`
  const { node } = readBlock(source, 'value')
  if (node.kind !== 'scalar') throw new Error('not a block of text')
  const { table, problems } = readTable(node)
  return { source, table, problems, rows: table.rows.map((r) => r.cells.map((c) => c.text)) }
}

const at = (source: string, { span }: Pick<Cell, 'span'>): string => source.slice(span.start, span.end)

describe('reading a table', () => {
  test('Cells are trimmed and know their place in the block', () => {
    const { source, table, problems } = read(['名    | 支出（万元）', '甲医院 | 1,234.5   ', '', '乙医院 |  2'])
    expect(problems).toEqual([])
    expect(table.heads.map((h) => [h.text, at(source, h), h.unit?.text, h.unit && at(source, h.unit)])).toEqual([
      ['名', '名', undefined, undefined],
      ['支出', '支出', '万元', '万元'],
    ])
    expect(table.rows.map((r) => r.cells.map((c) => [c.text, at(source, c)]))).toEqual([
      [
        ['甲医院', '甲医院'],
        ['1,234.5', '1,234.5'],
      ],
      [
        ['乙医院', '乙医院'],
        ['2', '2'],
      ],
    ])
    expect(table.rows.map((r) => at(source, r))).toEqual(['甲医院 | 1,234.5', '乙医院 |  2'])
  })

  test('Tabs cut cells as a spreadsheet pastes them, empty ones too', () => {
    expect(read(['名\t单位\t说明', '甲\t\t注', '\t元']).rows).toEqual([
      ['甲', '', '注'],
      ['', '元', ''],
    ])
  })

  test('Full-width bars cut cells, and where bars cut tabs do not', () => {
    expect(read(['名 ｜ 单位', '甲\t乙 | 元']).rows).toEqual([['甲\t乙', '元']])
  })

  test('A framed table with a rule of dashes reads as one without', () => {
    const framed = read(['| 名 | 单位 |', '|:---|---:|', '| 甲 | 元 |', '|  | 人 |'])
    expect(framed.problems).toEqual([])
    expect(framed.table.heads.map((h) => h.text)).toEqual(['名', '单位'])
    expect(framed.rows).toEqual([
      ['甲', '元'],
      ['', '人'],
    ])
  })

  test('In a table without a frame a bar at the head leaves the first cell empty', () => {
    expect(read(['名 | 单位', '   | 元']).rows).toEqual([['', '元']])
  })

  test('Missing cells at the end are empty and stand at the row’s end', () => {
    const { source, table, problems } = read(['甲 | 乙 | 丙', '1 | 2'])
    expect(problems).toEqual([])
    const last = table.rows[0]?.cells[2] as Cell
    expect([last.text, last.span.start, last.span.end]).toEqual(['', source.length - 1, source.length - 1])
  })

  test('A cell beyond the heads is told where it stands, empty ones are not', () => {
    const { source, problems, rows } = read(['甲 | 乙', '1 | 2 | 3', '4 | 5 | |'])
    expect(problems.map((p) => [p.code, at(source, p), p.facts])).toEqual([
      ['HC1035', '3', { cells: 3, heads: 2, text: '3' }],
    ])
    expect(rows).toEqual([
      ['1', '2'],
      ['4', '5'],
    ])
  })

  test('A table of empty lines has no heads', () => {
    const block = readBlock('"  "', 'value')
    if (block.node.kind !== 'scalar') throw new Error('not a scalar')
    expect(readTable(block.node).problems.map((p) => p.code)).toEqual(['HC1036'])
  })

  test('A head that stands twice is told at the second', () => {
    const { source, problems } = read(['甲 | 乙 | 甲（元）', '1 | 2 | 3'])
    expect(problems.map((p) => [p.code, at(source, p), p.related?.length])).toEqual([['HC1037', '甲', 1]])
  })

  test('A column with cells wants a head', () => {
    expect(read(['甲 |  | 乙', '1 | 2 | 3']).problems.map((p) => [p.code, p.facts])).toEqual([
      ['HC1038', { column: 2 }],
    ])
    expect(read(['甲 |  | 乙', '1 |  | 3']).problems).toEqual([])
  })
})
