import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Document } from '../../../../dsl/syntax/yaml/document.ts'
import { createReader } from '../../../../dsl/syntax/yaml/read-document.ts'
import { counts } from '../../../counts.ts'
import { plain, plainDocument, scalarsOf, wordsOf } from './plain.ts'
import { samplePolicy } from './sample-policy.ts'

function blocksOf(document: Document) {
  return document.sections.flatMap((s) => [...(s.value ? [s.value.block] : []), ...s.entries.map((e) => e.block)])
}

describe('reading a file', () => {
  test('The sample is read as it is meant', () => {
    const read = plainDocument(createReader().read(samplePolicy))
    expect(read.地区).toEqual({ 省: '某省', 市州: '某市', 县: '样例县' })
    expect(read.条款).toContain('第三条     | 可计算 |')
    expect(read['输入/县级']).toEqual([
      { 人数: '人' },
      { 支出: { 单位: '元', 维度: ['险种', '预算单位'], 说明: '引号里的："话"和一个 续行', 典型: '600万元' } },
    ])
    expect(read['规则/一、筹资']).toEqual([
      { 依据: '第二条' },
      { 筹资总额: { 公式: '人数 × 筹资标准 ＋ 利息\n－ 手续费', 别名: ['总额', '当年总额'] } },
      { 调剂金: '筹资总额 × 提取比例' },
      { 说明项: { 说明: '第一行 第二行\n\n  更深的一行\n末行', 公式: '取小（筹资总额，调剂金）' } },
    ])
    expect(read.日程).toEqual([[{ 事项: '预拨', 何时: '每月' }], [{ 事项: '清算', 何时: '年末' }]])
  })

  test('A title stands in the key, in brackets of either width', () => {
    const { sections } = createReader().read('规则(一、筹资):\n  甲: 1\n规则（二（1）结余）:\n  乙: 1\n')
    expect(sections.map((s) => [s.name, s.title])).toEqual([
      ['规则', '一、筹资'],
      ['规则', '二（1）结余'],
    ])
  })

  test('Line ends of Windows change nothing but places', () => {
    const dos = createReader().read(samplePolicy.replaceAll('\n', '\r\n'))
    expect(dos.problems).toEqual([])
    expect(plainDocument(dos)).toEqual(plainDocument(createReader().read(samplePolicy)))
  })

  test('A file in braces is one, however its lines are set', () => {
    const data = { 情景: '一年', 年度: '2026', 输入: { 甲: ['1', '2'], 乙: { 丙: '3' } } }
    const indented = JSON.stringify(data, undefined, 2)
    const flush = indented.replace(/^ +/gm, '')
    for (const text of [JSON.stringify(data), indented, flush, `# 来自另一个程序\n${flush}\n`]) {
      const document = createReader().read(text)
      expect(document.problems).toEqual([])
      expect(plainDocument(document)).toEqual(data)
    }
  })

  test('A file in braces, as JSON is, has its pairs as sections', () => {
    const source = '{"情景": "甲", "年度": 2026,\n "输入": {"人数": 0.10}, "空": ""}\n'
    const document = createReader().read(source)
    expect(document.problems).toEqual([])
    expect(plainDocument(document)).toEqual({ 情景: '甲', 年度: '2026', 输入: { 人数: '0.10' }, 空: '' })
    const placed = document.sections[2]?.value
    const number = placed && scalarsOf(placed.block.node)[1]
    expect(number && source.slice(number.first + placed.start, number.first + placed.start + 4)).toBe('0.10')
  })

  test('Editing one entry keeps all other blocks the same objects', () => {
    const reader = createReader()
    const before = blocksOf(reader.read(samplePolicy))
    const after = blocksOf(reader.read(samplePolicy.replace('筹资总额 × 提取比例', '筹资总额 × 提取比例 ＋ 1')))
    expect(after.length).toBe(before.length)
    expect(after.filter((b, i) => b !== before[i]).map((b) => plain(b.node))).toEqual([
      { 调剂金: '筹资总额 × 提取比例 ＋ 1' },
    ])
  })

  test('A new line at the top moves every block and parses none', () => {
    const reader = createReader()
    const before = reader.read(samplePolicy)
    const after = reader.read(`# 又一行\n${samplePolicy}`)
    expect(blocksOf(after).every((b, i) => b === blocksOf(before)[i])).toBe(true)
    expect(after.sections[0]?.value?.start).toBe((before.sections[0]?.value?.start ?? 0) + 6)
  })

  test('A block that was taken back within one read is still the same', () => {
    const reader = createReader()
    const first = blocksOf(reader.read(samplePolicy))
    reader.read(samplePolicy.replace('每月', '每季'))
    expect(blocksOf(reader.read(samplePolicy)).every((b, i) => b === first[i])).toBe(true)
  })

  test('A fault in one entry costs no other entry', () => {
    const entries = ['甲: 1', '乙: {公式: 1', '丙: "x', '丁: [1, 2', '戊: @x', '己：3', '庚: {a: {b: 1}, c}', '辛: 2']
    const { sections } = createReader().read(`规则:\n${entries.map((e) => `  ${e}\n`).join('')}`)
    const keys = sections[0]?.entries.map((e) => (e.block.node.kind === 'map' ? e.block.node.pairs[0]?.key.text : ''))
    expect(keys).toEqual(['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛'])
  })

  test('Ten thousand entries are all read', () => {
    const body = Array.from({ length: 10_000 }, (_, i) => `  甲${i}:\n    公式: 乙${i} ＋ 1\n`).join('')
    const document = createReader().read(`规则:\n${body}`)
    expect([document.problems.length, document.sections[0]?.entries.length]).toEqual([0, 10_000])
  })

  test('Reading never throws, and every problem speaks Chinese of a place in the file', () => {
    const piece = fc.constantFrom(
      ...['\t', ' ', '\n', '\r\n', ':', ': ', '：', ',', '{', '}', '[', ']', '"', "'", '#', ' #', '|', '>', '-', '- '],
      ...['*', '&', '!', '%', '@', '`', '?', '<<: ', '---\n', '(', '）', '\0', '　', '甲', '\\', '213,840', '    '],
    )
    const place = fc.double({ min: 0, max: 1, noNaN: true })
    const mutation = fc.record({ at: place, cut: fc.nat({ max: 6 }), put: fc.option(piece, { nil: '' }) })
    const english = /undefined|map|scalar|implicit|unexpected|indent|must|missing/i
    const reader = createReader()
    const seen = new WeakSet<object>()
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
        let text = samplePolicy
        for (const { at, cut, put } of mutations) {
          const i = Math.floor(at * text.length)
          text = text.slice(0, i) + put + text.slice(i + cut)
        }
        const document = reader.read(text)
        const badPlaces = document.problems.filter(
          ({ span }) => !(0 <= span.start && span.start <= span.end && span.end <= text.length),
        )
        expect(badPlaces).toEqual([])
        const badWords = document.problems.map(wordsOf).filter((w) => !/[\u4e00-\u9fff]/.test(w) || english.test(w))
        expect(badWords).toEqual([])
        const fresh = blocksOf(document).filter((b) => !seen.has(b))
        for (const b of fresh) seen.add(b)
        const badScalars = fresh.flatMap((b) =>
          scalarsOf(b.node).filter(
            (s) =>
              !(s.span.start <= s.span.end && s.span.end <= b.text.length) ||
              (s.offsets !== undefined && s.offsets.length !== s.text.length + 1),
          ),
        )
        expect(badScalars).toEqual([])
      }),
      { seed: 20260102, numRuns: counts.files },
    )
  }, 1_800_000)

  test('Hostile texts are read without delay', () => {
    const texts = [
      `a: {b: (${','.repeat(20_000)}`,
      `a:\n  b: ${'['.repeat(100_000)}`,
      `a:\n  ${'- '.repeat(50_000)}`,
      `a: ${' '.repeat(500_000)}x`,
      `a: (${' #'.repeat(50_000)}`,
      `a: |\n ${'x|'.repeat(100_000)}`,
      `a: |\n${'# x\n'.repeat(50_000)}`,
    ]
    for (const text of texts) expect(() => createReader().read(text)).not.toThrow()
  })

  test('Reading comes to an end where a line without a key stands left of the key above, outside all entries', () => {
    const text = '输入: # 单位是元\n  基金使用: |\n.02 | 32 | 33\n    居民医保 | 甲院 | 3\n'
    expect(
      createReader()
        .read(text)
        .problems.map((p) => p.code),
    ).toContain('HC1033')
  })
})
