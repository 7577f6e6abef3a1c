import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { type Node, type ScalarNode, spanInScalar } from '../../../../dsl/syntax/yaml/node.ts'
import { readBlock } from '../../../../dsl/syntax/yaml/read-block.ts'
import { createReader } from '../../../../dsl/syntax/yaml/read-document.ts'
import { counts } from '../../../counts.ts'
import { plain, scalarsOf } from './plain.ts'
import { samplePolicy } from './sample-policy.ts'

/** Where each character stands, spelled out. */
function offsetsOf(s: ScalarNode): readonly number[] {
  return s.offsets ?? Array.from({ length: s.text.length + 1 }, (_, i) => s.first + i)
}

/** Characters that do not stand at their offset, escapes and folded line ends left out. */
function strayCharacters(source: string, s: ScalarNode): string[] {
  const offsets = offsetsOf(s)
  return [...Array(s.text.length).keys()].flatMap((i) => {
    const at = offsets[i] as number
    const there = source[at]
    const escaped = there === '\\' && s.style === 'double'
    const folded = s.text[i] === ' ' && (there === '\n' || there === '\r')
    return there === s.text[i] || escaped || folded ? [] : [`${i}@${at}: ${s.text[i]} / ${there}`]
  })
}

function scalarOf(text: string): ScalarNode {
  const block = readBlock(text, 'entry')
  expect(block.problems).toEqual([])
  const node: Node | undefined = block.node.kind === 'map' ? block.node.pairs[0]?.value : undefined
  if (node?.kind !== 'scalar') throw new Error('not a scalar')
  return node
}

/** The source text under the part of a scalar that reads `part`. */
function under(source: string, part: string): string {
  const scalar = scalarOf(source)
  const start = scalar.text.indexOf(part)
  const span = spanInScalar(scalar, { start, end: start + part.length })
  return source.slice(span.start, span.end)
}

describe('reading one block', () => {
  test('A plain value on one line needs no offsets', () => {
    const scalar = scalarOf('  甲: 乙 ＋ 丙  # 注\n')
    expect(scalar).toEqual({ kind: 'scalar', text: '乙 ＋ 丙', style: 'plain', span: { start: 5, end: 10 }, first: 5 })
  })

  test('A simply quoted value starts behind its quote', () => {
    const span = { start: 3, end: 8 }
    expect(scalarOf('甲: "乙 丙"\n')).toEqual({ kind: 'scalar', text: '乙 丙', style: 'double', span, first: 4 })
  })

  test('A number stays the text that it is', () => {
    expect(scalarOf('甲: 0.1000000000000000055\n').text).toBe('0.1000000000000000055')
    expect(scalarOf('甲: null\n').text).toBe('null')
    expect(scalarOf('甲: 0x1F\n').text).toBe('0x1F')
  })

  test('Parts of values of every style are found in the source', () => {
    expect(under('甲: 乙 ＋\n  丙 × 丁\n', '丙 × 丁')).toBe('丙 × 丁')
    expect(under("甲: '乙''丙 丁'\n", '丙 丁')).toBe('丙 丁')
    expect(under('甲: "乙\\n丙\\u4e00\\"丁 戊"\n', '丁 戊')).toBe('丁 戊')
    expect(under('甲: "乙\n\n  丙\\\n   丁 戊"\n', '丁 戊')).toBe('丁 戊')
    expect(under('甲: |\n  乙\n    丙\n\n  丁\n', '丙')).toBe('丙')
    expect(under('甲: >\r\n  乙\r\n  丙 丁\r\n\r\n  戊\r\n', '丙 丁')).toBe('丙 丁')
    expect(under('甲: |+\n  乙\n  丙\n\n\n', '丙')).toBe('丙')
  })

  test('A part that ends at a line’s end does not reach into the next line', () => {
    expect(under('甲: |\n  乙一\n  丙\n', '乙一')).toBe('乙一')
  })

  test('An escape is one character that stands at its backslash', () => {
    const source = '甲: "a\\u4e00b\\U0001F600c"\n'
    const scalar = scalarOf(source)
    expect(scalar.text).toBe('a一b😀c')
    expect(offsetsOf(scalar).map((o) => source.slice(o, o + 2))).toEqual([
      'a\\',
      '\\u',
      'b\\',
      '\\U',
      '\\U',
      'c"',
      '"\n',
    ])
  })

  test('A missing value is a point behind its key', () => {
    const block = readBlock('甲: {乙: , 丙: 1}\n', 'entry')
    expect(plain(block.node)).toEqual({ 甲: { 乙: null, 丙: '1' } })
  })

  test('What the mending takes out of a text is skipped by its offsets', () => {
    const source = '甲: {值: 213,840,000元}\n'
    const node = readBlock(source, 'entry').node
    const scalar = scalarsOf(node).find((s) => s.text === '213840000元') as ScalarNode
    const span = spanInScalar(scalar, { start: 3, end: 6 })
    expect(source.slice(span.start, span.end)).toBe('840')
  })

  test('Behind a mended colon all places are those of the source', () => {
    const source = '甲：乙\n'
    const [key, value] = scalarsOf(readBlock(source, 'entry').node) as [ScalarNode, ScalarNode]
    expect([key.first, value.first, value.span]).toEqual([0, 2, { start: 2, end: 3 }])
  })

  test('In the sample every character stands where its offset says', () => {
    const document = createReader().read(samplePolicy)
    expect(document.problems).toEqual([])
    const blocks = document.sections.flatMap((s) => [...(s.value ? [s.value] : []), ...s.entries])
    for (const { block, start } of blocks) {
      expect(samplePolicy.slice(start, start + block.text.length)).toBe(block.text)
      for (const s of scalarsOf(block.node)) expect(strayCharacters(block.text, s)).toEqual([])
    }
  })

  test('Texts of every style read as YAML means them, each character at its place', () => {
    const word = fc.constantFrom('甲', '乙丙', 'a', '1.50', '％', '＋', "'", '"', '\\', '\t', '#', '，')
    const line = fc.array(fc.oneof(word, fc.constant(' ')), { minLength: 0, maxLength: 8 }).map((a) => a.join(''))
    const lines = fc.array(line, { minLength: 1, maxLength: 5 })
    const literal = fc
      .tuple(fc.constantFrom('|', '>', '|-', '>-', '|+', '>+'), lines, fc.constantFrom('\n', '\r\n'))
      .map(([head, body, eol]) => `甲: ${head}${eol}  首${eol}${body.map((l) => `  ${l}${eol}`).join('')}`)
    const single = lines.map((body) => `甲: '首${body.map((l) => l.replaceAll("'", "''")).join('\n  ')}尾'\n`)
    const double = lines.map(
      (body) => `甲: "首${body.map((l) => l.replaceAll('\\', '\\\\').replaceAll('"', '\\"')).join('\n  ')}尾"\n`,
    )
    fc.assert(
      fc.property(fc.oneof(literal, single, double), (source) => {
        const document = parseDocument(source, { schema: 'failsafe', logLevel: 'silent' })
        fc.pre(document.errors.length === 0)
        const scalar = scalarOf(source)
        expect(scalar.text).toBe(document.get('甲'))
        expect(strayCharacters(source, scalar)).toEqual([])
        const offsets = offsetsOf(scalar)
        expect(offsets.length).toBe(scalar.text.length + 1)
        expect(offsets.every((o, i) => i === 0 || o >= (offsets[i - 1] as number))).toBe(true)
      }),
      { seed: 20260101, numRuns: counts.files },
    )
  }, 1_800_000)
})
