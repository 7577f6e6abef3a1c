import { describe, expect, it } from 'vitest'
import { findComments } from '../../../dsl/format/comments.ts'
import { applyEdits } from '../../../dsl/format/edit.ts'
import { type Compiled, createCompiler, type Formatted, formatFile } from '../../../dsl/index.ts'
import { createReader } from '../../../dsl/syntax/yaml/read-document.ts'
import { counts } from '../../counts.ts'
import { chance, pick, seeded, whole } from '../../support/random.ts'
import { modelMeaning } from './model-meaning.ts'
import { type SampleText, sampleTexts } from './sample-texts.ts'
import { uglify } from './uglify.ts'

function compiled(text: string): Compiled {
  return createCompiler().compile('a.yaml', text)
}

function formatted({ text, isPolicy }: Pick<SampleText, 'text' | 'isPolicy'>): Formatted {
  return formatFile(text, isPolicy ? compiled(text).model : undefined)
}

/** What the formatter mends: half-width commas in braces, which cut formulas, and colons without a blank behind them. */
const mended: readonly string[] = ['HC1017', 'HC1024']

function codes(one: Compiled): string[] {
  const all = one.problems.map((p) => p.code as string)
  return all.filter((code) => !mended.includes(code)).sort()
}

function comments(text: string): string[] {
  return findComments(createReader().read(text)).map((c) => c.text)
}

/** All that must hold of a text and its canonical form. */
function expectSame(sample: Pick<SampleText, 'text' | 'isPolicy'>): void {
  const { text, edits } = formatted(sample)
  expect(formatted({ ...sample, text }).text).toBe(text)
  expect(applyEdits(sample.text, edits)).toBe(text)
  expect(comments(text)).toEqual(comments(sample.text))
  const before = compiled(sample.text)
  const after = compiled(text)
  expect(modelMeaning(after.model)).toEqual(modelMeaning(before.model))
  expect(codes(after)).toEqual(codes(before))
}

/** Han characters and digits, but the words that are marks in a canonical formula: none may come or go. */
function letters(text: string): string {
  return text.replace(/[^\u4e00-\u9fff\d]/g, '')
}

/** The text with a piece taken out, put in, doubled or moved. */
function damaged(text: string, random: () => number): string {
  const at = whole(random, 0, text.length)
  const size = chance(random, 0.7) ? 1 : whole(random, 1, 30)
  const piece = text.slice(at, at + size)
  switch (whole(random, 0, 3)) {
    case 0:
      return text.slice(0, at) + text.slice(at + size)
    case 1:
      return (
        text.slice(0, at) +
        pick(random, [...' \n\t:#,|{}[]"\'-+*&（），：｜=\r\u3000', '  # 注\n', ': |\n']) +
        text.slice(at)
      )
    case 2:
      return text.slice(0, at) + piece + text.slice(at)
    default: {
      const to = whole(random, 0, text.length)
      return text.slice(0, to) + piece + text.slice(to)
    }
  }
}

describe('formatting', () => {
  it.each(sampleTexts.map((sample) => [sample.name, sample] as const))(
    'changes neither meaning nor faults nor comments of %s, and nothing the second time',
    (_, sample) => expectSame(sample),
    120_000,
  )

  it('gives edits in order that do not overlap', () => {
    for (const sample of sampleTexts) {
      let reach = 0
      for (const { span } of formatted(sample).edits) {
        expect(span.start).toBeGreaterThanOrEqual(reach)
        expect(span.end).toBeGreaterThanOrEqual(span.start)
        reach = span.end
      }
    }
  }, 120_000)

  it('keeps meaning, faults and comments of texts written badly in many ways', () => {
    const bases = sampleTexts.filter((s) => s.isPolicy && !s.name.startsWith('broken'))
    for (let seed = 0; seed < counts.uglyTexts; seed++) {
      const random = seeded(20260301 + seed)
      const base = bases[seed % bases.length] as SampleText
      const text = uglify(base.text, random)
      try {
        expectSame({ text, isPolicy: true })
      } catch (error) {
        throw new Error(`${base.name}, seed ${seed}: ${(error as Error).message}`)
      }
    }
  }, 1_800_000)

  it('loses no comment and settles at once, whatever was done to a text', () => {
    const bases = sampleTexts.filter((s) => s.text.length < 3_000 && s.text.length > 200)
    for (let seed = 0; seed < counts.brokenTexts; seed++) {
      const random = seeded(20260401 + seed)
      const base = pick(random, bases)
      let text = base.text
      for (let times = whole(random, 1, 6); times > 0; times--) text = damaged(text, random)
      const sample = { text, isPolicy: base.isPolicy }
      const once = formatted(sample)
      expect([seed, formatted({ ...sample, text: once.text }).text]).toEqual([seed, once.text])
      expect([seed, comments(once.text)]).toEqual([seed, comments(text)])
      expect([seed, letters(once.text)]).toEqual([seed, letters(text)])
    }
  }, 1_800_000)

  it('makes one text of a policy written badly in different ways, where it has the same lines', () => {
    const base = sampleTexts.find((s) => s.name === 'odd') as SampleText
    const marks = (text: string): string => text.replace(/[＋]/g, '+').replace(/×/g, '*')
    const canonical = formatted(base).text
    const again = formatted({ text: marks(canonical), isPolicy: true }).text
    expect(again).toBe(canonical)
  })
})
