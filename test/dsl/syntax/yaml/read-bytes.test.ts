import { describe, expect, test } from 'vitest'
import { readBytes } from '../../../../dsl/syntax/yaml/read-bytes.ts'
import { wordsOf } from './plain.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), littleEndian)
  return bytes
}

const codes = (bytes: Uint8Array): string[] => readBytes(bytes).problems.map((p) => p.code)

describe('reading the bytes of a file', () => {
  test('A byte order mark is left out of the text', () => {
    expect(readBytes(Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8('政策: 甲')))).toEqual({ text: '政策: 甲', problems: [] })
  })

  test('GBK is told apart, decoded to show, and told at its first Chinese character', () => {
    const bytes = Uint8Array.of(0x61, 0x3a, 0x20, 0xd5, 0xfe, 0xb2, 0xdf)
    const { text, problems } = readBytes(bytes)
    expect(text).toBe('a: 政策')
    expect(problems.map((p) => [p.code, p.span, p.facts])).toEqual([
      ['HC1003', { start: 3, end: 4 }, { readable: true }],
    ])
    expect(problems.map(wordsOf).join()).toContain('编码选 UTF-8')
  })

  test('Bytes of no encoding are told where they begin', () => {
    const { problems } = readBytes(Uint8Array.of(0x61, 0xff, 0x61, 0x81))
    expect(problems.map((p) => [p.code, p.span.start, p.facts])).toEqual([['HC1003', 1, { readable: false }]])
  })

  test('UTF-16 is told apart, with and without its mark, in both orders', () => {
    const text = 'policy: a\nyear: 2026\n政策: 甲\n'
    expect(codes(utf16(`\ufeff${text}`, true))).toEqual(['HC1004'])
    expect(codes(utf16(`\ufeff${text}`, false))).toEqual(['HC1004'])
    expect(codes(utf16(text, true))).toEqual(['HC1004'])
    expect(readBytes(utf16(text, false)).text).toBe(text)
  })

  test('A zero byte means that it is no text', () => {
    expect(codes(utf8('政策: 甲\0乙'))).toEqual(['HC1005'])
    expect(codes(Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0x00, 0xff, 0xfe, 0x9c))).toEqual(['HC1005'])
  })

  test('More than 50 MB are refused undecoded', () => {
    const { text, problems } = readBytes(new Uint8Array(50 * 1024 * 1024 + 1))
    expect([text, problems.map((p) => p.code)]).toEqual(['', ['HC1001']])
  })
})
