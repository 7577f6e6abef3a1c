import type { Term } from '../../dsl/model/term.ts'
import type { BodyArgument } from './body.ts'
import { type Lowering, nameOf } from './lowering.ts'

/** 合计 平均 最大 最小 计数: reduced over dimensions, within groups, where a condition holds; empty ones are a guard's demand. */
export function lowerAggregate(t: Extract<Term, { op: 'aggregate' }>, b: Lowering): BodyArgument {
  const inside = [...new Set([...t.of.dims, ...(t.where?.dims ?? []), ...t.over])]
  // A figure may have fewer dimensions than are summed over (a 1 for each member), so it is spread.
  let of = b.term(t.of)
  if (t.where) of = b.node({ op: 'select' }, [b.term(t.where), of, b.absent(t.span)], inside, t.span)
  const reduce = (kind: 'sum' | 'minimum' | 'maximum' | 'count', what: BodyArgument): BodyArgument =>
    b.node({ op: 'reduce', kind, over: t.over, by: t.by }, [what], t.dims, t.span)
  if (!t.where) of = b.spread(of, inside, t.span)
  if (t.kind === 'sum' || t.kind === 'count') return reduce(t.kind, of)
  const count = reduce('count', of)
  const some = b.node({ op: 'less' }, [b.number('0', t.span), count], t.dims, t.span)
  if (t.kind === 'mean') {
    return b.node(
      { op: 'divide' },
      [reduce('sum', of), b.guard(count, some, 'HC6015', { what: 'mean' }, t)],
      t.dims,
      t.span,
    )
  }
  return b.guard(reduce(t.kind, of), some, 'HC6015', { what: t.kind }, t)
}

/** 占比: each part over the sum, which must not be 0. */
export function lowerShare(t: Extract<Term, { op: 'share' }>, b: Lowering): BodyArgument {
  const all = b.term(t.of)
  const where = t.where ? b.term(t.where) : undefined
  const counting = (value: BodyArgument): BodyArgument =>
    where === undefined ? value : b.node({ op: 'select' }, [where, value, b.absent(t.span)], t.dims, t.span)
  const of = counting(all)
  const left = t.dims.filter((d) => !t.over.includes(d))
  const total = b.node(
    { op: 'reduce', kind: 'sum', over: t.over, by: t.by },
    [of],
    [...left, ...t.by.map((p) => p.to)],
    t.span,
  )
  // Back to the members one group after another; the last way has them all.
  const backDims = t.by[0] ? [...left, t.by[0].from] : left
  const back = t.by.reduce((value, path, i) => {
    const ahead = t.by.slice(i + 1).map((p) => p.to)
    return b.node({ op: 'gather', by: path }, [value], [...backDims, ...ahead], t.span)
  }, total)
  const fine = b.notZero(back, backDims, t.span)
  const checked = b.node(
    { op: 'guard', code: 'HC6007', facts: { divisor: nameOf(t.of), sum: 'true' } },
    [back, fine],
    backDims,
    t.span,
  )
  // A member that does not count has no share.
  return counting(b.node({ op: 'divide' }, [all, checked], t.dims, t.span))
}

/** A figure where another applies: where there is one of that, by count. */
export function lowerApplying({ of, to, dims, span }: Extract<Term, { op: 'applying' }>, b: Lowering): BodyArgument {
  const count = b.node({ op: 'reduce', kind: 'count', over: [], by: [] }, [b.term(to)], to.dims, span)
  const isThere = b.node({ op: 'less' }, [b.number('0', span), count], to.dims, span)
  return b.node({ op: 'select' }, [isThere, b.term(of), b.absent(span)], dims, span)
}
