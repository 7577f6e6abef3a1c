import type { Call, Expression } from '../../dsl/syntax/expression/expression.ts'
import { chance, pick } from './random.ts'
import type { FormulaSource, NumberUnit } from './random-source.ts'
import { dimsOf, insideDims, meet, wayTo } from './slow-dims.ts'
import type { SlowPolicy } from './slow-policy.ts'
import { call, over } from './tree.ts'

/** 合计 and its kin over some dimensions of a number; the number itself where it has none. */
export function randomAggregate(f: FormulaSource, of: Expression, depth: number): Expression {
  return overMembers(f, pick(f.random, ['合计', '合计', '平均', '最大', '最小'] as const), of, depth) ?? of
}

/** 占比; undefined where there is nothing to be a share of. */
export function randomShare(f: FormulaSource, unit: NumberUnit, depth: number): Expression | undefined {
  return overMembers(f, '占比', f.of(unit, depth - 1), depth)
}

/** 计数 of a number's members, or of a dimension's. */
export function randomCount(f: FormulaSource, depth: number): Expression {
  const dimension = pick(f.random, ['机构', '年份', '险种', '集团', '县院'])
  if (chance(f.random, 0.4)) {
    const counted = overMembers(f, '计数', f.of('元', depth - 1), depth)
    if (counted) return counted
  }
  const where = chance(f.random, 0.7) ? whereFor(f, [], [dimension], depth, []) : undefined
  return call('计数', [], { over: over([dimension], [], where) })
}

/** 排名 over some dimensions of a number, within groups now and then; undefined where it has none. */
export function randomRank(f: FormulaSource, of: Expression): Call | undefined {
  const dims = dimsOf(of, f.policy)
  if (dims.length === 0) return undefined
  const { chosen, by } = rangeOf(f, dims)
  return call('排名', [of], { over: over(chosen, by) })
}

/** A function that runs over members of what it takes; undefined where that has none. */
function overMembers(
  f: FormulaSource,
  word: '合计' | '平均' | '最大' | '最小' | '计数' | '占比',
  of: Expression,
  depth: number,
): Expression | undefined {
  const dims = dimsOf(of, f.policy)
  if (dims.length === 0) return undefined
  if (word !== '计数' && chance(f.random, 0.2)) return call(word, [of])
  const { chosen, by } = rangeOf(f, dims)
  const where = chance(f.random, 0.4) ? whereFor(f, [of], chosen, depth, by) : undefined
  return call(word, [of], { over: over(chosen, by, where) })
}

function rangeOf(f: FormulaSource, dims: readonly string[]): { chosen: readonly string[]; by: readonly string[] } {
  const all = dims.filter(() => chance(f.random, 0.6))
  const chosen = all.length > 0 ? all : [pick(f.random, dims)]
  const only = chosen.length === 1 ? (chosen[0] as string) : undefined
  const left = dims.filter((d) => !chosen.includes(d))
  const targets = only === undefined ? [] : groupsFor(f, only, left)
  return { chosen, by: targets.length > 0 && chance(f.random, 0.5) ? groups(f, targets, left) : [] }
}

/** One group or two of those that can be made, where both can stand side by side. */
function groups(f: FormulaSource, targets: readonly string[], left: readonly string[]): string[] {
  const first = pick(f.random, targets)
  const second = pick(f.random, targets)
  const both = meet(f.policy, [left, [first, second]]).length === left.length + 2
  return second !== first && both ? [first, second] : [first]
}

/** Dimensions to which one leads and that can stand beside those that are left. */
function groupsFor({ policy }: FormulaSource, from: string, left: readonly string[]): string[] {
  return [...policy.dimensions.keys()].filter(
    (to) =>
      to !== from && wayTo(policy, from, to) !== undefined && meet(policy, [left, [to]]).length === left.length + 1,
  )
}

/** A condition that brings in no dimension finer than what is run over. */
function whereFor(
  f: FormulaSource,
  of: readonly Expression[],
  chosen: readonly string[],
  depth: number,
  by: readonly string[],
) {
  for (let tries = 0; tries < 5; tries++) {
    const where = chance(f.random, 0.5) ? f.atHand() : f.truth(Math.min(depth - 1, 1))
    const inside = insideDims(of, over(chosen, [], where), f.policy)
    const left = inside.filter((d) => !chosen.includes(d))
    const fits = by.length === 0 || meet(f.policy, [left, by]).length === left.length + by.length
    if (fits && chosen.every((d) => inside.includes(d))) return where
  }
  return undefined
}

/** 分摊 of an amount by weights, where they fit; otherwise the amount. */
export function randomSplit(f: FormulaSource, depth: number): Expression {
  const whole = f.of('元', depth - 1)
  const weights = f.of(pick(f.random, ['元', '人', '比率'] as const), depth - 1)
  const target = splitTarget(whole, weights, f.policy)
  if (!target) return whole
  return call('分摊', [whole, weights], chance(f.random, 0.3) ? { over: over(target) } : {})
}

/** What a split of a whole by weights runs over; undefined where it cannot be made. */
export function splitTarget(whole: Expression, weights: Expression, policy: SlowPolicy): string[] | undefined {
  const wholeDims = dimsOf(whole, policy)
  const inside = meet(policy, [wholeDims, dimsOf(weights, policy)])
  const target = inside.filter((d) => !wholeDims.includes(d))
  const followed = wholeDims.filter((d) => !inside.includes(d))
  const fits = followed.every((d) => target.some((t) => wayTo(policy, t, d)))
  return target.length > 0 && fits ? target : undefined
}
