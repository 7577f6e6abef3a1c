import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutCsv } from '../../../../dsl/syntax/table/cut-csv.ts'
import { readCsv } from '../../../../dsl/syntax/table/read-csv.ts'
import { counts } from '../../../counts.ts'

const texts = (text: string): string[][] => cutCsv(text).rows.map((row) => row.cells.map((cell) => cell.text))
const told = (text: string) => readCsv(text).problems.map((p) => [p.code, text.slice(p.span.start, p.span.end)])

describe('cutting a file of comma-separated values', () => {
  test.each([
    ['commas', 'a,b\n1,2\n'],
    ['tabs', 'a\tb\n1\t2\n'],
    ['semicolons', 'a;b\n1;2\n'],
    ['line ends of Windows', 'a,b\r\n1,2\r\n'],
    ['line ends of old Macs', 'a,b\r1,2'],
    ['a byte order mark', '\ufeffa,b\n1,2'],
    ['empty lines and rows of nothing', '\na,b\n\n , \n1,2\n,\n'],
    ['quotes', '"a","b"\n"1", "2" \n'],
    ['blanks around', ' a , b\n\u30001\u00a0,\t2 \n'],
  ])('reads %s', (_, text) => {
    expect(texts(text)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
  })

  test('keeps what quotes protect, doubled ones as one, and joins a name that is broken in its cell', () => {
    expect(texts('a,b\n"1,234","说""是"""\n"县\r\n医院",5" 管\n')).toEqual([
      ['a', 'b'],
      ['1,234', '说"是"'],
      ['县医院', '5" 管'],
    ])
  })

  test('takes the separator that the heads have most of, outside quotes', () => {
    expect(texts('"a;b;c";d\n1,5;2\n')).toEqual([
      ['a;b;c', 'd'],
      ['1,5', '2'],
    ])
    expect(texts('a\tb\n1,5\t2,5\n')[1]).toEqual(['1,5', '2,5'])
  })

  test('keeps empty cells, at the end too', () => {
    expect(texts('a,b,c\n,,3\n1,,\n')).toEqual([
      ['a', 'b', 'c'],
      ['', '', '3'],
      ['1', '', ''],
    ])
  })

  test('tells a quote that never closes once, at the quote, and reads no further', () => {
    const text = 'a,b\n1,2\n"3,4\n5,6\n'
    expect(told(text)).toEqual([['HC1073', '"3,4']])
    expect(readCsv(text).isWhole).toBe(false)
  })

  test('tells what stands behind a closing quote', () => {
    expect(told('a,b\n"1"x,2\n')).toEqual([['HC1073', 'x']])
  })

  test('tells rows that are too short or too long, but not by empty cells', () => {
    expect(told('a,b,,\n1,2,,\n1,2\n1\n1,2,3\n')).toEqual([
      ['HC1074', '1'],
      ['HC1074', '1,2,3'],
    ])
  })

  test('tells a title above the heads once', () => {
    expect(told('某县支出表,,\n机构,支出,\n甲,1,\n')).toEqual([['HC1078', '某县支出表']])
    expect(told(',,单位：万元\n机构,支出,\n甲,1,\n')).toEqual([['HC1078', '单位：万元']])
  })

  test('tells a file of nothing, and one of heads alone', () => {
    expect(told('')).toEqual([['HC1076', '']])
    expect(told('\n \n')).toEqual([['HC1076', '']])
    expect(told('机构,支出\n')).toEqual([['HC1076', '机构,支出']])
  })

  test('gives a head its unit, and each its place', () => {
    const text = '"机构","支出（万元）","说""（元）"\n'
    const { table } = readCsv(text)
    const at = (of: { span: { start: number; end: number } }) => text.slice(of.span.start, of.span.end)
    expect(table.heads.map((h) => [h.text, h.unit?.text, at(h.whole)])).toEqual([
      ['机构', undefined, '机构'],
      ['支出', '万元', '支出（万元）'],
      ['说"', '元', '说""（元）'],
    ])
    expect(table.heads.map((h) => h.unit && at(h.unit))).toEqual([undefined, '万元', '说""（元）'])
  })
})

/** Any table, as one program or another would write it. */
const written = fc
  .record({
    rows: fc.array(
      fc.array(fc.string({ unit: fc.constantFrom(...'甲乙1,;\t"“ \n'), maxLength: 6 }), { minLength: 3, maxLength: 3 }),
    ),
    end: fc.constantFrom('\n', '\r\n', '\r'),
    separator: fc.constantFrom(',', '\t', ';'),
    quotes: fc.array(fc.boolean(), { minLength: 1 }),
  })
  .map(({ rows, end, separator, quotes }) => {
    let cell = 0
    const write = (text: string): string => {
      const isNeeded = /[\n\r,;\t"]/.test(text)
      return isNeeded || quotes[cell++ % quotes.length] ? `"${text.replaceAll('"', '""')}"` : text
    }
    const lines = [['a', 'b', 'c'], ...rows].map((row) => row.map(write).join(separator))
    return { rows, text: lines.join(end) }
  })

describe('Any table that is written down', () => {
  test('is read back, and every cell stands where it is said to', () => {
    fc.assert(
      fc.property(written, ({ rows, text }) => {
        const bare = (cell: string): string => cell.trim().replace(/[ \t]*\n+[ \t]*/g, '')
        const kept = rows.map((row) => row.map(bare)).filter((row) => row.some((cell) => cell !== ''))
        const { table, problems } = readCsv(text)
        expect(problems.filter((p) => !['HC1076', 'HC1078'].includes(p.code))).toEqual([])
        if (problems.length === 0) expect(table.rows.map((row) => row.cells.map((cell) => cell.text))).toEqual(kept)
        for (const { cells } of table.rows)
          for (const { text: read, span } of cells)
            expect(
              text
                .slice(span.start, span.end)
                .replaceAll('""', '"')
                .replace(/[ \t]*[\n\r]+[ \t]*/g, ''),
            ).toBe(read)
      }),
      { numRuns: counts.openSettings },
    )
  })

  test('and any other text is read without throwing, each problem within it', () => {
    const marks = fc.string({ unit: fc.constantFrom(...'甲,;\t"\n\r（）\u0000\ufeff ') })
    fc.assert(
      fc.property(marks, (text) => {
        const { table, problems } = readCsv(text)
        for (const { span } of problems) {
          expect(span.start).toBeLessThanOrEqual(span.end)
          expect(span.end).toBeLessThanOrEqual(text.length)
        }
        for (const row of table.rows) expect(row.cells).toHaveLength(table.heads.length)
      }),
      { numRuns: counts.brokenTexts },
    )
  })
})
