import type { Figure } from '../../dsl/model/model.ts'
import type { ComparedTerm } from '../../engine/index.ts'
import type { ComparedPolicy } from './compared-policy.ts'

/** What a policy's figures in the table wait for. */
export interface Lacks {
  /** Inputs that a county's data can give, once a figure of theirs carries the same standard term. */
  readonly standard: readonly Figure[]
  /** Inputs that only a scenario for this policy can give: without a standard term, or under one of which the county's figure is of no use here. */
  readonly own: readonly Figure[]
  /** Dimensions whose members are not listed. */
  readonly lists: readonly string[]
}

/** What the figures of the policy at `index`, in these rows, wait for; nothing of a policy that was not run. */
export function lacksOf({ model, run, handed }: ComparedPolicy, terms: readonly ComparedTerm[], index: number): Lacks {
  const shown = terms.flatMap(({ figures }) => figures[index]?.outcome ?? [])
  const inputs = [...new Set(shown.flatMap(({ missing = [] }) => missing))].flatMap((name) => {
    const figure = model.figures.get(name)
    return figure ? [figure] : []
  })
  const isStandard = ({ name, standard }: Figure): boolean =>
    standard !== undefined && !handed?.unsplit.has(name) && !handed?.withheld.includes(name)
  const dims = [...shown, ...inputs].flatMap((figure) => figure.dims)
  return {
    standard: inputs.filter(isStandard),
    own: inputs.filter((figure) => !isStandard(figure)),
    lists: [...new Set(dims)].filter((dimension) => run?.outcome.members[dimension]?.length === 0),
  }
}
