import type { Expression, Over } from '../../dsl/syntax/expression/expression.ts'
import type { SlowBands, SlowBody, SlowPolicy, SlowRule } from './slow-policy.ts'

/** Attributes from one dimension to another, one after the other; undefined where none lead there. The shortest way. */
export function wayTo(policy: SlowPolicy, from: string, to: string): readonly string[] | undefined {
  const known = keptWays.get(policy) ?? new Map<string, Ways>()
  keptWays.set(policy, known)
  const ways = known.get(from) ?? waysFrom(policy, from)
  known.set(from, ways)
  return ways.get(to)
}

type Ways = ReadonlyMap<string, readonly string[]>

const keptWays = new WeakMap<SlowPolicy, Map<string, Ways>>()

function waysFrom(policy: SlowPolicy, from: string): Ways {
  const ways = new Map<string, readonly string[]>([[from, []]])
  for (const [dimension, way] of ways) {
    const own = policy.dimensions.get(dimension)
    const next = [...(own?.attributes ?? []), ...(own?.part ? [[own.part.of, own.part.of] as const] : [])]
    for (const [attribute, target] of next) if (!ways.has(target)) ways.set(target, [...way, attribute])
  }
  return ways
}

/** The dimensions of several things that meet: one to which another leads is followed, so it drops out. In the policy's order. */
export function meet(policy: SlowPolicy, lists: readonly (readonly string[])[]): string[] {
  const all = [...policy.dimensions.keys()].filter((d) => lists.some((list) => list.includes(d)))
  return all.filter((d) => !all.some((other) => other !== d && wayTo(policy, other, d)))
}

const kept = new WeakMap<Expression, string[]>()

/** The dimensions of a formula's value. A formula belongs to one policy, so its dimensions are worked out once. */
export function dimsOf(e: Expression, policy: SlowPolicy): string[] {
  const known = kept.get(e)
  if (known) return known
  const found = findDims(e, policy)
  kept.set(e, found)
  return found
}

function findDims(e: Expression, policy: SlowPolicy): string[] {
  const of = (x: Expression): string[] => dimsOf(x, policy)
  switch (e.type) {
    case 'name': {
      const figure = policy.figures.get(e.name)
      if (figure) return meet(policy, [figure.kind === 'leaf' ? figure.dims : ruleDims(figure, policy)])
      return policy.dimensions.has(e.name) ? [e.name] : []
    }
    case 'unary':
      return of(e.operand)
    case 'binary':
      return meet(policy, [of(e.left), of(e.right)])
    case 'conditional':
      return meet(policy, [of(e.condition), of(e.then), of(e.otherwise)])
    case 'membership':
      return meet(policy, [e.subject, ...e.items, ...(e.range ? [e.range.low, e.range.high] : [])].map(of))
    case 'pick':
      return of(e.subject).filter((d) => !e.picks.some((p) => pickDimension(p, e.subject, policy) === d))
    case 'call': {
      if (!isOverMembers(e.function)) return meet(policy, e.args.map(of))
      if (e.function === '排名') return of(e.args[0] as Expression)
      const inside = insideDims(e.args, e.over, policy)
      if (e.function === '占比' || e.function === '分摊') return inside
      const left = inside.filter((d) => !overOf(e.args, e.over, policy).includes(d))
      return meet(policy, [left, (e.over?.by ?? []).map((name) => name.name)])
    }
    default:
      return []
  }
}

const OVER = ['合计', '平均', '最大', '最小', '计数', '占比', '分摊', '排名']

/** Whether a function runs over members. */
function isOverMembers(name: string): boolean {
  return OVER.includes(name)
}

/** The dimensions inside a function that runs over members: of what it takes, of its condition, and those that it runs over. */
export function insideDims(args: readonly Expression[], over: Over | undefined, policy: SlowPolicy): string[] {
  const named = over?.dimensions.map((d) => d.name) ?? []
  const parts = [...args, ...(over?.where ? [over.where] : [])].map((x) => dimsOf(x, policy))
  return meet(policy, [...parts, named])
}

/** What such a function runs over: as said, else all that the figure has. */
export function overOf(args: readonly Expression[], over: Over | undefined, policy: SlowPolicy): string[] {
  return over?.dimensions.map((d) => d.name) ?? args.flatMap((x) => dimsOf(x, policy))
}

/** The dimension of which 〔…〕 names a member. */
export function pickDimension(
  pick: Extract<Expression, { type: 'pick' }>['picks'][number],
  subject: Expression,
  policy: SlowPolicy,
): string | undefined {
  if (pick.dimension) return pick.dimension.name
  const member = memberText(pick.member)
  const dims = dimsOf(subject, policy)
  const homes = dims.filter((d) => policy.dimensions.get(d)?.members?.some((m) => m.name === member))
  return homes[0] ?? dims.find((d) => policy.dimensions.get(d)?.members === undefined)
}

/** A member as it is written in a formula. */
export function memberText(e: Expression): string {
  return e.type === 'number' ? e.digits : e.type === 'name' ? e.name : e.type === 'text' ? e.text : ''
}

const keptDims = new WeakMap<SlowRule, string[]>()

/** The dimensions of a rule: those declared, else those of all that it says. */
export function ruleDims(rule: SlowRule, policy: SlowPolicy): string[] {
  const known = keptDims.get(rule) ?? findRuleDims(rule, policy)
  keptDims.set(rule, known)
  return known
}

function findRuleDims(rule: SlowRule, policy: SlowPolicy): string[] {
  if (rule.dims) return [...rule.dims]
  const exceptions = (rule.exceptions ?? []).flatMap((e) => [e.when, e.value])
  const bounds = [rule.floor, rule.cap, rule.only].filter((x) => x !== undefined)
  const over = 'split' in rule.body ? (rule.body.split.over ?? []) : []
  return meet(policy, [over, ...[...formulasOf(rule.body), ...exceptions, ...bounds].map((x) => dimsOf(x, policy))])
}

/** The formulas of a rule's body. */
export function formulasOf(body: SlowBody): Expression[] {
  if ('formula' in body) return [body.formula]
  if ('options' in body) return [...body.options.values()]
  if ('split' in body) return body.split.weights ? [body.split.whole, body.split.weights] : [body.split.whole]
  if ('cases' in body) return [...body.cases.flatMap((c) => [c.when, c.value]), ...(body.rest ? [body.rest] : [])]
  if ('bands' in body) return bandFormulas(body.bands)
  return []
}

function bandFormulas({ subject, base, bands }: SlowBands): Expression[] {
  const parts = bands.flatMap((b) => [b.low?.value, b.high?.value, b.result])
  return [subject, base, ...parts].filter((x) => x !== undefined)
}
