import { type Problem, problem } from '../../../diagnostic/diagnostic.ts'
import type { BandEnd } from '../../../syntax/expression/band.ts'
import type { Expression } from '../../../syntax/expression/expression.ts'
import type { Span } from '../../../text/span.ts'
import { keyOf, type Term } from '../../term.ts'
import { align, unionDims } from '../../typing/align.ts'
import { unify } from '../../typing/arithmetic.ts'
import { brokenTerm, isBroken, term } from '../../typing/context.ts'
import { checkBesideShare } from '../../typing/shares.ts'
import { typeExpression } from '../../typing/type-expression.ts'
import { combine, isRatioLike, printUnit } from '../../unit.ts'
import { unitName } from '../../unit-name.ts'
import type { RuleTyping } from './form.ts'
import type { RangeEnd } from './lay-bands.ts'

/** What the ends of bands are measured by: the figure under 按, and what percentages are of (基数). */
export interface Measure {
  readonly subject: Named
  readonly base?: Named | undefined
}

/** A term with the text that it was read from. */
export interface Named {
  readonly term: Term
  readonly text: string
}

/** An end of a band with its meaning. */
export interface TypedEnd {
  /** In the figure's unit: a percentage of the base made an amount. */
  readonly term: Term
  /** As written. */
  readonly written: Term
  /** Whether it is a percentage of the base. */
  readonly isShare: boolean
  readonly closed: boolean | undefined
  readonly text: string
}

/** 基数 in the unit of the figure; else said, and nothing can be a percentage of it. */
export function checkBase({ subject, base }: Measure, report: (p: Problem) => void): void {
  if (!base || isBroken(base.term, subject.term) || unify(base.term.unit, subject.term.unit)) return
  const facts = { base: base.text, subject: subject.text }
  const units = { baseUnit: unitName(base.term.unit), unit: unitName(subject.term.unit) }
  report(problem('HC5064', base.term.span, { ...facts, ...units }))
}

/** The meaning of one end, as `written`, in the figure's unit. */
export function typeEnd(
  end: BandEnd,
  written: string,
  measure: Measure,
  t: RuleTyping,
  place: (span: Span) => Span,
): TypedEnd {
  const { closed } = end
  const broken: TypedEnd = {
    term: brokenTerm(place(end.span)),
    written: brokenTerm(place(end.span)),
    isShare: false,
    closed,
    text: written,
  }
  if (isDifference(end.value)) {
    t.report(problem('HC5041', place(end.span), { text: written }, { fix: written.replace(/\s*[-－]\s*/, '至') }))
    return broken
  }
  const value = typeExpression(end.value, t.scope, place, t.report)
  const { base, subject } = measure
  if (isBroken(value, subject.term)) return broken
  const isShare = base !== undefined && isRatioLike(value.unit)
  const lack = lackOf(end.value, value, measure)
  if (lack !== undefined) {
    const facts = {
      end: written,
      subject: subject.text,
      unit: unitName(subject.term.unit),
      found: unitName(value.unit),
    }
    const fix = lack === 'unit' && !base ? { fix: `${written}${printUnit(subject.term.unit)}` } : {}
    t.report(problem('HC5060', place(end.span), { ...facts, lack, hasBase: base !== undefined }, fix))
    return { ...broken, isShare }
  }
  checkBesideShare(subject.term, value, t.report)
  const amount = isShare ? shareOf(base.term, value, t) : value
  return { term: amount, written: value, isShare, closed, text: written }
}

/** 2%-10%: two numbers with a minus between, which is meant as a range. */
function isDifference(e: Expression): boolean {
  return e.type === 'binary' && e.operator === '－' && e.left.type === 'number' && e.right.type === 'number'
}

/** Why an end cannot be compared with the figure: a number without its unit, a percentage of nothing, or another unit. */
function lackOf(e: Expression, end: Term, { subject, base }: Measure): 'unit' | 'base' | 'other' | undefined {
  const isBare = e.type === 'number' && (e.unit === '' || e.unit === '万' || e.unit === '亿') && end.unit.kind !== 'any'
  const fits = unify(subject.term.unit, base && isRatioLike(end.unit) ? base.term.unit : end.unit) !== undefined
  if (isBare && (base || !fits)) return 'unit'
  if (fits || (base && isBroken(base.term))) return undefined
  return isRatioLike(end.unit) ? (base ? undefined : 'base') : 'other'
}

function shareOf(base: Term, share: Term, t: RuleTyping): Term {
  if (isBroken(base) || base.unit.kind !== 'quantity' || share.unit.kind !== 'quantity') return brokenTerm(share.span)
  const [a, b] = align([base, share], t.typing) as [Term, Term]
  const unit = combine(base.unit, share.unit, 1)
  return term({ op: 'multiply', left: a, right: b }, unit, unionDims([a, b], t.typing), share.span)
}

/**
 * Where an end is on the line. Numbers compare as they are where all are of one kind (beside a base: percentages of it); 0 is both.
 * Others are at one place where they read the same.
 */
export function rangeEnd(end: TypedEnd | undefined, { base }: Measure): RangeEnd | undefined {
  if (!end) return undefined
  const isOfKind = end.isShare === (base !== undefined) || end.term.unit.kind === 'any'
  const digits = isOfKind ? digitsOf(end.written) : undefined
  return { place: digits ?? placeOf(end.term), digits, closed: end.closed }
}

/** The number that a term is, where it is one. */
export function digitsOf(t: Term): string | undefined {
  if (t.op === 'number') return t.digits
  return t.op === 'negate' && t.of.op === 'number' && t.of.unit.kind !== 'any' ? `-${t.of.digits}` : undefined
}

/** Where a term is on the line: the same text for equal numbers, and for formulas that read the same. */
export function placeOf(t: Term): string {
  return digitsOf(t) ?? keyOf(t)
}
