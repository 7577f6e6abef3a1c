import { problem } from '../../../diagnostic/diagnostic.ts'
import { kindOf } from '../../../diagnostic/phrases.ts'
import type { Expression } from '../../../syntax/expression/expression.ts'
import { pairOf, scalarAt } from '../../../syntax/policy/fields.ts'
import type { ScalarNode } from '../../../syntax/yaml/node.ts'
import type { Span } from '../../../text/span.ts'
import type { BandManner, BandTerm, Term } from '../../term.ts'
import { align, unionDims } from '../../typing/align.ts'
import { commonUnit, isNumeric, unify } from '../../typing/arithmetic.ts'
import { brokenTerm, isBroken, type Scope, type Typing, term } from '../../typing/context.ts'
import { typeExpression } from '../../typing/type-expression.ts'
import { combine, isRatioLike, isWhole, type Unit } from '../../unit.ts'
import { unitName } from '../../unit-name.ts'
import { placeProblems } from '../formula.ts'
import type { PlacedBands } from '../rule-reader.ts'
import { bandEnds, bandManners, unspecifiedWord } from '../words.ts'
import { checkBands, type FixedBand } from './check-bands.ts'
import type { RuleForm, RuleTyping } from './form.ts'

/** 分段: 按 a figure, bands with ends, 方式 and 基数. */
export const bandsForm: RuleForm = {
  key: '分段',
  keys: [],
  read: (reader, { report }) => {
    const pair = pairOf(reader.value, '分段')
    if (pair?.value.kind !== 'map') return undefined
    const inside = pair.value
    for (const key of ['按', '段']) {
      if (!scalarAt(inside, key)) {
        report(problem('HC5002', pair.key.span, { key }))
        return undefined
      }
    }
    const subject = reader.formula(scalarAt(inside, '按') as ScalarNode)
    const scalar = scalarAt(inside, '段') as ScalarNode
    const bands = reader.bands(scalar)
    const base = scalarAt(inside, '基数')
    const placedBase = base ? reader.formula(base) : undefined
    const mannerScalar = scalarAt(inside, '方式')
    const manner: BandManner = mannerScalar
      ? ((bandManners as Record<string, BandManner>)[mannerScalar.text.trim()] ?? 'value')
      : 'value'
    return {
      written: [{ text: scalar.text.trim() }],
      type: (t) =>
        bandsTerm({ subject: t.term(subject), bands, base: placedBase ? t.term(placedBase) : undefined, manner }, t),
    }
  },
}

/** What bands are put together from. */
interface BandParts {
  readonly subject: Term
  readonly bands: PlacedBands
  readonly base?: Term
  readonly manner: BandManner
}

/** Bands with their meaning: ends in the subject's unit (a ratio of 基数 made an amount), results in one unit, gaps and overlaps reported. */
function bandsTerm({ subject, bands, base, manner }: BandParts, t: RuleTyping): Term {
  const { scalar } = bands
  const place = (span: Span): Span => t.place(scalar, span)
  for (const p of placeProblems(bands.problems, place)) t.report(p)
  if (isBroken(subject) || bands.bands.length === 0 || !isNumeric(subject, t.typing, kindOf.subject))
    return brokenTerm(t.at)
  const made: { band: BandTerm; fixed: FixedBand }[] = []
  // 其余 stands last, wherever it is written: the first band that holds is the one.
  for (const band of [...bands.bands].sort((a, b) => Number(a.rest) - Number(b.rest))) {
    if (band.rest && manner === 'slices') {
      t.report(problem('HC5046', place(band.range), {}))
      return brokenTerm(t.at)
    }
    const end = (side: 'low' | 'high'): { term: Term; closed: boolean; written?: Term } | undefined => {
      const written = band[side]
      if (!written) return undefined
      if (isDifference(written.value)) {
        t.report(
          problem('HC5041', place(written.span), { text: scalar.text.slice(written.span.start, written.span.end) }),
        )
        return { term: brokenTerm(place(written.span)), closed: true }
      }
      const value = typeExpression(written.value, t.scope, place, t.report)
      return { term: inUnitOf(subject.unit, value, base, t), closed: written.closed ?? true, written: value }
    }
    const low = end('low')
    const high = end('high')
    const scope = withEnds(t.scope, low?.written, high?.written)
    const result = band.result === unspecifiedWord ? undefined : typeExpression(band.result, scope, place, t.report)
    const own = [low?.term, high?.term, result].filter((x) => x !== undefined)
    if (isBroken(...own)) return brokenTerm(t.at)
    made.push({
      band: { low, high, result },
      fixed: {
        low: fixedEnd(low?.written, band.low?.closed),
        high: fixedEnd(high?.written, band.high?.closed),
        isRest: band.rest,
        span: place(band.range),
        text: scalar.text.slice(band.range.start, band.range.end),
      },
    })
  }
  const closed = checkBands(
    made.map((m) => m.fixed),
    isWhole(subject.unit),
    t.report,
  )
  const settled = made.map(({ band }, i) => closeEnds(band, closed[i]))
  return together(subject, settled, manner, t.at, t.typing)
}

/** 2%-10%: two numbers with a minus between, which is meant as a range. */
function isDifference(e: Expression): boolean {
  return e.type === 'binary' && e.operator === '－' && e.left.type === 'number' && e.right.type === 'number'
}

function closeEnds(band: BandTerm, closed: { low?: boolean; high?: boolean } | undefined): BandTerm {
  return {
    ...(band.low ? { low: { term: band.low.term, closed: closed?.low ?? band.low.closed } } : {}),
    ...(band.high ? { high: { term: band.high.term, closed: closed?.high ?? band.high.closed } } : {}),
    ...(band.result ? { result: band.result } : {}),
  }
}

/** An end as an amount: 3% beside a 基数 is 3% of it; otherwise it must have the subject's unit. */
function inUnitOf(unit: Unit, end: Term, base: Term | undefined, t: RuleTyping): Term {
  if (isBroken(end)) return end
  if (
    base &&
    !isBroken(base) &&
    isRatioLike(end.unit) &&
    end.unit.kind === 'quantity' &&
    base.unit.kind === 'quantity'
  ) {
    const [a, b] = align([base, end], t.typing) as [Term, Term]
    return term(
      { op: 'multiply', left: a, right: b },
      combine(base.unit, end.unit, 1),
      unionDims([a, b], t.typing),
      end.span,
    )
  }
  if (unify(unit, end.unit)) return end
  t.report(problem('HC4012', end.span, { left: unitName(unit), right: unitName(end.unit) }))
  return brokenTerm(end.span)
}

function fixedEnd(end: Term | undefined, closed: boolean | undefined): FixedBand['low'] {
  return end?.op === 'number' ? { digits: end.digits, closed } : end ? 'open' : undefined
}

/** 段下限 and 段上限 in a band's result are its own ends. */
function withEnds(scope: Scope, low: Term | undefined, high: Term | undefined): Scope {
  const locals = new Map(scope.locals)
  if (low) locals.set(bandEnds.low, () => low)
  if (high) locals.set(bandEnds.high, () => high)
  return { ...scope, locals }
}

function together(subject: Term, bands: readonly BandTerm[], manner: BandManner, span: Span, typing: Typing): Term {
  const results = bands.flatMap((b) => (b.result ? [b.result] : []))
  const unit = commonUnit(results, kindOf.band, typing)
  if (!unit || results.length === 0) return brokenTerm(span)
  const parts = bands.flatMap((b) => [b.low?.term, b.high?.term, b.result].filter((x) => x !== undefined))
  const aligned = align([subject, ...parts], typing)
  let i = 1
  const next = (): Term => aligned[i++] as Term
  const placed = bands.map((b) => ({
    ...(b.low ? { low: { term: next(), closed: b.low.closed } } : {}),
    ...(b.high ? { high: { term: next(), closed: b.high.closed } } : {}),
    ...(b.result ? { result: next() } : {}),
  }))
  const of = aligned[0] as Term
  const isRate = manner !== 'value' && subject.unit.kind === 'quantity' && unit.kind === 'quantity'
  const whole = isRate ? combine(subject.unit, unit, 1) : unit
  return term({ op: 'bands', of, manner, bands: placed }, whole, unionDims(aligned, typing), span)
}
