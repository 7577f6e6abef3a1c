import { type Problem, problem } from '../diagnostic/diagnostic.ts'
import { suggest } from '../diagnostic/suggest.ts'
import { cellScalar } from '../syntax/policy/table-entries.ts'
import { unknownOption } from './build/readings.ts'
import { readCells } from './cells.ts'
import type { Figure, Model } from './model.ts'
import type { Given, Scenario } from './scenario.ts'

/** What a person changes of a scenario for one run, as typed: "12%", "9800万元", 是. */
export interface Choices {
  readonly year?: number
  readonly readings?: Readonly<Record<string, string>>
  readonly parameters?: Readonly<Record<string, string>>
  readonly inputs?: Readonly<Record<string, string>>
}

/** The scenario with the choices in place of its own; what cannot be read is reported (spans are of no file). */
export function choose(
  scenario: Scenario,
  choices: Choices,
  model: Model,
): { scenario: Scenario; problems: readonly Problem[] } {
  const problems: Problem[] = []
  const nowhere = { start: 0, end: 0 }
  const readings = new Map(scenario.readings)
  for (const [name, option] of Object.entries(choices.readings ?? {})) {
    const reading = model.readings.get(name)
    if (!reading)
      problems.push(problem('HC5016', nowhere, { reading: name, near: suggest(name, model.readings.keys()) }))
    else if (reading.options.some((o) => o.name === option)) readings.set(name, option)
    else
      problems.push(
        unknownOption(
          name,
          option,
          reading.options.map((o) => o.name),
          nowhere,
        ),
      )
  }
  const given = (
    kind: Figure['kind'],
    texts: Readonly<Record<string, string>>,
    before: ReadonlyMap<string, Given>,
  ): Map<string, Given> => {
    const after = new Map(before)
    for (const [name, text] of Object.entries(texts)) {
      const figure = model.figures.get(model.aliases.get(name) ?? name)
      if (figure?.kind !== kind) {
        const near = suggest(
          name,
          [...model.figures.values()].flatMap((f) => (f.kind === kind ? [f.name] : [])),
        )
        problems.push(problem(kind === 'input' ? 'HC6003' : 'HC6014', nowhere, { name, near }))
        continue
      }
      const value = { unit: figure.unit, nouns: model.nouns, bareShift: 0, grouped: false }
      const form = { name: figure.name, dims: figure.dims, value, members: () => undefined }
      const cells = readCells(cellScalar(text, nowhere), form, (p) => problems.push(p))
      if (cells.length > 0) after.set(figure.name, { cells, span: nowhere })
    }
    return after
  }
  const chosen: Scenario = {
    ...scenario,
    year: choices.year ?? scenario.year,
    readings,
    parameters: given('parameter', choices.parameters ?? {}, scenario.parameters),
    inputs: given('input', choices.inputs ?? {}, scenario.inputs),
  }
  return { scenario: chosen, problems }
}
