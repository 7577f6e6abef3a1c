import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Sample, type SampleOptions, sample } from '../../../cli/sample/sample.ts'
import {
  type Compiled,
  createCompiler,
  createScenarioReader,
  type Diagnostic,
  type ReadScenario,
  readTableFile,
} from '../../../dsl/index.ts'
import { createEngine, type Evaluation, type Nested } from '../../../engine/index.ts'

/** Made-up data, and what a run on their files comes to. */
export interface Sampled {
  readonly made: Sample
  readonly read: ReadScenario
  readonly evaluation: Evaluation
  readonly errors: readonly Diagnostic[]
}

const engine = createEngine()

/** Makes data up and reads them as whoever opens the files would. */
export function sampled(compiled: Compiled, options: Partial<SampleOptions> = {}): Sampled {
  const all = {
    size: 'county',
    seed: '1',
    members: new Map(),
    dirt: [],
    stem: 'data',
    policy: 'policy.yaml',
  } as const
  const made = sample(compiled, { ...all, ...options })
  const tables = new Map(
    made.files.map(({ name, text }) => [name, readTableFile(name, new TextEncoder().encode(text))]),
  )
  const [scenario] = made.files
  if (!scenario) throw new Error('no scenario')
  const read = createScenarioReader().read(scenario.name, scenario.text, compiled, (path) => tables.get(path))
  const evaluation = engine.run(compiled, read)
  return { made, read, evaluation, errors: evaluation.outcome.diagnostics.filter((d) => d.severity === 'error') }
}

/** All shipped policies, by path. */
export function shippedPolicies(): readonly (readonly [string, Compiled])[] {
  return readdirSync('policies', { recursive: true, encoding: 'utf8' })
    .filter((path) => /^[^/]+\/[^/]+\.yaml$/.test(path))
    .map((path) => [path, compiledFile(join('policies', path))] as const)
}

/** A policy's file, compiled with the framework that it fills in. */
export function compiledFile(file: string): Compiled {
  return createCompiler().compile(file, readFileSync(file, 'utf8'), (path, from) => {
    const found = join(dirname(from), path)
    return { file: found, text: readFileSync(found, 'utf8') }
  })
}

/** All numbers of a figure of an outcome. */
export function numbersOf({ outcome }: Evaluation, name: string): number[] {
  const flat = (value: Nested | undefined): number[] =>
    typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(flat)
      : typeof value === 'string'
        ? [Number(value)]
        : []
  return flat(outcome.figures.find((figure) => figure.name === name)?.value)
}
