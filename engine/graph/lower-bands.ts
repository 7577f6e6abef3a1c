import type { BandTerm, Term } from '../../dsl/model/term.ts'
import type { BodyArgument } from './body.ts'
import type { Lowering } from './lowering.ts'

type Bands = Extract<Term, { op: 'bands' }>

/** 分段: the result of the band that holds the figure (times the figure where it is a rate), or the sum over slices from 0. */
export function lowerBands(t: Bands, b: Lowering): BodyArgument {
  const of = b.term(t.of)
  return t.manner === 'slices' ? slices(t, of, b) : chosen(t, of, b)
}

/** The band that holds the figure; bands do not overlap, so the first that holds is the one. */
function chosen(t: Bands, of: BodyArgument, b: Lowering): BodyArgument {
  const { dims, span } = t
  const value = t.bands.reduceRight<BodyArgument>((otherwise, band) => {
    const result = band.result ? b.term(band.result) : b.unspecified(span)
    const inside = contains(band, of, t, b)
    return inside === undefined ? result : b.node({ op: 'select' }, [inside, result, otherwise], dims, span)
  }, b.unspecified(span))
  return t.manner === 'whole' ? b.node({ op: 'multiply' }, [of, value], dims, span) : value
}

/** Whether a band holds the figure; undefined for 其余. */
function contains(band: BandTerm, of: BodyArgument, t: Bands, b: Lowering): BodyArgument | undefined {
  const { dims, span } = t
  const above =
    band.low && b.node({ op: band.low.closed ? 'lessEqual' : 'less' }, [b.term(band.low.term), of], dims, span)
  const below =
    band.high && b.node({ op: band.high.closed ? 'lessEqual' : 'less' }, [of, b.term(band.high.term)], dims, span)
  return above !== undefined && below !== undefined
    ? b.node({ op: 'and' }, [above, below], dims, span)
    : (above ?? below)
}

/** Σ rate × the part of the figure that lies within the band. A band without a result matters only where the figure reaches into it. */
function slices(t: Bands, of: BodyArgument, b: Lowering): BodyArgument {
  const { dims, span } = t
  const zero = b.number('0', span)
  const positive = b.node({ op: 'lessEqual' }, [zero, of], dims, span)
  const checked = b.node({ op: 'guard', code: 'HC6035', facts: {} }, [of, positive], dims, span)
  let sum: BodyArgument | undefined
  for (const band of t.bands) {
    const low = band.low ? b.term(band.low.term) : zero
    const top = band.high ? b.node({ op: 'minimum' }, [checked, b.term(band.high.term)], dims, span) : checked
    const within = b.node({ op: 'maximum' }, [b.node({ op: 'subtract' }, [top, low], dims, span), zero], dims, span)
    let part: BodyArgument
    if (band.result) part = b.node({ op: 'multiply' }, [within, b.term(band.result)], dims, span)
    else {
      const reaches = b.node({ op: 'less' }, [zero, within], dims, span)
      part = b.node({ op: 'select' }, [reaches, b.unspecified(span), zero], dims, span)
    }
    sum = sum === undefined ? part : b.node({ op: 'add' }, [sum, part], dims, span)
  }
  return sum ?? zero
}
