import { problem } from '../../diagnostic/diagnostic.ts'
import { after, dimensionsText, kindOf, quoted } from '../../diagnostic/phrases.ts'
import type { Call, Over } from '../../syntax/expression/expression.ts'
import { inOrder, route } from '../dimensions.ts'
import type { Aggregate, Path, SplitManner, Term } from '../term.ts'
import { quantity, ratio } from '../unit.ts'
import { align, unionDims } from './align.ts'
import { isMeasured, isNumeric, isTruth, numberTerm } from './arithmetic.ts'
import { brokenTerm, follow, isBroken, type Typing, term } from './context.ts'
import { dimensionNamed, groupPaths, nameOf } from './name.ts'

const KIND: Readonly<Partial<Record<Call['function'], Aggregate>>> = {
  合计: 'sum',
  平均: 'mean',
  最大: 'maximum',
  最小: 'minimum',
  计数: 'count',
}

/** What an aggregate runs over, with names resolved. */
interface Range {
  readonly over: readonly string[]
  readonly by: readonly Path[]
  readonly where?: Term
}

/** 合计 平均 最大 最小 计数 占比: over some dimensions of a figure, within the groups of 按, where 其中 holds. */
export function typeAggregate(e: Call, typing: Typing): Term {
  const span = typing.place(e.span)
  const argument = e.args[0]
  // 计数（机构 其中 …） counts members: a 1 for each.
  const countsMembers = e.function === '计数' && argument === undefined
  let of = argument ? typing.type(argument) : numberTerm('1', ratio, span)
  if (isBroken(of)) return brokenTerm(span)
  const check = e.function === '最大' || e.function === '最小' ? isMeasured : isNumeric
  if (e.function !== '计数' && !check(of, typing, quoted(e.function))) return brokenTerm(span)
  const range = readRange(e.over, of, countsMembers, typing)
  if (!range) return brokenTerm(span)
  let where = range.where
  if (where) {
    const brought = align([of, where], typing, range.over)
    of = brought[0] as Term
    where = brought[1] as Term
  }
  const inside = inOrder(typing.scope.dimensions, [...unionDims(where ? [of, where] : [of], typing), ...range.over])
  if (where && isFiner(where, inside, range.over, typing)) return brokenTerm(span)
  const left = inside.filter((d) => !range.over.includes(d))
  const dims = inOrder(typing.scope.dimensions, [...left, ...range.by.map((p) => p.to)])
  if (e.function === '占比') {
    return term({ op: 'share', of, over: range.over, by: range.by, where }, ratio, inside, span)
  }
  const kind = KIND[e.function] as Aggregate
  const only = countsMembers ? range.over[0] : undefined
  const unit = kind === 'count' ? quantity(only && typing.scope.nouns.has(only) ? [[only, 1]] : [['个', 1]]) : of.unit
  return term({ op: 'aggregate', kind, of, over: range.over, by: range.by, where }, unit, dims, span)
}

/** Whether a condition brings in members finer than those that are run over, of which each would count several times; says so. */
function isFiner(where: Term, inside: readonly string[], over: readonly string[], typing: Typing): boolean {
  for (const dimension of over) {
    const condition = inside.find((d) => d !== dimension && route(typing.scope.dimensions, d, dimension) !== undefined)
    if (condition === undefined) continue
    typing.report(problem('HC4016', where.span, { condition, over: dimension }))
    return true
  }
  return false
}

/** 分摊（总额，权重，维度 按 组）: over what the weights have and the whole lacks, or as said. */
export function typeSplitCall(e: Call, typing: Typing): Term {
  const [wholeText, weightsText] = e.args
  if (!wholeText || !weightsText) return brokenTerm(typing.place(e.span))
  const manner: SplitManner = { step: '0.01', remainder: 'largest', empty: 'error' }
  return typeSplit(typing.type(wholeText), typing.type(weightsText), e.over, manner, typing.place(e.span), typing)
}

/** A split of a whole by weights; `over` as written, if it is. */
export function typeSplit(
  whole: Term,
  weights: Term,
  over: Over | undefined,
  manner: SplitManner,
  span: Term['span'],
  typing: Typing,
): Term {
  if (!isNumeric(whole, typing, kindOf.splitWhole) || !isNumeric(weights, typing, kindOf.weights))
    return brokenTerm(span)
  const named = over?.dimensions.map((d) => dimensionNamed(d, typing))
  if (named?.includes(undefined)) return brokenTerm(span)
  const said = groupPaths(named?.[0] ?? '', over?.by ?? [], typing)
  if (!said) return brokenTerm(span)
  const led = said.reduce((t, path) => (t.dims.includes(path.to) ? follow(t, path, typing.scope) : t), whole)
  const [a, w] = align([led, weights], typing, (named as string[] | undefined) ?? []) as [Term, Term]
  // A whole by 医共体 split by weights by 村: every 医共体's whole goes to its own 村, so its way there names the groups.
  const by = [...said, ...waysTo(whole, a).filter((way) => !said.some((path) => path.to === way.to))]
  const target = (named as string[] | undefined) ?? w.dims.filter((d) => !whole.dims.includes(d))
  if (target.length === 0 || target.some((d) => whole.dims.includes(d))) {
    typing.report(problem('HC4011', span, { whole: dimensionsText(whole.dims), weights: dimensionsText(weights.dims) }))
    return brokenTerm(span)
  }
  const dims = inOrder(typing.scope.dimensions, [...a.dims, ...w.dims, ...target])
  return term({ op: 'split', whole: a, weights: w, over: target, by, manner }, whole.unit, dims, span)
}

/** The ways that were followed to bring a term to finer members. */
export function waysTo(before: Term, after: Term): Path[] {
  return after !== before && after.op === 'follow' ? [...waysTo(before, after.of), after.path] : []
}

function readRange(over: Over | undefined, of: Term, anyDimension: boolean, typing: Typing): Range | undefined {
  if (!over) {
    if (of.dims.length > 0) return { over: of.dims, by: [] }
    typing.report(problem('HC4005', of.span, { name: nameOf(of), dimension: kindOf.dimension, has: [] }))
    return undefined
  }
  const named: string[] = []
  for (const name of over.dimensions) {
    const dimension = dimensionNamed(name, typing)
    if (dimension === undefined) return undefined
    if (!anyDimension && !of.dims.includes(dimension)) {
      typing.report(problem('HC4005', typing.place(name.span), { name: nameOf(of), dimension, has: of.dims }))
      return undefined
    }
    named.push(dimension)
  }
  const by = groupPaths(named[0] as string, over.by, typing)
  if (!by) return undefined
  let where: Term | undefined
  if (over.where) {
    where = typing.type(over.where)
    if (!isTruth(where, typing, after('其中'))) return undefined
  }
  return { over: named, by, where }
}
