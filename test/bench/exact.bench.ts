import { readFileSync } from 'node:fs'
import { createCompiler, noScenario } from '../../dsl/index.ts'
import { createEngine } from '../../engine/index.ts'
import { type Contestant, median, playRounds, type Rates, ratio, short } from './rounds.ts'
import policy from './w.yaml?raw'
import { decimalW, publicodesW, type WInputs, wInputs, wResults, wScenarios } from './w-peers.ts'

const count = 2_000
const few = 300

/** W, rounded: seven inputs as text to ten results to the fen as text, against the same work by hand and by publicodes. */
export async function bench(): Promise<readonly string[]> {
  const compiled = createCompiler().compile('w.yaml', policy)
  const engine = createEngine()
  const scenarios = wScenarios(count, 20260101)
  const runner = engine.prepare(compiled, noScenario(compiled), { vary: wInputs, wanted: wResults })
  const full = (inputs: WInputs): void => void engine.run(compiled, noScenario(compiled), { year: 2024, inputs })
  const peer = publicodesW()
  const wrong = scenarios.filter((s) => Object.values(runner.run(s)).join() !== decimalW(s).join()).length
  const over = (name: string, some: readonly WInputs[], one: (inputs: WInputs) => unknown): Contestant => ({
    name,
    units: some.length,
    pass: () => {
      for (const inputs of some) one(inputs)
    },
  })
  const rates = playRounds(
    [
      over('hengce: prepare, then run', scenarios, (s) => runner.run(s)),
      over('decimal.js by hand', scenarios, decimalW),
      over('hengce: run with outcome', scenarios.slice(0, 200), full),
      over('publicodes', scenarios.slice(0, few), peer),
    ],
    9,
  )
  const [ours, byHand, outcome, publicodes] = rates as [Rates, Rates, Rates, Rates]
  return [
    `decimal.js ${versionOf('decimal.js')} · publicodes ${versionOf('publicodes')} · medians of 9 rounds`,
    ...rates.map((r) => `${r.name.padEnd(28)} ${short(median(r.perSecond)).padStart(8)} scenarios/s`),
    `prepared run ÷ decimal.js by hand: ${ratio(ours, byHand)}, wanted 0.5×`,
    `prepared run ÷ publicodes: ${ratio(ours, publicodes)}, wanted 25×`,
    `run with outcome ÷ publicodes: ${ratio(outcome, publicodes)}`,
    `scenarios that differ from decimal.js at 40 digits: ${wrong} of ${count}`,
  ]
}

function versionOf(name: string): string {
  return JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version
}
