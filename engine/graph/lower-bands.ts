import type { BandTerm, Term } from '../../dsl/model/term.ts'
import type { BodyArgument } from './body.ts'
import { withoutCollisions } from './collisions.ts'
import { lowerSlices } from './lower-slices.ts'
import { type Lowering, nameOf } from './lowering.ts'

type Bands = Extract<Term, { op: 'bands' }>

/** 分段: the result of the band that holds the figure (times the figure where it is a rate), or the sum over slices from 0. */
export function lowerBands(t: Bands, b: Lowering): BodyArgument {
  const figure = b.term(t.of)
  const of = t.base ? notBelowZero(figure, t.base, t, b) : figure
  if (t.manner === 'slices') return lowerSlices(t, of, b)
  const results = t.bands.map((band) => resultOf(band.result, of, t, b))
  const value = isUnbroken(t) ? alongTheLine(t, of, results, b) : firstThatHolds(t, of, results, b)
  if (t.isRising) return value
  const alternatives = t.bands.map((band, i) => ({ name: band.name, holds: holds(band, of, t, b), value: results[i] }))
  const areApart = (i: number, j: number): boolean => j === i + 1 && t.bands[j]?.meets === true
  return withoutCollisions(value, alternatives, areApart, { code: 'HC6060', facts: {} }, t, b)
}

/** The figure, on condition that the base of percentages is not below 0: the bands would stand upside down. */
function notBelowZero(figure: BodyArgument, base: Term, t: Bands, b: Lowering): BodyArgument {
  const fine = b.node({ op: 'lessEqual' }, [b.number('0', base.span), b.term(base)], base.dims, base.span)
  return b.guard(figure, fine, 'HC6061', { base: nameOf(base) }, t)
}

/** What a band comes to; undefined where it is not provided for. */
function resultOf(result: Term | undefined, of: BodyArgument, t: Bands, b: Lowering): BodyArgument | undefined {
  if (!result) return undefined
  const rate = b.term(result)
  return t.manner === 'whole' ? b.node({ op: 'multiply' }, [of, rate], t.dims, t.span) : rate
}

/** Whether the bands follow one another so that a place on the line tells which holds: by their numbers, or each from where the last one ends. */
function isUnbroken({ bands, isRising }: Bands): boolean {
  return isRising || bands.every((band, i) => (i === 0 ? band.low === undefined : band.meets))
}

/**
 * A choice at every place where one band goes over into the next. What no band holds stands only where there is such a place, so that a
 * figure whose bands cover the line is one of their results, also while it is open.
 */
function alongTheLine(
  t: Bands,
  of: BodyArgument,
  results: readonly (BodyArgument | undefined)[],
  b: Lowering,
): BodyArgument {
  const rest = once(() => resultOf(t.otherwise, of, t, b) ?? b.unspecified(t.span))
  const select = (condition: BodyArgument, then: BodyArgument, otherwise: BodyArgument): BodyArgument =>
    b.node({ op: 'select' }, [condition, then, otherwise], t.dims, t.span)
  let value: BodyArgument | undefined
  for (let i = t.bands.length - 1; i >= 0; i--) {
    const band = t.bands[i] as BandTerm
    const result = results[i] ?? b.unspecified(t.span)
    value = band.high ? select(isBelow(of, band.high, t, b), result, value ?? rest()) : result
    if (band.low && !band.meets) value = select(isAbove(of, band.low, t, b), value, rest())
  }
  return value ?? rest()
}

/** The first band that holds the figure: they are known to exclude each other, or the run demands it. */
function firstThatHolds(
  t: Bands,
  of: BodyArgument,
  results: readonly (BodyArgument | undefined)[],
  b: Lowering,
): BodyArgument {
  const rest = resultOf(t.otherwise, of, t, b) ?? b.unspecified(t.span)
  return t.bands.reduceRight<BodyArgument>((otherwise, band, i) => {
    const result = results[i] ?? b.unspecified(t.span)
    return b.node({ op: 'select' }, [holds(band, of, t, b), result, otherwise], t.dims, t.span)
  }, rest)
}

function holds({ low, high }: BandTerm, of: BodyArgument, t: Bands, b: Lowering): BodyArgument {
  const above = low && isAbove(of, low, t, b)
  const below = high && isBelow(of, high, t, b)
  if (above !== undefined && below !== undefined) return b.node({ op: 'and' }, [above, below], t.dims, t.span)
  return (above ?? below) as BodyArgument
}

type End = NonNullable<BandTerm['low']>

function isAbove(of: BodyArgument, { term, closed }: End, { dims, span }: Bands, b: Lowering): BodyArgument {
  return b.node({ op: closed ? 'lessEqual' : 'less' }, [b.term(term), of], dims, span)
}

function isBelow(of: BodyArgument, { term, closed }: End, { dims, span }: Bands, b: Lowering): BodyArgument {
  return b.node({ op: closed ? 'lessEqual' : 'less' }, [of, b.term(term)], dims, span)
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
