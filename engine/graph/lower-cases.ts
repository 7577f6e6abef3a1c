import type { Case, Term } from '../../dsl/model/term.ts'
import type { BodyArgument } from './body.ts'
import { withoutCollisions } from './collisions.ts'
import type { Lowering } from './lowering.ts'
import { areOpposite } from './opposite.ts'

/**
 * 分情形 and 例外: a choice among the cases that are active, each unless one that beats it holds too. Two active at once with different
 * values are a guard's demand; none active is the otherwise, or not provided for, unless the conditions tell that one always is.
 */
export function lowerCases(t: Extract<Term, { op: 'cases' }>, b: Lowering): BodyArgument {
  const { dims, span } = t
  const holds = t.cases.map((c) => b.term(c.when))
  const values = t.cases.map((c) => b.term(c.value))
  const active = t.cases.map((_, i) =>
    t.cases.reduce<BodyArgument>((so, other, j) => {
      if (!other.beats.includes(i)) return so
      const not = b.node({ op: 'not' }, [holds[j] as BodyArgument], dims, span)
      return b.node({ op: 'and' }, [so, not], dims, span)
    }, holds[i] as BodyArgument),
  )
  // Where the last case is the opposite of another one of them holds: nothing is left that is not provided for.
  const isComplete = !t.otherwise && t.cases.some((c) => areOpposite(c.when, (t.cases.at(-1) as Case).when))
  const rest = t.otherwise ? b.term(t.otherwise) : isComplete ? undefined : b.unspecified(span)
  const value = active.reduceRight<BodyArgument | undefined>((otherwise, condition, i) => {
    const one = values[i] as BodyArgument
    return otherwise === undefined ? one : b.node({ op: 'select' }, [condition, one, otherwise], dims, span)
  }, rest) as BodyArgument
  const alternatives = t.cases.map(({ name }, i) => ({
    name,
    holds: active[i] as BodyArgument,
    value: values[i] as BodyArgument,
  }))
  const isSettled = (i: number, j: number): boolean =>
    t.cases[i]?.beats.includes(j) === true || t.cases[j]?.beats.includes(i) === true
  const facts: Record<string, string> = t.isException ? { isException: 'true' } : {}
  return withoutCollisions(value, alternatives, isSettled, { code: 'HC6034', facts }, t, b)
}
