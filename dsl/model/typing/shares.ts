import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import { isPartName, shareLimit } from '../data-words.ts'
import { compareDigits } from '../digits.ts'
import { percentOf } from '../quantity.ts'
import type { Term } from '../term.ts'
import { isRatioLike } from '../unit.ts'
import { isMoney } from './functions.ts'
import { nameOf } from './name.ts'

/** What a rate of money does not come to without ％: 2 is double, 40 is 40%. (Of what is counted 40 may be 40元/人次.) */
const MOST_RATE = '10'

/**
 * Numbers without ％ that are shares: among what a figure's formula comes to, above 1 where its name says a share or another of them has a
 * ％; among the rates of a 分段 over money, above 10 too. The first is told. And a part of a whole that is written above 100%.
 */
export function checkShares(name: string, of: Term, report: (p: Problem) => void): void {
  const found = beyond(results(of), shareLimit(name))
  const rate = ratesOf(of).flatMap(({ rates, isMoney }) => beyond(rates, isMoney ? MOST_RATE : undefined) ?? [])[0]
  for (const number of [found, rate]) if (number) report(doubt(name, number, false))
  const whole = isPartName(name) ? results(of).find(isBeyondWhole) : undefined
  if (whole) report(problem('HC5140', whole.span, { name, written: percentOf(whole.digits) }))
}

/** A share beside a number that is none: 备案率 ＞ 95. */
export function checkBesideShare(share: Term, number: Term, report: (p: Problem) => void): void {
  const name = nameOf(share)
  const limit = isRatioLike(share.unit) ? shareLimit(name) : undefined
  const found = limit === undefined ? undefined : beyond([number], limit)
  if (found) report(doubt(name, found, true))
}

type NumberTerm = Extract<Term, { op: 'number' }>

/** A number with ％ above 100%. */
function isBeyondWhole(t: Term): t is NumberTerm {
  return t.op === 'number' && t.isBare === false && isRatioLike(t.unit) && compareDigits(t.digits, '1') > 0
}

function beyond(terms: readonly Term[], limit: string | undefined): NumberTerm | undefined {
  const numbers = terms.filter((t) => t.op === 'number' && isRatioLike(t.unit)) as NumberTerm[]
  const most = numbers.some((n) => n.isBare === false) ? '1' : limit
  return most === undefined ? undefined : numbers.find((n) => n.isBare && compareDigits(n.digits, most) > 0)
}

function doubt(name: string, { digits, span }: NumberTerm, isBeside: boolean): Problem {
  return problem('HC6077', span, { name, written: digits, percent: percentOf(digits), isBeside })
}

/** What a formula may come to, as far as it does not reckon: the branches of its choices. */
function results(t: Term): readonly Term[] {
  switch (t.op) {
    case 'choose':
      return [t.then, t.otherwise].flatMap(results)
    case 'cases':
      return [...t.cases.map((c) => c.value), t.otherwise].flatMap(given)
    case 'bands':
      return t.manner === 'value' ? [...t.bands.map((b) => b.result), t.otherwise].flatMap(given) : []
    case 'reading':
      return t.options.flatMap((o) => results(o.term))
    case 'minimum':
    case 'maximum':
      return t.of.flatMap(results)
    case 'default':
      return [t.of, t.otherwise].flatMap(results)
    default:
      return [t]
  }
}

/** The rates of each 分段 with a 方式 among what a formula may come to. */
function ratesOf(t: Term): readonly { readonly rates: readonly Term[]; readonly isMoney: boolean }[] {
  if (t.op === 'bands' && t.manner !== 'value') {
    const rates = [...t.bands.map((b) => b.result), t.otherwise].flatMap(given)
    return [{ rates, isMoney: isMoney(t.of.unit) }]
  }
  const branches = results(t)
  return branches[0] === t ? [] : branches.flatMap(ratesOf)
}

function given(t: Term | undefined): readonly Term[] {
  return t ? results(t) : []
}
