import { problem } from '../../diagnostic/diagnostic.ts'
import { kindOf, quoted } from '../../diagnostic/phrases.ts'
import type { Call, Name } from '../../syntax/expression/expression.ts'
import { inOrder } from '../dimensions.ts'
import type { Term } from '../term.ts'
import { quantity, ratio, truth } from '../unit.ts'
import { unitName } from '../unit-name.ts'
import { waysTo } from './aggregate.ts'
import { align, unionDims } from './align.ts'
import { commonUnit, isNumeric, numberTerm, unify } from './arithmetic.ts'
import { brokenTerm, follow, isBroken, type Typing, term } from './context.ts'
import { dimensionNamed, groupPaths, nameOf } from './name.ts'

/** 上一（x，年份）: the figure at the member before, in an ordered dimension. */
export function typePrevious(e: Call, typing: Typing): Term {
  const span = typing.place(e.span)
  const of = e.args[0] ? typing.type(e.args[0]) : brokenTerm(span)
  const dimension = orderedDimension(e, of, typing)
  return dimension === undefined ? brokenTerm(span) : term({ op: 'previous', of, dimension }, of.unit, of.dims, span)
}

/** 上年（x）: the figure of the year before; only a figure has one. */
export function typeLastYear(e: Call, typing: Typing): Term {
  const span = typing.place(e.span)
  const { scope } = typing
  const named = e.args[0]
  const word = named?.type === 'name' ? named.name : ''
  const meaning = scope.names.meanings.get(word)
  // A word of 式中 may stand for a figure: then it is that figure's year before.
  const local = scope.locals?.get(word)?.(scope)
  if (local ? isBroken(local) : named?.type === 'name' && !meaning) return typing.type(named as Name)
  const figure = local ? (local.op === 'figure' ? local.name : undefined) : meaning?.kind === 'figure' && meaning.name
  if (!figure) {
    typing.report(problem('HC5040', typing.place(named?.span ?? e.span), { name: word }))
    return brokenTerm(span)
  }
  const signature = scope.signature(figure)
  if (!signature) return brokenTerm(span)
  return term({ op: 'lastYear', name: figure }, signature.unit, inOrder(scope.dimensions, signature.dims), span)
}

/** 排名（x，维度 按 组）: 1 for the greatest, ties to the earlier member. */
export function typeRank(e: Call, typing: Typing): Term {
  const span = typing.place(e.span)
  const of = e.args[0] ? typing.type(e.args[0]) : brokenTerm(span)
  if (!isNumeric(of, typing, quoted('排名'))) return brokenTerm(span)
  const over: string[] = []
  for (const name of e.over?.dimensions ?? []) {
    const dimension = dimensionNamed(name, typing)
    if (dimension === undefined) return brokenTerm(span)
    if (!of.dims.includes(dimension)) {
      typing.report(problem('HC4005', typing.place(name.span), { name: nameOf(of), dimension, has: of.dims }))
      return brokenTerm(span)
    }
    over.push(dimension)
  }
  const range = over.length > 0 ? over : of.dims
  const by = groupPaths(range[0] ?? '', e.over?.by ?? [], typing)
  if (range.length === 0 || !by) return brokenTerm(span)
  return term({ op: 'rank', of, over: range, by }, quantity([['个', 1]]), of.dims, span)
}

/** 依次抵扣（需求，余额，年份）: how much of each year's balance is used, oldest first: 取小（余额，取大（需求－更早的余额之和，0））. */
export function typeDeduction(e: Call, typing: Typing): Term {
  const span = typing.place(e.span)
  const need = e.args[0] ? typing.type(e.args[0]) : brokenTerm(span)
  const balance = e.args[1] ? typing.type(e.args[1]) : brokenTerm(span)
  const unit = commonUnit([need, balance], kindOf.deduction, typing)
  const dimension = orderedDimension(e, balance, typing)
  if (!unit || dimension === undefined || !isNumeric(need, typing, quoted(e.function))) return brokenTerm(span)
  // Along its own dimension, also where the need is by month and the balance by quarter.
  const sum = term({ op: 'sumBefore', of: balance, dimension }, unit, balance.dims, span)
  const [a, b, earlier] = align([need, balance, sum], typing) as [Term, Term, Term]
  const dims = unionDims([a, b], typing)
  const left = term({ op: 'subtract', left: a, right: earlier }, unit, dims, span)
  const due = term({ op: 'maximum', of: [left, numberTerm('0', unit, span)] }, unit, dims, span)
  return term({ op: 'minimum', of: [b, due] }, unit, dims, span)
}

/** 封顶折减（应得，池）: everyone's due, cut in one proportion where the pool is short; one to whom nothing is due has no part. */
export function typeProration(e: Call, typing: Typing): Term {
  const span = typing.place(e.span)
  const due = e.args[0] ? typing.type(e.args[0]) : brokenTerm(span)
  const pool = e.args[1] ? typing.type(e.args[1]) : brokenTerm(span)
  if (isBroken(due, pool)) return brokenTerm(span)
  const unit = unify(due.unit, pool.unit)
  if (unit?.kind !== 'quantity') {
    typing.report(problem('HC4012', span, { left: unitName(due.unit), right: unitName(pool.unit) }))
    return brokenTerm(span)
  }
  const [d, p] = align([due, pool], typing) as [Term, Term]
  const over = d.dims.filter((x) => !pool.dims.includes(x))
  if (over.length === 0) {
    typing.report(problem('HC4011', span, { whole: kindOf.pool, weights: kindOf.due }))
    return brokenTerm(span)
  }
  const by = waysTo(pool, p)
  const left = d.dims.filter((x) => !over.includes(x))
  const sumDims = inOrder(typing.scope.dimensions, [...left, ...by.map((path) => path.to)])
  const sum = term({ op: 'aggregate', kind: 'sum', of: d, over, by }, unit, sumDims, span)
  const total = by.reduce((part, path) => follow(part, path, typing.scope), sum)
  const dims = unionDims([d, p], typing)
  const enough = term(
    { op: 'compare', comparison: '≤', left: total, right: p },
    truth,
    unionDims([total, p], typing),
    span,
  )
  const product = term({ op: 'multiply', left: d, right: p }, unit, dims, span)
  const cut = term({ op: 'divide', left: product, right: total }, ratio, dims, span)
  const part = term({ op: 'choose', condition: enough, then: d, otherwise: { ...cut, unit } }, unit, dims, span)
  return term({ op: 'applying', of: part, to: d }, unit, dims, span)
}

/** The ordered dimension that a call runs along; reports where there is none. */
function orderedDimension(e: Call, of: Term, typing: Typing): string | undefined {
  if (isBroken(of)) return undefined
  const name = e.over?.dimensions[0]
  const dimension = name ? dimensionNamed(name, typing) : undefined
  if (!name || dimension === undefined) return undefined
  if (!of.dims.includes(dimension)) {
    typing.report(problem('HC4005', typing.place(name.span), { name: nameOf(of), dimension, has: of.dims }))
    return undefined
  }
  if (!typing.scope.dimensions.get(dimension)?.ordered) {
    typing.report(problem('HC4015', typing.place(name.span), { dimension }))
    return undefined
  }
  return dimension
}
