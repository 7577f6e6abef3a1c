import { describe, expect, test } from 'vitest'
import { readTableFile } from '../../../../dsl/syntax/table/read-table-file.ts'

const codes = (bytes: readonly number[]): string[] =>
  readTableFile('a.csv', Uint8Array.from(bytes)).problems.map((p) => p.code)

describe('the bytes of a table', () => {
  test('are read as UTF-8, as the GBK in which Excel saves CSV, and as the UTF-16 of its “Unicode text”', () => {
    const read = (bytes: readonly number[]) => readTableFile('a.csv', Uint8Array.from(bytes))
    expect(read([0xef, 0xbb, 0xbf, 0xe7, 0x94, 0xb2])).toEqual({ file: 'a.csv', text: '甲', problems: [] })
    expect(read([0xbc, 0xd7, 0x2c, 0x31])).toEqual({ file: 'a.csv', text: '甲,1', problems: [] })
    expect(read([0xff, 0xfe, 0x32, 0x75, 0x09, 0x00])).toEqual({ file: 'a.csv', text: '甲\t', problems: [] })
  })

  test('of a workbook are told as such, whatever the file is called', () => {
    expect(codes([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00])).toEqual(['HC1071'])
    expect(codes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])).toEqual(['HC1071'])
  })

  test('of no text are refused', () => {
    expect(codes([0xff, 0x81, 0x20])).toEqual(['HC1072'])
    expect(codes([0x61, 0x00, 0x62])).toEqual(['HC1072'])
  })
})
