import type { Term } from '../../dsl/model/term.ts'
import type { BodyArgument } from './body.ts'
import type { Lowering } from './lowering.ts'

/**
 * 分情形 and 例外: a choice among the cases that are active, each unless one that beats it holds too. Two active at once with different
 * values are a guard's demand; none active is the otherwise, or not provided for.
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
  const rest = t.otherwise ? b.term(t.otherwise) : b.unspecified(span)
  let value = active.reduceRight<BodyArgument>(
    (otherwise, condition, i) =>
      b.node({ op: 'select' }, [condition, values[i] as BodyArgument, otherwise], dims, span),
    rest,
  )
  for (const [i, first] of t.cases.entries()) {
    for (const [j, second] of t.cases.entries()) {
      if (j <= i || first.beats.includes(j) || second.beats.includes(i)) continue
      const both = b.node({ op: 'and' }, [active[i] as BodyArgument, active[j] as BodyArgument], dims, span)
      const same = b.node({ op: 'equal' }, [values[i] as BodyArgument, values[j] as BodyArgument], dims, span)
      const different = b.node({ op: 'not' }, [same], dims, span)
      const collision = b.node({ op: 'and' }, [both, different], dims, span)
      const fine = b.node({ op: 'not' }, [collision], dims, span)
      const facts = { first: first.name, second: second.name, ...(t.isException ? { isException: 'true' } : {}) }
      value = b.node({ op: 'guard', code: 'HC6034', facts }, [value, fine], dims, span)
    }
  }
  return value
}
