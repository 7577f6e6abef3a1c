import type { Facts } from '../../dsl/diagnostic/catalogue.ts'
import { type Problem, problem } from '../../dsl/diagnostic/diagnostic.ts'
import type { Figure, Model, Property } from '../../dsl/model/model.ts'
import { quantityText } from '../../dsl/model/quantity-text.ts'
import type { Given } from '../../dsl/model/scenario.ts'
import type { Refuted, Trial } from './refute.ts'

/** What a trial of so many cases found, at the properties: each that was refuted with the data that refute it, each that no case decided. */
export function trialProblems(model: Model, { refuted, undecided }: Trial, cases: number): Problem[] {
  return [
    ...refuted.map((one) => {
      const property = model.properties[one.property] as Property
      const members = one.places.filter((at) => at.length > 0).map((at) => at.join('、'))
      const data = dataOf(model, property, one)
      const facts = { name: property.name, members, data, readings: [...one.scenario.readings] }
      return problem('HC7002', spanOf(property), facts, { clauses: property.clauses })
    }),
    ...undecided.map((place) => {
      const property = model.properties[place] as Property
      return problem('HC7003', spanOf(property), { name: property.name, cases }, { clauses: property.clauses })
    }),
  ]
}

function spanOf({ site: { start, name } }: Property): Problem['span'] {
  return { start: start + name.start, end: start + name.end }
}

/** The data behind the first place where a property fails: leaves at the members of that place, and how clauses were read. */
function dataOf(model: Model, { term }: Property, { scenario, places, leaves }: Refuted): Facts<'HC7002'>['data'] {
  const at = new Map(term.dims.map((d, i) => [d, places[0]?.[i]]))
  const said = (name: string, given: Given | undefined, isLastYear = false): Facts<'HC7002'>['data'] => {
    const figure = model.figures.get(name) as Figure
    const cells = (given?.cells ?? []).filter((cell) =>
      figure.dims.every((d, i) => !at.has(d) || at.get(d) === cell.at[i]),
    )
    return cells.map(({ at: members, value }) => ({
      name,
      isLastYear,
      members: figure.dims.flatMap((d, i) => (at.has(d) ? [] : [members[i] as string])),
      value: typeof value === 'string' ? quantityText(value, figure.unit) : value === true,
    }))
  }
  return [
    ...[...leaves].flatMap((name) => said(name, scenario.inputs.get(name) ?? scenario.parameters.get(name))),
    ...[...scenario.prior.keys()].flatMap((name) => said(name, scenario.prior.get(name), true)),
  ]
}
