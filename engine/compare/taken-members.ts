import type { Dimension, Member, Model } from '../../dsl/model/model.ts'
import { membersIn } from '../../dsl/model/relative-years.ts'
import type { Scenario } from '../../dsl/model/scenario.ts'
import type { Evaluated } from '../exact/evaluated.ts'

/** The county's members as another policy can take them. */
export interface TakenMembers {
  /** Whether a dimension of the other policy has the county's members of that name, all of them and no others. */
  fills(dimension: string): boolean
  /** Those of dimensions whose members come with the data. */
  readonly members: Scenario['members']
}

/** The members that a run has, for a policy in the same year. */
export function takenMembers(home: Evaluated, given: Scenario['members'], to: Model): TakenMembers {
  const members = new Map<string, readonly Member[]>()
  const known = new Map<string, boolean>()
  const fills = (name: string): boolean => {
    const dimension = to.dimensions.get(name)
    const theirs = home.layout.members.names.get(name)
    if (!dimension || dimension.part || !theirs) return false
    const before = known.get(name)
    if (before !== undefined) return before
    // An attribute that leads back is no further condition.
    known.set(name, true)
    const listed = membersIn(dimension, home.year)
    const own = given.get(name) ?? home.program.graph.model.dimensions.get(name)?.members ?? []
    const isFilled = listed ? isSame(listed, theirs) : own.every((m) => isPlaced(m, dimension))
    known.set(name, isFilled)
    if (isFilled && !listed) members.set(name, own)
    return isFilled
  }
  const isPlaced = (member: Member, dimension: Dimension): boolean =>
    [...dimension.attributes].every(([attribute, target]) => {
      const value = member.attributes.get(attribute)
      const listed = to.dimensions.get(target)?.members
      return value !== undefined && (listed ? listed.some((m) => m.name === value) : fills(target))
    })
  return { fills, members }
}

function isSame(listed: readonly Member[], names: readonly string[]): boolean {
  return listed.length === names.length && listed.every((m) => names.includes(m.name))
}
