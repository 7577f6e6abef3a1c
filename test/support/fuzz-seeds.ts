import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readTableFile } from '../../dsl/index.ts'
import { fuzzPolicies } from './fuzz-policies.ts'
import { chance, pick } from './random.ts'
import { samplesOf } from './sample.ts'

/** A policy and data for it, as texts, from which faulty files are made. */
export interface FuzzSeed {
  readonly name: string
  readonly policy: string
  readonly scenario: string
  /** The files beside them, by the names that they are called by: a framework, earlier years, tables. */
  readonly others: Readonly<Record<string, string>>
  /** Whether the data are all there; otherwise a run has nothing to work with. */
  readonly hasData: boolean
}

/** Every good sample, and the policies that have all sections between them. */
const small: readonly FuzzSeed[] = [
  ...samplesOf('good').map(({ slug, folder }) => {
    const hasData = existsSync(`${folder}scenario.yaml`)
    const scenario = hasData ? read(`${folder}scenario.yaml`) : '情景: 没有数据\n年度: 2026\n'
    const others = textsIn(folder, /^(?!policy|scenario|expected)/)
    return { name: slug, policy: read(`${folder}policy.yaml`), scenario, others, hasData }
  }),
  ...fuzzPolicies.map((texts) => ({ name: 'all sections', ...texts, others: {}, hasData: true })),
]

/** Every shipped policy with each of its scenarios. */
const shipped: readonly FuzzSeed[] = shippedIn(fileURLToPath(new URL('../../policies/', import.meta.url)))

export const fuzzSeeds: readonly FuzzSeed[] = [...small, ...shipped]

/** One of the seeds. A shipped policy takes thirty times as long as a small one, so it comes up more seldom. */
export function pickSeed(random: () => number): FuzzSeed {
  return pick(random, chance(random, 0.15) ? shipped : small)
}

function shippedIn(root: string): FuzzSeed[] {
  return readdirSync(root, { withFileTypes: true }).flatMap((county) => {
    if (!county.isDirectory()) return []
    const folder = `${root}${county.name}/`
    const policies = Object.entries(textsIn(folder, /\.yaml$/))
    const scenarios = textsIn(`${folder}scenarios/`, /\.yaml$/)
    return policies.flatMap(([file, policy]) =>
      Object.entries(scenarios)
        .filter(([, scenario]) => scenario.includes(`政策: ../${file}\n`))
        .map(([name, scenario]) => ({
          name: `${county.name}/${name}`,
          policy,
          scenario,
          others: { ...Object.fromEntries(policies), ...scenarios },
          hasData: true,
        })),
    )
  })
}

function textsIn(folder: string, names: RegExp): Record<string, string> {
  const files = readdirSync(folder, { withFileTypes: true }).filter((file) => file.isFile() && names.test(file.name))
  return Object.fromEntries(files.map(({ name }) => [name, read(folder + name)]))
}

function read(path: string): string {
  return readTableFile(path, readFileSync(path)).text
}
