import { comesWithData } from '../../../dsl/model/model.ts'
import { memberTable, type ScenarioData } from './input-places.ts'

/** The members of a dimension that comes with the data. */
export interface MemberList {
  readonly dimension: string
  readonly attributes: readonly { readonly name: string; readonly choices: readonly string[] }[]
  readonly members: readonly { readonly name: string; readonly attributes: Readonly<Record<string, string>> }[]
  /** Whether they stand in a table of the text, where a row can be put in or taken out. */
  readonly isEditable: boolean
}

/** The lists that a scenario gives or may give. */
export function memberLists(data: ScenarioData): readonly MemberList[] {
  const { model, read } = data
  return [...model.dimensions.values()].filter(comesWithData).map((dimension) => ({
    dimension: dimension.name,
    attributes: [...dimension.attributes].map(([name, target]) => ({ name, choices: data.members(target) ?? [] })),
    members: (read.scenario.members.get(dimension.name) ?? []).map(({ name, attributes }) => ({
      name,
      attributes: Object.fromEntries(attributes),
    })),
    isEditable: memberTable(dimension, data) !== undefined || !read.scenario.members.has(dimension.name),
  }))
}
