import type { Member, Model } from './model.ts'
import { membersIn } from './relative-years.ts'

/**
 * The members that a dimension has at most in a year: the data's, or the policy's; of a part of another (取自) those of the other. Undefined
 * where none are known.
 */
export function knownMembers(
  dimension: string,
  given: ReadonlyMap<string, readonly Member[]>,
  model: Model,
  year: number,
): readonly string[] | undefined {
  const declared = model.dimensions.get(dimension)
  if (declared?.part) return knownMembers(declared.part.of, given, model, year)
  return (given.get(dimension) ?? (declared && membersIn(declared, year)))?.map((m) => m.name)
}
