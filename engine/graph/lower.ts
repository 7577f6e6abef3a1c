import type { Term } from '../../dsl/model/term.ts'
import type { Body } from './body.ts'
import { BodyBuilder } from './body-builder.ts'

/**
 * Writes a term in the kernel's operations. Division, mean and the like become kernel operations with their guards here, once, so that no
 * reader has to know them. Figures are referred to, never copied.
 */
function lower(term: Term): Body {
  const builder = new BodyBuilder()
  const result = builder.term(term)
  return { nodes: builder.nodes, result, uses: [...builder.uses] }
}

/** A rule's term over all the dimensions that the rule declares. */
export function lowerRule(term: Term, dims: readonly string[], owner = ''): Body {
  const builder = new BodyBuilder(owner)
  const result = builder.spread(builder.term(term), dims, term.span)
  return { nodes: builder.nodes, result, uses: [...builder.uses] }
}

/** A constraint; where it is one comparison, its sides are results too. */
export function lowerConstraint(term: Term): Body {
  const builder = new BodyBuilder()
  if (term.op !== 'compare') return lower(term)
  const [left, right] = builder.sides(term)
  const result = builder.comparison(term, left, right)
  return { nodes: builder.nodes, result, sides: [left, right], uses: [...builder.uses] }
}

/** The same where a condition holds, and absent elsewhere (仅). */
export function lowerWhere(term: Term, only: Term, owner = ''): Body {
  const builder = new BodyBuilder(owner)
  const condition = builder.term(only)
  const result = builder.node(
    { op: 'select' },
    [condition, builder.term(term), builder.absent(term.span)],
    term.dims,
    term.span,
  )
  return { nodes: builder.nodes, result, uses: [...builder.uses] }
}
