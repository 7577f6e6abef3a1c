import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { type Compiled, createCompiler, createScenarioReader, identify, type ReadScenario } from '../../dsl/index.ts'
import { createEngine, type Evaluation } from '../../engine/index.ts'
import { repository } from './hengce.ts'

/** A scenario that is shipped, with its policy. */
export interface Shipped {
  readonly file: string
  readonly text: string
  readonly compiled: Compiled
  /** The scenario with another text. */
  readonly read: (text: string) => ReadScenario
  readonly run: (text: string) => Evaluation
}

const compilers = new Map<string, Compiled>()
const engine = createEngine()

/** All scenarios that are shipped. */
export function shippedScenarios(): readonly Shipped[] {
  const all = readdirSync(join(repository, 'policies'), { recursive: true, encoding: 'utf8' })
  const files = all
    .filter((path) => /scenarios\/.*yaml$/.test(path))
    .map((path) => `policies/${path}`)
    .sort()
  return files.map((file) => {
    const text = readFileSync(join(repository, file), 'utf8')
    const compiled = compile(join(dirname(file), identify(text).policy?.text ?? ''))
    const reader = createScenarioReader()
    const read = (of: string): ReadScenario => reader.read(file, of, compiled)
    return { file, text, compiled, read, run: (of) => engine.run(compiled, read(of)) }
  })
}

function compile(file: string): Compiled {
  const known = compilers.get(file)
  if (known) return known
  const made = createCompiler().compile(file, readFileSync(join(repository, file), 'utf8'), (path, from) => {
    const found = join(dirname(from), path)
    return { file: relative('.', found), text: readFileSync(join(repository, found), 'utf8') }
  })
  compilers.set(file, made)
  return made
}
