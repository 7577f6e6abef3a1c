import type { Model } from '../../dsl/model/model.ts'
import type { Scenario } from '../../dsl/model/scenario.ts'
import type { HandedOver } from './hand-over.ts'

/** A county's data as another policy gets them, with what was written for this policy by hand. */
export interface Supplemented extends HandedOver {
  /** Inputs that were written by hand. */
  readonly added: readonly string[]
}

/**
 * What a policy gets of a county's data, filled up with a scenario of its own: what that one gives goes before what was handed over.
 * Where it lists a dimension's members itself, nothing by the county's members of that dimension is taken.
 */
export function supplemented(handed: HandedOver, own: Scenario | undefined, to: Model): Supplemented {
  if (!own) return { ...handed, added: [] }
  const isOwn = (input: string): boolean =>
    own.inputs.has(input) || (to.figures.get(input)?.dims ?? []).some((dimension) => own.members.has(dimension))
  const kept = handed.taken.filter(({ input }) => !isOwn(input))
  const inputs = new Map([...handed.scenario.inputs].filter(([input]) => !isOwn(input)))
  return {
    scenario: {
      ...own,
      ...(handed.scenario.year === undefined ? {} : { year: handed.scenario.year }),
      members: new Map([...handed.scenario.members, ...own.members]),
      inputs: new Map([...inputs, ...own.inputs]),
    },
    taken: kept,
    unsplit: new Map([...handed.unsplit].filter(([input]) => !own.inputs.has(input))),
    withheld: handed.withheld.filter((input) => !own.inputs.has(input)),
    added: [...own.inputs.keys()],
  }
}
