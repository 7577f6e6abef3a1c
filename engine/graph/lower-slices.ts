import type { BandTerm, Term } from '../../dsl/model/term.ts'
import type { BodyArgument } from './body.ts'
import type { Lowering } from './lowering.ts'

type Bands = Extract<Term, { op: 'bands' }>

/** A band's stretch of the line: where it begins and ends, how far into it the figure reaches, and how much of the figure lies in it. */
interface Slice {
  readonly band: BandTerm
  readonly low: BodyArgument
  readonly high: BodyArgument | undefined
  readonly top: BodyArgument
  readonly width: BodyArgument
}

/**
 * 累进: Σ rate × the part of the figure that lies in the band, from 0. A band's rate, or that a stretch has none, matters only
 * where the figure reaches into it. Where ends are formulas the run demands that none is below 0 and that no two slices overlap.
 */
export function lowerSlices(t: Bands, figure: BodyArgument, b: Lowering): BodyArgument {
  const zero = b.number('0', t.span)
  const of = demandPositive(t, figure, zero, b)
  const slices = slicesOf(t, of, zero, b)
  const parts: BodyArgument[] = []
  let end: BodyArgument | undefined = zero
  for (const { band, low, high, width } of slices) {
    if (t.isRising && end !== undefined && end !== low)
      parts.push(whereReached(end, of, b.unspecified(t.span), zero, t, b))
    const share = band.result && b.node({ op: 'multiply' }, [width, b.term(band.result)], t.dims, t.span)
    parts.push(whereReached(zero, width, share ?? b.unspecified(t.span), zero, t, b))
    end = high
  }
  if (t.isRising && end !== undefined) parts.push(whereReached(end, of, b.unspecified(t.span), zero, t, b))
  const value = sumOf(parts, t, b)
  return t.isRising ? value : demandApart(t, coverTheFigure(t, value, slices, of, b), slices, b)
}

/** The figure, on condition that it and the ends that are formulas are not below 0. */
function demandPositive(t: Bands, figure: BodyArgument, zero: BodyArgument, b: Lowering): BodyArgument {
  const isPositive = (x: BodyArgument): BodyArgument => b.node({ op: 'lessEqual' }, [zero, x], t.dims, t.span)
  let of = b.guard(figure, isPositive(figure), 'HC6035', {}, t)
  for (const { name, low, high } of t.isRising ? [] : t.bands) {
    for (const end of [low, high]) {
      if (end && end.term.op !== 'number') of = b.guard(of, isPositive(b.term(end.term)), 'HC6062', { band: name }, t)
    }
  }
  return of
}

function slicesOf(t: Bands, of: BodyArgument, zero: BodyArgument, b: Lowering): Slice[] {
  const { dims, span } = t
  let end: BodyArgument | undefined
  return t.bands.map((band) => {
    const low: BodyArgument = (band.meets ? end : band.low && b.term(band.low.term)) ?? zero
    const high = band.high && b.term(band.high.term)
    const top = high === undefined ? of : b.node({ op: 'minimum' }, [of, high], dims, span)
    const width = b.node({ op: 'maximum' }, [b.node({ op: 'subtract' }, [top, low], dims, span), zero], dims, span)
    end = high
    return { band, low, high, top, width }
  })
}

/** Nothing until the figure reaches beyond a place, then a share; what is not reached is not asked for. */
function whereReached(
  from: BodyArgument,
  of: BodyArgument,
  share: BodyArgument,
  zero: BodyArgument,
  t: Bands,
  b: Lowering,
): BodyArgument {
  const reaches = b.node({ op: 'less' }, [from, of], t.dims, t.span)
  return b.node({ op: 'select' }, [reaches, share, zero], t.dims, t.span)
}

function sumOf(parts: readonly BodyArgument[], { dims, span }: Bands, b: Lowering): BodyArgument {
  return parts.reduce((sum, part) => b.node({ op: 'add' }, [sum, part], dims, span))
}

/** The value where the slices cover the figure: known where each begins at the end of the one before, else by their widths. */
function coverTheFigure(
  t: Bands,
  value: BodyArgument,
  slices: readonly Slice[],
  of: BodyArgument,
  b: Lowering,
): BodyArgument {
  const isCovered = t.bands.every((band, i) => (i === 0 ? !band.low : band.meets)) && !t.bands.at(-1)?.high
  if (isCovered) return value
  const widths = slices.map((s) => s.width)
  const short = b.node({ op: 'less' }, [sumOf(widths, t, b), of], t.dims, t.span)
  return b.node({ op: 'select' }, [short, b.unspecified(t.span), value], t.dims, t.span)
}

/** The value on condition that no two slices overlap: what lies in both would count twice. */
function demandApart(t: Bands, value: BodyArgument, slices: readonly Slice[], b: Lowering): BodyArgument {
  const { dims, span } = t
  let checked = value
  for (const [i, first] of slices.entries()) {
    for (const [j, second] of slices.entries()) {
      if (j <= i || (j === i + 1 && second.band.meets)) continue
      const from = b.node({ op: 'maximum' }, [first.low, second.low], dims, span)
      const to = b.node({ op: 'minimum' }, [first.top, second.top], dims, span)
      const fine = b.node({ op: 'lessEqual' }, [to, from], dims, span)
      checked = b.guard(checked, fine, 'HC6060', { first: first.band.name, second: second.band.name }, t)
    }
  }
  return checked
}
