import { type Problem, problem } from '../diagnostic/diagnostic.ts'
import { suggest } from '../diagnostic/suggest.ts'
import { cellScalar } from '../syntax/policy/table-entries.ts'
import { type Span, shift } from '../text/span.ts'
import { unknownOption } from './build/readings.ts'
import { dimensionsOf, type FigureAt, readFigureAt } from './figure-at.ts'
import { kindOf } from './figure-reader.ts'
import { knownMembers } from './known-members.ts'
import type { Cell, Figure, Model } from './model.ts'
import { type Given, type Scenario, standInYear } from './scenario.ts'
import { readValue } from './value.ts'

/** What a person changes of a scenario for one run, as typed: "12%", "9800万元", 是. Figures by name, or 名〔成员〕 for one member. */
export interface Choices {
  readonly year?: number
  readonly readings?: Readonly<Record<string, Choice>>
  readonly parameters?: Readonly<Record<string, Choice>>
  readonly inputs?: Readonly<Record<string, Choice>>
  /** The text in which they were typed. */
  readonly source?: { readonly file: string; readonly text: string }
}

/** A choice as typed, and where, so that what is wrong with it can be told there. */
export type Choice = string | { readonly text: string; readonly span: Span }

/**
 * The scenario with the choices in place of its own; what cannot be read is reported at the choice's place. `start`: where the text in
 * which they were typed begins, behind those that were read with the scenario.
 */
export function choose(
  scenario: Scenario,
  choices: Choices,
  model: Model,
  start = 0,
): { scenario: Scenario; problems: readonly Problem[] } {
  const year = choices.year ?? scenario.year
  const chooser = new Chooser(scenario, model, year ?? standInYear(model), start)
  const chosen: Scenario = {
    ...scenario,
    year,
    readings: chooser.readings(choices.readings ?? {}),
    parameters: chooser.figures('parameter', choices.parameters ?? {}, scenario.parameters),
    inputs: chooser.figures('input', choices.inputs ?? {}, scenario.inputs),
  }
  return { scenario: chosen, problems: chooser.problems }
}

class Chooser {
  readonly problems: Problem[] = []
  private readonly scenario: Scenario
  private readonly model: Model
  private readonly year: number
  private readonly start: number

  constructor(scenario: Scenario, model: Model, year: number, start: number) {
    this.scenario = scenario
    this.model = model
    this.year = year
    this.start = start
  }

  readings(texts: Readonly<Record<string, Choice>>): Map<string, string> {
    const after = new Map(this.scenario.readings)
    for (const [name, choice] of Object.entries(texts)) {
      const { text: option, span } = this.placed(choice)
      const reading = this.model.readings.get(name)
      const options = reading?.options.map((o) => o.name) ?? []
      if (options.includes(option)) after.set(name, option)
      else {
        const p = reading
          ? unknownOption(name, option, options, span)
          : problem('HC5016', span, { reading: name, near: suggest(name, this.model.readings.keys()) })
        this.problems.push(p)
      }
    }
    return after
  }

  figures(
    kind: 'parameter' | 'input',
    texts: Readonly<Record<string, Choice>>,
    before: ReadonlyMap<string, Given>,
  ): Map<string, Given> {
    const after = new Map(before)
    const seen = new Set<string>()
    for (const [words, choice] of Object.entries(texts)) {
      const { text, span } = this.placed(choice)
      const tell = (p: Problem): void => void this.problems.push(p)
      const named = this.named(words, kind, span)
      if ('code' in named) {
        tell(named)
        continue
      }
      const { figure, members } = named
      const at = this.members(figure, members, span)
      if ('code' in at) {
        tell(at)
        continue
      }
      const key = [figure.name, ...at].join('\u0000')
      if (seen.has(key)) tell(problem('HC6025', span, { name: words }))
      seen.add(key)
      const form = {
        ...{ unit: figure.unit, nouns: this.model.nouns, bareShift: 0, grouped: false },
        ...{ isData: true, figure: kindOf(figure) },
      }
      const value = readValue(cellScalar(text, span), form, tell)
      if (value === undefined) continue
      after.set(figure.name, withCell(after.get(figure.name), { at, value, span }, this.scenario))
    }
    return after
  }

  private named(words: string, kind: 'parameter' | 'input', span: Span) {
    const { figures, aliases } = this.model
    const find = (name: string): Figure | undefined => figures.get(aliases.get(name) ?? name)
    const whole = find(words)
    const { name, members } = whole ? { name: words, members: [] } : readFigureAt(words)
    const figure = whole ?? find(name)
    if (figure?.kind === kind) return { figure, members }
    const near = suggest(
      name,
      [...figures.values()].flatMap((f) => (f.kind === kind ? [f.name] : [])),
    )
    return problem(kind === 'input' ? 'HC6003' : 'HC6014', span, { name, near })
  }

  private placed(choice: Choice): { readonly text: string; readonly span: Span } {
    const { text, span } = typeof choice === 'string' ? { text: choice, span: { start: 0, end: 0 } } : choice
    return { text, span: shift(span, this.start) }
  }

  /** The members at which a figure is changed, one for each of its dimensions. */
  private members({ name, dims }: Figure, members: FigureAt['members'], span: Span): readonly string[] | Problem {
    const known = (dimension: string): readonly string[] =>
      knownMembers(dimension, this.scenario.members, this.model, this.year) ?? []
    const at = dimensionsOf({ name, dims }, members, known, span)
    if ('code' in at) return at
    if (at.size < dims.length) return problem('HC6073', span, { name, dims, given: members.map((m) => m.member) })
    return dims.map((d) => at.get(d) as string)
  }
}

/** The values of a figure with one of them changed; the others stay as the scenario has them. */
function withCell(given: Given | undefined, cell: Cell, { places }: Scenario): Given {
  if (cell.at.length === 0) return { cells: [cell], span: cell.span }
  if (!given) return { cells: [cell], span: places.inputs }
  const isOther = ({ at }: { readonly at: readonly string[] }): boolean => at.some((m, i) => m !== cell.at[i])
  return {
    ...given,
    cells: [...given.cells.filter(isOther), cell],
    unread: given.unread?.filter((at) => at.length < cell.at.length || isOther({ at })),
    blank: given.blank?.filter(isOther),
  }
}
