import { isWholeDigits } from '../digits.ts'
import type { Figure, Parameter } from '../model.ts'
import { inner, type Term } from '../term.ts'
import { isCount } from '../unit.ts'
import type { Scope } from './context.ts'

/**
 * Whether a term is a whole number wherever it has a value, so that 18至44岁 beside 45岁以上 leaves no gap: what is counted, and what is
 * made of whole numbers without a quotient or a share. Rules are followed to their formulas, by a list of what is left since chains may be long.
 */
export function isWhole(term: Term, scope: Scope): boolean {
  const known = new Map<string, boolean>()
  const begun = new Set<string>()
  const left = figuresIn(term)
  for (let name = left.at(-1); name !== undefined; name = left.at(-1)) {
    const figure = scope.signature(name)
    const before =
      figure?.kind === 'rule' && !begun.has(name) ? figuresIn(figure.term).filter((n) => !begun.has(n)) : []
    begun.add(name)
    if (before.length > 0) left.push(...before)
    else {
      left.pop()
      if (!known.has(name)) known.set(name, figure !== undefined && isWholeFigure(figure, known))
    }
  }
  return isMadeOfWholes(term, known)
}

function figuresIn(term: Term): string[] {
  return term.op === 'figure' || term.op === 'lastYear' ? [term.name] : inner(term).flatMap(figuresIn)
}

function isWholeFigure(figure: Figure, known: ReadonlyMap<string, boolean>): boolean {
  switch (figure.kind) {
    case 'input':
      return isCount(figure.unit) || figure.unit.kind === 'date'
    case 'parameter':
      if (figure.unit.kind === 'date') return true
      return figure.open === undefined && cellsOf(figure).every((value) => isWholeDigits(value))
    case 'rule':
      return isMadeOfWholes(figure.term, known)
  }
}

function cellsOf({ values, byReading }: Parameter): string[] {
  const cells = [...values, ...(byReading?.options ?? [])].flatMap((v) => v.cells)
  return cells.map((c) => String(c.value))
}

function isMadeOfWholes(t: Term, known: ReadonlyMap<string, boolean>): boolean {
  const all = (...terms: readonly (Term | undefined)[]): boolean =>
    terms.every((part) => part === undefined || isMadeOfWholes(part, known))
  switch (t.op) {
    case 'number':
      return isWholeDigits(t.digits)
    case 'figure':
    case 'lastYear':
      return known.get(t.name) === true
    case 'date':
    case 'calendar':
    case 'age':
    case 'year':
    case 'rank':
    case 'unspecified':
      return true
    case 'add':
    case 'subtract':
    case 'multiply':
      return all(t.left, t.right)
    case 'power':
      return t.exponent >= 0 && all(t.base)
    case 'minimum':
    case 'maximum':
      return all(...t.of)
    case 'round':
      return isWholeDigits(t.step) || all(t.of)
    case 'negate':
    case 'absolute':
    case 'follow':
    case 'pick':
    case 'previous':
    case 'sumBefore':
    case 'spread':
    case 'applying':
    case 'cast':
      return all(t.of)
    case 'choose':
      return all(t.then, t.otherwise)
    case 'default':
      return all(t.of, t.otherwise)
    case 'aggregate':
      return t.kind === 'count' || (t.kind !== 'mean' && all(t.of))
    case 'split':
      return t.manner.step !== undefined && isWholeDigits(t.manner.step)
    case 'cases':
      return all(...t.cases.map((c) => c.value), t.otherwise)
    case 'bands':
      return t.manner === 'value' ? all(...t.bands.map((b) => b.result), t.otherwise) : all(t.of, ...inner(t))
    case 'reading':
      return all(...t.options.map((o) => o.term))
    default:
      return false
  }
}
