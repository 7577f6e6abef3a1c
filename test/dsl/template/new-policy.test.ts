import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkFiles } from '../../../cli/check/check-files.ts'
import { findFiles } from '../../../cli/files/find-files.ts'
import { Library } from '../../../cli/files/library.ts'
import { formatFile, readExample } from '../../../dsl/index.ts'
import type { Answers } from '../../../dsl/template/answers.ts'
import { budgetChoices, statuses, surplusChoices } from '../../../dsl/template/choices.ts'
import { writeNewPolicy } from '../../../dsl/template/new-policy.ts'
import { createEngine } from '../../../engine/index.ts'
import { differencesOf } from '../../support/differences-of.ts'

const keys = <T extends object>(of: T) => Object.keys(of) as (keyof T)[]
const combinations: readonly Answers[] = keys(budgetChoices).flatMap((budget) =>
  keys(surplusChoices).flatMap((surplus) =>
    statuses.map((status, i) => ({ county: '青禾县', year: 2025 + i, status, budget, surplus })),
  ),
)
const named = combinations.map((answers) => [Object.values(answers).join(' '), answers] as const)

let root = ''
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'hengce-template-'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe.each(named)('A new policy (%s)', (_, answers) => {
  const write = () => {
    const files = writeNewPolicy(answers, `${mkdtempSync(join(root, 'p-'))}/`, () => false)
    for (const { path, text } of files) {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    }
    return files
  }

  it('has no error and no warning, and stands in the form of the formatter', () => {
    const files = write()
    const library = new Library()
    const { diagnostics } = checkFiles(library, findFiles(files.map(({ path }) => path)))
    expect(diagnostics.filter((d) => d.severity !== 'info').map((d) => d.message)).toEqual([])
    for (const [i, { path, text }] of files.entries())
      expect(formatFile(text, i === 0 ? library.policy(path).compiled?.model : undefined).text).toBe(text)
  })

  it('can be set beside other policies: it says in standard terms what it takes, gives, leaves and leaves over', () => {
    const [policy] = write()
    const { compiled } = new Library().policy(policy.path)
    const terms = [...(compiled?.model.figures.values() ?? [])].flatMap(({ standard }) => standard?.text ?? [])
    expect(terms).toEqual(
      expect.arrayContaining(['参保人数', '筹资标准', '筹资总额', '总额预算', '结余留用', '超支机构自担']),
    )
  })

  it('runs with its data: every figure is there, what was left open is called provisional', () => {
    const [policy, scenario] = write()
    const library = new Library()
    const file = library.policy(policy.path)
    const read = library.scenario(scenario.path).read
    if (!file.compiled || !read) throw new Error('not read')
    const { outcome } = createEngine().run(file.compiled, read)
    expect(outcome.diagnostics.filter((d) => d.severity === 'error')).toEqual([])
    const rules = outcome.figures.filter(({ kind }) => kind === 'rule')
    expect(rules.length).toBeGreaterThan(12)
    expect(rules.filter(({ value }) => JSON.stringify(value).includes('null')).map(({ name }) => name)).toEqual([])
    const waits = new Set(rules.flatMap(({ provisional = [] }) => provisional))
    expect([...waits]).toEqual(expect.arrayContaining(['风险调剂金比例']))
    expect(waits.has('结余留用比例')).toBe(answers.surplus === 'open')
    expect(outcome.constraints.map(({ name }) => name)).toEqual(['基层占比达标'])
  })

  it('comes out as its worked examples say', () => {
    const [policy] = write()
    const { compiled } = new Library().policy(policy.path)
    if (!compiled) throw new Error('not read')
    expect(compiled.model.examples.length).toBeGreaterThan(0)
    for (const [i] of compiled.model.examples.entries()) {
      const evaluation = createEngine().check(compiled, readExample(compiled, i))
      const { outcome } = evaluation
      expect([...differencesOf(evaluation), ...outcome.diagnostics.filter((d) => d.severity === 'error')]).toEqual([])
    }
  })

  it('is short and written without braces', () => {
    const [policy, scenario] = write()
    expect(policy.text + scenario.text).not.toMatch(/[{}]/)
    expect(policy.text.split('\n').length).toBeLessThan(180)
  })
})

describe('The files of a new policy', () => {
  const answers = combinations[0] as Answers
  const paths = (taken: readonly string[]) =>
    writeNewPolicy(answers, 'x/', (path) => taken.includes(path)).map(({ path }) => path)

  it('take names that no file has, both of them', () => {
    expect(paths([])).toEqual(['x/2025.yaml', 'x/scenarios/2025示例.yaml'])
    expect(paths(['x/2025.yaml'])).toEqual(['x/2025-2.yaml', 'x/scenarios/2025-2示例.yaml'])
    expect(paths(['x/scenarios/2025示例.yaml', 'x/2025-2.yaml'])).toEqual([
      'x/2025-3.yaml',
      'x/scenarios/2025-3示例.yaml',
    ])
  })
})
