import {
  type Compiled,
  createScenarioReader,
  type Diagnostic,
  formatFile,
  type ReadScenario,
  type TableFile,
} from '../../dsl/index.ts'
import type { Input, Member } from '../../dsl/model/model.ts'
import { emptyScenario, standInYear } from '../../dsl/model/scenario.ts'
import { bind } from '../../engine/exact/bind.ts'
import type { Layout } from '../../engine/exact/layout.ts'
import { ABSENT } from '../../engine/exact/value.ts'
import { createEngine, type Evaluation } from '../../engine/index.ts'
import { hasFailure } from '../run/constraint-table.ts'
import { chanceOf, stretch } from './chance.ts'
import { type Dirt, placeDirt, soil } from './dirt.ts'
import { drawInput } from './draw-input.ts'
import { type DrawnInput, layTables, type Tables } from './lay-tables.ts'
import { makeMembers } from './members.ts'
import { priorTables } from './prior-tables.ts'
import { type DataFile, scenarioFiles } from './scenario-text.ts'
import { counties, type Size, sizeNames } from './size.ts'
import { textOptions } from './text-options.ts'
import { Weights } from './weights.ts'

/** What data are to be made. */
export interface SampleOptions {
  readonly size: Size
  readonly seed: string
  /** Dimension → how many members, in place of what the size says. */
  readonly members: ReadonlyMap<string, number>
  /** How to soil the data: kinds of `dirtKinds`, each once. */
  readonly dirt: readonly string[]
  /** What the names of all files begin with. */
  readonly stem: string
  /** The policy's file, from where the scenario will stand. */
  readonly policy: string
}

/** Data made up for a policy. */
export interface Sample {
  readonly year: number
  /** The scenario first, then the tables that it names. */
  readonly files: readonly DataFile[]
  readonly members: ReadonlyMap<string, number>
  /** How many inputs have values, and how many values. */
  readonly inputs: number
  readonly values: number
  /** What is wrong with the data on purpose. */
  readonly dirt: readonly Dirt[]
  /** What a run on the data before they were soiled has to say: nothing, unless the policy itself stands in the way. */
  readonly errors: readonly Diagnostic[]
  /** 必须 constraints that do not hold on them. */
  readonly failing: readonly string[]
}

/** After so many draws in a row that were no better, the best are taken; sooner where a draw is of very many values. */
function patienceFor(values: number): number {
  return Math.min(16, Math.floor(300_000 / (values + 1)))
}

/** A table of more rows has a file of its own. */
const mostRows = 30

/**
 * Makes up plausible data for all inputs of a policy. The same options give the same bytes. Data are drawn until a run on them has no error and every
 * 必须 constraint holds, as in an orderly year; where that cannot be had, the best are taken.
 */
export function sample(compiled: Compiled, options: SampleOptions): Sample {
  const { model } = compiled
  const year = standInYear(model)
  const { members, density } = makeMembers(model, {
    seed: options.seed,
    size: options.size,
    year,
    wanted: options.members,
  })
  const binding = bind(model, { ...emptyScenario('', ''), members }, year)
  const { layout } = binding
  const applies = (input: Input): readonly boolean[] =>
    binding.leaves.figure(input.name).map((value) => value !== ABSENT)
  const inputs = [...model.figures.values()].filter((figure) => figure.kind === 'input')
  const pool: Pool = { compiled, year, layout, members, density, inputs, applies, options }
  let best = attempt(pool, 0)
  const patience = patienceFor(best.drawn.reduce((sum, { values }) => sum + values.length, 0))
  for (let number = 1, last = 0; best.faults > 0 && number - last <= patience; number++) {
    const next = attempt(pool, number)
    if (next.faults >= best.faults) continue
    best = next
    last = number
  }
  const { data, prior, drawn, evaluation } = best
  const dirt = soil(data, options.dirt, options.seed)
  const [scenario, ...tables] = filesOf(pool, data, prior, options.dirt.length > 0 ? 0 : mostRows) as [
    DataFile,
    ...DataFile[],
  ]
  const files = [{ ...scenario, text: formatFile(scenario.text).text }, ...tables]
  return {
    year,
    files,
    members: new Map([...members].map(([name, list]) => [name, list.length])),
    inputs: drawn.length,
    values: drawn.reduce((sum, { values }) => sum + values.filter((value) => value !== '').length, 0),
    dirt: placeDirt(dirt, files),
    errors: errorsOf(evaluation),
    failing: evaluation.outcome.constraints.flatMap((c) => (hasFailure([c]) ? [c.name] : [])),
  }
}

/** What all attempts have in common. */
interface Pool {
  readonly compiled: Compiled
  readonly year: number
  readonly layout: Layout
  readonly members: ReadonlyMap<string, readonly Member[]>
  readonly density: ReadonlyMap<string, number>
  readonly inputs: readonly Input[]
  readonly applies: (input: Input) => readonly boolean[]
  readonly options: SampleOptions
}

interface Attempt {
  readonly drawn: readonly DrawnInput[]
  readonly data: Tables
  readonly prior: Tables
  readonly evaluation: Evaluation
  readonly faults: number
}

function attempt(pool: Pool, number: number): Attempt {
  const { compiled, layout, members, options } = pool
  const { model } = compiled
  const drawn = draw(pool, number === 0 ? options.seed : `${options.seed}/${number}`)
  const data = layTables(model, layout, members, drawn, options.stem)
  const first = runOn(pool, data, none)
  const prior = priorTables(model, first, drawn, { seed: options.seed, stem: options.stem })
  const evaluation = prior === undefined ? first : runOn(pool, data, prior)
  const failing = evaluation.outcome.constraints.filter((c) => hasFailure([c])).length
  return { drawn, data, prior: prior ?? none, evaluation, faults: errorsOf(evaluation).length * 100 + failing }
}

const none: Tables = { scalars: [], tables: [] }

function draw({ compiled, year, layout, density, inputs, applies, options }: Pool, seed: string): DrawnInput[] {
  const { model } = compiled
  const texts = textOptions(model)
  const extent = stretch(0.1 * chanceOf(seed, 'pool').normal())
  const setting = {
    seed,
    year,
    weights: new Weights(model, layout, seed),
    options: (input: string) => texts.get(input) ?? [],
    // A pool of eight counties has eight times their money; among eight times the towns each has what it had.
    scale: ({ dims }: Input) =>
      dims.reduce((scale, d) => scale / (density.get(d) ?? 1), extent * counties[options.size]),
  }
  return inputs.map((input) => {
    const draws = drawInput(input, setting)
    const here = applies(input)
    const lists = input.dims.map((d) => layout.members.names.get(d) ?? [])
    const values = here.map((isHere, place) => {
      if (!isHere) return ''
      const at = numbersAt(place, lists)
      return draws(
        at,
        at.map((member, k) => lists[k]?.[member] as string),
      )
    })
    return { input, values }
  })
}

/** Which member of each dimension a place stands for; the last dimension runs fastest. */
function numbersAt(place: number, lists: readonly (readonly string[])[]): number[] {
  const at: number[] = []
  let rest = place
  for (let k = lists.length - 1; k >= 0; k--) {
    const count = (lists[k] as readonly string[]).length
    at[k] = rest % count
    rest = Math.floor(rest / count)
  }
  return at
}

function filesOf({ year, options }: Pool, data: Tables, prior: Tables, most: number): readonly DataFile[] {
  const { size, seed, stem, policy, dirt } = options
  const title = `示例数据（${sizeNames[size]}，种子${seed}${dirt.length > 0 ? '，脏数据' : ''}）`
  const description = `示例数据，由 hengce sample 生成（规模为${sizeNames[size]}，种子${seed}），不是任何地方的实际数。`
  return scenarioFiles(`${stem}.yaml`, { title, policy, year, description, mostRows: most, prior }, data)
}

const engine = createEngine()
const reader = createScenarioReader()

/** Runs the policy on data as they will be written. */
function runOn(pool: Pool, data: Tables, prior: Tables): Evaluation {
  const files = filesOf(pool, data, prior, mostRows)
  const tables = new Map(
    files.map(({ name, text }): [string, TableFile] => [
      name,
      { file: name, text: text.replace(/^\ufeff/, ''), problems: [] },
    ]),
  )
  const [scenario] = files as [DataFile]
  const read: ReadScenario = reader.read(scenario.name, scenario.text, pool.compiled, (path) => tables.get(path))
  return engine.run(pool.compiled, read)
}

function errorsOf({ outcome }: Evaluation): readonly Diagnostic[] {
  return outcome.diagnostics.filter((d) => d.severity === 'error')
}
