import { problem } from '../../diagnostic/diagnostic.ts'
import { bothSides } from '../../diagnostic/phrases.ts'
import type { Binary, Expression, Membership } from '../../syntax/expression/expression.ts'
import type { Comparison, Term } from '../term.ts'
import { truth, type Unit } from '../unit.ts'
import { unitName } from '../unit-name.ts'
import { align, unionDims } from './align.ts'
import { isTruth, unify } from './arithmetic.ts'
import { bandsMend } from './bands-mend.ts'
import { brokenTerm, isBroken, type Typing, term } from './context.ts'
import { checkBesideShare } from './shares.ts'

/** ＝ ≠ ＞ ＜ ≥ ≤ over numbers, dates, texts, truths and members. */
export function typeComparison(e: Binary & { operator: Comparison }, typing: Typing): Term {
  const [left, right] = typeBeside(e.left, e.right, typing)
  checkSplitBesidePart(left, right, typing)
  checkSplitBesidePart(right, left, typing)
  return compare(e.operator, left, right, typing, e)
}

/** 分配 ＝ 县级, where 分配 is a split with 给: both are amounts, though 分配 is also the dimension of which 县级 is a member. */
function checkSplitBesidePart(split: Term, part: Term, { scope, report }: Typing): void {
  if (split.op !== 'figure' || part.op !== 'figure') return
  const isPart = scope.dimensions.get(split.name)?.members?.some((m) => m.name === part.name)
  if (isPart) report(problem('HC4022', part.span, { split: split.name, part: part.name }))
}

/** 且 and 或. */
export function typeLogic(e: Binary & { operator: '且' | '或' }, typing: Typing): Term {
  const left = typing.type(e.left)
  const right = typing.type(e.right)
  const span = typing.place(e.span)
  const fine = [left, right].map((t) => isTruth(t, typing, bothSides(e.operator)))
  if (fine.includes(false)) return brokenTerm(span)
  const [a, b] = align([left, right], typing) as [Term, Term]
  return term({ op: e.operator === '且' ? 'and' : 'or', left: a, right: b }, truth, unionDims([a, b], typing), span)
}

/** 属于 and 不属于: one of several, or between two ends (both included unless marked). */
export function typeMembership(e: Membership, typing: Typing): Term {
  const subject = typing.type(e.subject)
  const span = typing.place(e.span)
  const beside = memberDimension(subject)
  let found: Term | undefined
  if (e.range) {
    const low = compare(e.range.lowClosed === false ? '＞' : '≥', subject, typing.type(e.range.low), typing, e)
    const high = compare(e.range.highClosed === false ? '＜' : '≤', subject, typing.type(e.range.high), typing, e)
    found = join('and', low, high, typing)
  } else {
    for (const item of e.items) {
      const one = compare('＝', subject, typing.type(item, beside), typing, e)
      found = found ? join('or', found, one, typing) : one
    }
  }
  if (!found || isBroken(found)) return brokenTerm(span)
  return e.negated ? term({ op: 'not', of: found }, truth, found.dims, span) : { ...found, span }
}

function join(op: 'and' | 'or', left: Term, right: Term, typing: Typing): Term {
  if (isBroken(left, right)) return brokenTerm(left.span)
  const [a, b] = align([left, right], typing) as [Term, Term]
  return term({ op, left: a, right: b }, truth, unionDims([a, b], typing), left.span)
}

/** Both sides; a word beside an attribute, a dimension or a text figure is first read as one of its values. */
function typeBeside(left: Expression, right: Expression, typing: Typing): [Term, Term] {
  if (left.type === 'name' && isOnlyMember(left.name, typing)) {
    const second = typing.type(right)
    return [typing.type(left, memberDimension(second)), second]
  }
  const first = typing.type(left)
  return [first, typing.type(right, memberDimension(first))]
}

function isOnlyMember(name: string, typing: Typing): boolean {
  return !typing.scope.names.meanings.has(name) && typing.scope.names.members.has(name)
}

/** The dimension whose members a term's value is; '' for free text. */
function memberDimension(t: Term): string | undefined {
  return t.unit.kind === 'member' ? t.unit.dimension : t.unit.kind === 'text' ? '' : undefined
}

function compare(comparison: Comparison, left: Term, right: Term, typing: Typing, e: Binary | Membership): Term {
  const span = typing.place(e.span)
  if (isBroken(left, right)) return brokenTerm(span)
  if (!comparable(left.unit, right.unit, comparison, typing)) {
    const at = e.type === 'binary' ? e.at : e.span
    const mend = bandsMend(left, right.unit, typing.scope) ?? bandsMend(right, left.unit, typing.scope)
    const facts = { left: unitName(left.unit), right: unitName(right.unit), bands: mend }
    typing.report(problem('HC4012', typing.place(at), facts))
    return brokenTerm(span)
  }
  checkBesideShare(left, right, typing.report)
  checkBesideShare(right, left, typing.report)
  const [a, b] = align([left, right], typing) as [Term, Term]
  return term({ op: 'compare', comparison, left: a, right: b }, truth, unionDims([a, b], typing), span)
}

function comparable(a: Unit, b: Unit, comparison: Comparison, typing: Typing): boolean {
  const orderOnly = comparison === '＝' || comparison === '≠'
  if (a.kind === 'member' || b.kind === 'member') {
    const other = a.kind === 'member' ? b : a
    // 年份 ＞ 2023: a member whose name is a number compares as one.
    if (other.kind === 'quantity' || other.kind === 'any') return true
    const dimension = a.kind === 'member' ? a.dimension : (b as { dimension: string }).dimension
    const sameDimension = other.kind === 'member' ? other.dimension === dimension : other.kind === 'text'
    return sameDimension && (orderOnly || (typing.scope.dimensions.get(dimension)?.ordered ?? false))
  }
  const unit = unify(a, b)
  if (!unit) return false
  return unit.kind === 'quantity' || unit.kind === 'any' || unit.kind === 'date' || orderOnly
}
