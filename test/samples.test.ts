import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Code, catalogue } from '../dsl/diagnostic/catalogue.ts'
import { elsewhere } from './support/elsewhere.ts'
import { answer, expectedFile, samplesOf } from './support/sample.ts'

const bad = samplesOf('bad')

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
    const without = (Object.keys(catalogue) as Code[]).filter(
      (code) => !told.has(code) && !Object.hasOwn(elsewhere, code),
    )
    expect(without).toEqual([])
  })

  test('is met by no good sample with an error', () => {
    const wrong = samplesOf('good').filter((s) => readFileSync(expectedFile(s), 'utf8').includes('错误 HC'))
    expect(wrong.map((s) => s.slug)).toEqual([])
  })
})

describe('What other calculators pass over in silence', () => {
  test.each([
    ['a misspelt key', 'key-unknown-in-rule', 'HC5001'],
    ['a misspelt name', 'name-unknown', 'HC3001'],
    ['yuan added to people', 'unit-clash', 'HC4001'],
    ['yuan added to a bare number', 'unit-clash-bare-number', 'HC4001'],
    ['a number added to a text', 'unit-clash-text', 'HC4001'],
    ['rules that go round in a circle', 'cycle-of-three', 'HC3002'],
    ['an input without a value', 'input-missing', 'HC6001'],
    ['shares that make 99 %', 'shares-of-99-percent', 'HC5029'],
    ['parts that do not make their whole', 'parts-do-not-make-whole', 'HC5025'],
    ['nothing divided by nothing', 'division-of-zero-by-zero', 'HC6007'],
    ['a choice without its else', 'formula-else-missing', 'HC2015'],
    ['a text given for a number', 'text-for-a-number', 'HC5017'],
    ['the same rule written twice', 'rule-written-twice', 'HC1014'],
    ['a comma that cuts a formula', 'comma-cuts-formula', 'HC1017'],
  ])('%s is told here', (_, slug, code) => {
    const sample = bad.find((s) => s.slug === slug)
    expect(sample && answer(sample)).toMatch(new RegExp(`^\\S+\\.yaml \\d+:\\d+–\\d+:\\d+ {2}(错误|提醒) ${code} `))
  })

  test('while ten thousands of yuan and yuan add up', () => {
    const sample = samplesOf('good').find((s) => s.slug === 'wan-and-yuan')
    expect(sample && answer(sample)).toBe('结果 = 1011234.56 元\n')
  })
})
