import { describe, expect, test } from 'vitest'
import {
  type ChainYear,
  createCompiler,
  createScenarioReader,
  type Diagnostic,
  describe as describeProblems,
  type FoundYear,
  followYears,
  identify,
  noScenario,
  readBytes,
  readExample,
  type Tables,
} from '../dsl/index.ts'
import { createEngine, type Evaluation, runYears } from '../engine/index.ts'
import { counts } from './counts.ts'
import { fuzzSeeds, pickSeed } from './support/fuzz-seeds.ts'
import { mutateFile } from './support/mutate-file.ts'
import { chance, pick, seeded, whole } from './support/random.ts'

/** Samples of what works, with data: small policies that have the constructs which the others lack. */
/** What stands where a scenario's 上年 points, among the files beside it. */
function yearIn(others: Readonly<Record<string, string>>, from: ChainYear, path: string): FoundYear {
  const text = others[path]
  if (text === undefined) return { why: 'missing' }
  const named = identify(text).policy?.text ?? ''
  const policy = others[named]
  const compiled = policy === undefined ? from.compiled : createCompiler().compile(named, policy)
  return { year: { compiled, read: createScenarioReader().read(path, text, compiled) } }
}

/**
 * Compiles a policy and runs it with data, as the command and the page do; every message must stand in its text and be whole. `others` are the
 * files beside them: a framework, earlier years, tables.
 */
function tryAll(
  policy: string,
  scenario: string,
  others: Readonly<Record<string, string>> = {},
): readonly Diagnostic[] {
  const compiled = createCompiler().compile('policy.yaml', policy, (path) => {
    const text = others[path]
    return text === undefined ? undefined : { file: path, text }
  })
  const tables: Tables = (file) => (others[file] === undefined ? undefined : { file, text: others[file], problems: [] })
  const read = createScenarioReader().read('scenario.yaml', scenario, compiled, tables)
  const engine = createEngine()
  const chain = followYears({ compiled, read }, (from, path) => yearIn(others, from, path))
  const years = runYears(engine, chain.years)
  const { outcome, explain } = years.at(-1) as Evaluation
  const last = outcome.figures.at(-1)
  if (last) explain(last.name)
  for (let i = 0; i < compiled.model.examples.length; i++) engine.check(compiled, readExample(compiled, i))
  if (compiled.ok) engine.run(compiled, noScenario(compiled))
  const texts: Record<string, string> = { ...others, 'policy.yaml': policy, 'scenario.yaml': scenario }
  const ofYears = years.flatMap((year) => year.outcome.diagnostics)
  const all = [...compiled.diagnostics, ...read.diagnostics, ...chain.diagnostics, ...ofYears]
  for (const d of all) checkMessage(d, texts[d.file] ?? '')
  return all
}

function checkMessage(d: Diagnostic, text: string): void {
  const lines = text.split(/\r\n|\r|\n/)
  const { start, end } = d.range
  const fits = start.line >= 1 && end.line <= lines.length && start.column >= 1 && start.line <= end.line
  const ordered = start.line < end.line || start.column <= end.column
  if (!fits || !ordered) throw new Error(`${d.code} at ${JSON.stringify(d.range)}`)
  if (/undefined|null|NaN|\[object/.test(`${d.message}${d.hint ?? ''}`) && !/undefined|null|NaN/.test(text))
    throw new Error(`${d.code} says ${d.message} / ${d.hint}`)
}

describe('Whole files with random faults', () => {
  test('start out without any', () => {
    for (const { name, policy, scenario, others, hasData } of fuzzSeeds) {
      const wrong = tryAll(policy, scenario, others).filter((d) => d.severity === 'error')
      expect(hasData ? wrong : wrong.filter((d) => d.file === 'policy.yaml'), name).toEqual([])
    }
  })

  test('are compiled and run without throwing, and every message stands in its text', () => {
    const random = seeded(20_260_101)
    let faulty = 0
    for (let i = 0; i < counts.files; i++) {
      const seed = pickSeed(random)
      const which = chance(random, 0.7)
      const policy = which ? mutateFile(random, seed.policy) : seed.policy
      const scenario = which && chance(random, 0.8) ? seed.scenario : mutateFile(random, seed.scenario)
      const started = process.cpuUsage()
      try {
        if (tryAll(policy, scenario, seed.others).some((d) => d.severity === 'error')) faulty++
      } catch (cause) {
        throw new Error(`file ${i}, of ${seed.name}:\n${policy}\n======\n${scenario}`, { cause })
      }
      // The processor's time: on a machine that is busy a slow file is no fault of the file.
      if (process.env.VERIFY && process.cpuUsage(started).user > 2_000_000)
        throw new Error(`slow file ${i}, of ${seed.name}:\n${policy}\n======\n${scenario}`)
    }
    expect(faulty).toBeGreaterThan(counts.files / 3)
  }, 10_800_000)

  test('are run with random faults in their tables, too', () => {
    const random = seeded(1_070)
    const isTable = (file: string): boolean => /\.[ct]sv$/.test(file)
    const withTables = fuzzSeeds.filter(({ others }) => Object.keys(others).some(isTable))
    let faulty = 0
    for (let i = 0; i < counts.files; i++) {
      const { policy, scenario, others } = pick(random, withTables)
      const broken = Object.entries(others).map(([file, text]) => [
        file,
        isTable(file) ? mutateFile(random, text) : text,
      ])
      if (tryAll(policy, scenario, Object.fromEntries(broken)).some((d) => d.severity === 'error')) faulty++
    }
    expect(faulty).toBeGreaterThan(counts.files / 3)
  }, 10_800_000)

  test('as bytes, too, are read or refused', () => {
    const random = seeded(7)
    for (let i = 0; i < counts.files / 10; i++) {
      const seed = pickSeed(random)
      const bytes = Buffer.from(seed.scenario)
      for (let k = whole(random, 1, 5); k > 0; k--) bytes[whole(random, 0, bytes.length - 1)] = whole(random, 0, 255)
      const { text, problems } = readBytes(bytes)
      const said = describeProblems('scenario.yaml', text, problems)
      for (const d of said) checkMessage(d, text)
      if (problems.length === 0) tryAll(seed.policy, text, seed.others)
    }
  }, 10_800_000)
})
