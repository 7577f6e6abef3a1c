import { memberNamed } from '../../dsl/model/calendar-members.ts'
import type { Dimension, Member, Model } from '../../dsl/model/model.ts'
import { membersIn } from '../../dsl/model/relative-years.ts'
import type { Scenario } from '../../dsl/model/scenario.ts'
import type { Members } from './layout.ts'

/** Whether a member of a dimension belongs to a part of it (取自 … 其中). */
export type InPart = (part: Dimension, members: Members) => readonly boolean[]

/** The members of every dimension in a run: declared ones, years counted from the run's, those of the scenario, and parts of others. */
export function membersOf(model: Model, scenario: Scenario, year: number, inPart: InPart): Members {
  const names = new Map<string, readonly string[]>()
  const attributes = new Map<string, Map<string, Int32Array>>()
  const lists = new Map<string, readonly Member[]>()
  for (const dimension of model.dimensions.values()) {
    const list = membersIn(dimension, year) ?? scenario.members.get(dimension.name) ?? []
    if (dimension.part) continue
    lists.set(dimension.name, list)
    names.set(
      dimension.name,
      list.map((m) => m.name),
    )
  }
  // Where members lead by their attributes; done again for a part once its members are known.
  const lead = (to: (target: string) => boolean): void => {
    for (const [name, list] of lists) {
      const maps = attributes.get(name) ?? new Map<string, Int32Array>()
      attributes.set(name, maps)
      for (const [attribute, target] of model.dimensions.get(name)?.attributes ?? []) {
        if (!to(target)) continue
        const targets = names.get(target) ?? []
        const places = new Map(targets.map((n, i) => [n, i]))
        const placeOf = (value: string): number =>
          places.get(value) ?? places.get(memberNamed(target, value, targets) ?? '') ?? -1
        maps.set(
          attribute,
          Int32Array.from(list, (m) => placeOf(m.attributes.get(attribute) ?? '')),
        )
      }
    }
  }
  lead(() => true)
  for (const dimension of model.dimensions.values()) {
    if (!dimension.part) continue
    const { of } = dimension.part
    const whole = names.get(of) ?? []
    const belongs = inPart(dimension, { names, attributes })
    const places = whole.flatMap((_, i) => (belongs[i] ? [i] : []))
    names.set(
      dimension.name,
      places.map((i) => whole[i] as string),
    )
    attributes.set(dimension.name, new Map([[of, Int32Array.from(places)]]))
    lead((target) => target === dimension.name)
  }
  return { names, attributes }
}
