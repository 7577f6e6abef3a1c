import type { Term } from '../../dsl/model/term.ts'
import type { BodyArgument } from './body.ts'
import type { GuardCode, Lowering } from './lowering.ts'

/** One of several that exclude each other: whether it holds, and what it then comes to (undefined: not provided for). */
export interface Alternative {
  readonly name: string
  readonly holds: BodyArgument
  readonly value: BodyArgument | undefined
}

/**
 * A value on condition that no two alternatives hold at once with different results: each such pair is a fault of the run that names both.
 * `mayMeet` tells the pairs, by place, of which nothing is demanded.
 */
export function withoutCollisions(
  value: BodyArgument,
  alternatives: readonly Alternative[],
  mayMeet: (i: number, j: number) => boolean,
  demand: { readonly code: GuardCode; readonly facts: Readonly<Record<string, string>> },
  t: Term,
  b: Lowering,
): BodyArgument {
  const { dims, span } = t
  let checked = value
  for (const [i, first] of alternatives.entries()) {
    for (const [j, second] of alternatives.entries()) {
      if (j <= i || mayMeet(i, j) || (first.value === undefined && second.value === undefined)) continue
      let collision = b.node({ op: 'and' }, [first.holds, second.holds], dims, span)
      if (first.value !== undefined && second.value !== undefined) {
        const same = b.node({ op: 'equal' }, [first.value, second.value], dims, span)
        const different = b.node({ op: 'not' }, [same], dims, span)
        collision = b.node({ op: 'and' }, [collision, different], dims, span)
      }
      const fine = b.node({ op: 'not' }, [collision], dims, span)
      const facts = { first: first.name, second: second.name, ...demand.facts }
      checked = b.guard(checked, fine, demand.code, facts, t)
    }
  }
  return checked
}
