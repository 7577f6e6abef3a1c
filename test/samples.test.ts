import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Code, catalogue } from '../dsl/diagnostic/catalogue.ts'
import { answer, expectedFile, samplesOf } from './support/sample.ts'

const bad = samplesOf('bad')

/** Codes that no file alone can show: a folder given to `run`, and 分段, which is not computed yet (test/dsl/syntax/expression). */
const elsewhere: readonly Code[] = ['HC1052', 'HC2031', 'HC2032']

for (const [kind, samples] of [
  ['good', samplesOf('good')],
  ['bad', bad],
] as const) {
  describe(`The ${kind} samples`, () => {
    test.each(samples.map((sample) => [sample.slug, sample] as const))('say what is expected of %s', (_, sample) => {
      const found = answer(sample)
      const file = expectedFile(sample)
      if (process.env.UPDATE) writeFileSync(file, found)
      expect(existsSync(file), `run with UPDATE=1 to write ${file}`).toBe(true)
      expect(found).toBe(readFileSync(file, 'utf8'))
    })
  })
}

describe('The catalogue of messages', () => {
  test('has a bad sample for every code', () => {
    const told = new Set(bad.flatMap((s) => readFileSync(expectedFile(s), 'utf8').match(/HC\d{4}/g) ?? []))
    const without = (Object.keys(catalogue) as Code[]).filter((code) => !told.has(code) && !elsewhere.includes(code))
    expect(without).toEqual([])
  })

  test('is met by no good sample with an error', () => {
    const wrong = samplesOf('good').filter((s) => readFileSync(expectedFile(s), 'utf8').includes('错误 HC'))
    expect(wrong.map((s) => s.slug)).toEqual([])
  })
})
