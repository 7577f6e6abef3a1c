import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAnyBlock, readBlock } from '../../../../dsl/syntax/yaml/read-block.ts'
import { createReader } from '../../../../dsl/syntax/yaml/read-document.ts'
import { readPlainBlock } from '../../../../dsl/syntax/yaml/read-plain-block.ts'

/** Every file under a folder. */
function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((e) =>
    e.isFile() && e.name.endsWith('.yaml') ? [`${e.parentPath}/${e.name}`] : [],
  )
}

const blocks = ['policies', 'test/samples'].flatMap(filesUnder).flatMap((file) => {
  const { sections } = createReader().read(readFileSync(file, 'utf8'))
  return sections.flatMap((s) => s.entries.map((e) => e.block.text))
})

/** Whether the short way was taken; fails where it gives another tree than the library, or hides a problem. */
function agrees(text: string): boolean {
  const plain = readPlainBlock(text)
  if (!plain) return false
  const { node, problems } = readAnyBlock(text, 'entry')
  expect({ text, node: plain, problems: [] }).toEqual({ text, node, problems })
  return true
}

describe('reading a plain entry without the library', () => {
  it('gives the library’s tree for the entries of all policies and samples, and takes most of them', () => {
    expect(blocks.length).toBeGreaterThan(1_000)
    expect(blocks.filter(agrees).length).toBeGreaterThan(blocks.length * 0.7)
  })

  it('gives the library’s tree for entries with a few characters changed, or none', () => {
    const marks = fc.constantFrom(...' :#,[]{}&*!|>\'"%@`-?\t\r\n，：（）()〔〕。甲1a=~<\\^／\u3000\u00a0\u2028\ufeff')
    const edit = fc.tuple(fc.nat(400), fc.nat(2), fc.array(marks, { maxLength: 3 }))
    const edited = fc
      .tuple(fc.constantFrom(...blocks), fc.array(edit, { minLength: 1, maxLength: 3 }))
      .map(([text, edits]) =>
        edits.reduce((t, [at, gone, put]) => {
          const i = at % (t.length + 1)
          return t.slice(0, i) + put.join('') + t.slice(i + gone)
        }, text),
      )
    let taken = 0
    fc.assert(
      fc.property(edited, (text) => {
        if (agrees(text)) taken++
      }),
      { seed: 417, numRuns: 6_000 },
    )
    expect(taken).toBeGreaterThan(500)
  })

  it('gives the library’s tree for every small arrangement of keys, values and brackets', () => {
    const word = fc.constantFrom(
      '甲',
      '甲 乙',
      '15%',
      '元/人',
      '二（三）',
      '（',
      '分摊（甲，乙）',
      '3:5',
      'a',
      '-',
      '~',
      '是',
    )
    const name = fc.constantFrom(...'甲乙丙丁戊己', '甲 乙', '二（三）', '（', '15%', '3:5', '-')
    const { value } = fc.letrec<{ value: string }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        word,
        fc.array(tie('value'), { maxLength: 3 }).map((v) => `[${v.join(', ')}]`),
        fc
          .array(fc.tuple(name, tie('value')), { maxLength: 3 })
          .map((v) => `{${v.map(([k, w]) => `${k}: ${w}`).join(',')}}`),
      ),
    }))
    const pair = fc.tuple(name, fc.oneof(value, fc.constant('')))
    const end = fc.constantFrom('', '\n')
    const one = fc.tuple(pair, end).map(([[k, v], e]) => `  ${k}: ${v}${e}`)
    const many = fc
      .tuple(word, fc.array(pair, { minLength: 1, maxLength: 4 }), fc.nat(4), end)
      .map(
        ([name, pairs, indent, e]) =>
          `  ${name}:\n${pairs.map(([k, v]) => `${' '.repeat(indent + 1)}${k}: ${v}`).join('\n')}${e}`,
      )
    let taken = 0
    fc.assert(
      fc.property(fc.oneof(one, many), (text) => {
        if (agrees(text)) taken++
      }),
      { seed: 99, numRuns: 6_000 },
    )
    expect(taken).toBeGreaterThan(300)
  })

  it('leaves to the library what is more than plain', () => {
    for (const text of [
      '  甲: "乙"\n',
      '  甲: 乙 # 丙\n',
      '  甲: |\n    乙\n',
      '  甲:\n',
      '  甲: &乙 丙\n',
      '  甲：乙\n',
      '- 甲: 乙\n',
      '',
    ])
      expect(readPlainBlock(text)).toBeUndefined()
    expect(readBlock('  甲: "乙"\n', 'entry').node).toMatchObject({
      pairs: [{ value: { text: '乙', style: 'double' } }],
    })
  })
})
