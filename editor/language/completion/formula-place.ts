import type { Term } from '../../../dsl/model/term.ts'
import type { Unit } from '../../../dsl/model/unit.ts'
import { functionAtEnd, type Signature, signatureOf } from '../../../dsl/syntax/expression/functions.ts'
import { normalize } from '../../../dsl/syntax/expression/normalize.ts'
import { belongsWord, formulaWords, notBelongsWord } from '../../../dsl/syntax/expression/words.ts'

/** What fits at a place of a formula. */
export type Wanted =
  /** A figure, a number, a call; of this unit, if the place wants one. */
  | { readonly kind: 'value'; readonly unit?: Unit }
  /** A member of one of these dimensions, or a way to one (an attribute); `isPick`: in 〔〕. */
  | { readonly kind: 'member'; readonly dimensions: readonly string[]; readonly isPick: boolean }
  /** One of these dimensions, or any where there are none. */
  | { readonly kind: 'dimension'; readonly of: readonly string[] }
  | { readonly kind: 'unit' }
  | { readonly kind: 'rounding' }
  /** A word or mark behind an operand. */
  | { readonly kind: 'word' }

/** Understands a piece of a formula; undefined where it makes no sense. */
export type Understand = (text: string) => Term | undefined

/** What fits behind the text of a formula; `own`: what the formula as a whole must be. */
export function wantedBehind(written: string, own: Unit | undefined, understand: Understand): Wanted {
  const text = written.trimEnd()
  const normal = normalize(text)
  const last = normal.at(-1)
  if (last === undefined || /[;:\n]/.test(last)) return value(own)
  const word = wordAtEnd(normal)
  if (word === '则' || word === '否则') return value(own)
  if (word === '按') return { kind: 'dimension', of: [] }
  const isBelonging = word === belongsWord || word === notBelongsWord || (last === '、' && /属于/.test(normal))
  const isComparing = /[<>=≥≤≠]/.test(last) || (word !== undefined && isComparison(word))
  if (isBelonging || isComparing) {
    const size = isBelonging && last === '、' ? 0 : word ? word.length : />=$|<=$|!=$|<>$/.test(normal) ? 2 : 1
    const left = last === '、' ? normal.slice(0, normal.lastIndexOf('属于')).replace(/不$/, '') : text.slice(0, -size)
    const term = operandBefore(left, understand)
    if (!term) return value(undefined)
    if (term.unit.kind === 'member') return { kind: 'member', dimensions: [term.unit.dimension], isPick: false }
    // 筹资总额 ＝ … at the head is a head.
    return value(term.unit)
  }
  if (word !== undefined) return value(undefined)
  if (/[+-]/.test(last)) return value(operandBefore(text.slice(0, -1), understand)?.unit ?? own)
  if (/[*×/÷^]/.test(last)) return value(undefined)
  if (last === '[') return { kind: 'member', dimensions: dimsOf(text.slice(0, -1), understand), isPick: true }
  if (last === '(' || last === ',') return inBrackets(text, own, understand)
  return { kind: 'word' }
}

const value = (unit: Unit | undefined): Wanted => (unit === undefined ? { kind: 'value' } : { kind: 'value', unit })

/** An argument of a call, or what stands in plain brackets. */
function inBrackets(text: string, own: Unit | undefined, understand: Understand): Wanted {
  const normal = normalize(text)
  const open = openBefore(normal)
  if (open < 0) return value(own)
  const outside = text.slice(0, open)
  if (normal[open] === '[') return { kind: 'member', dimensions: dimsOf(outside, understand), isPick: true }
  const named = functionAtEnd(normal.slice(0, open).trimEnd())
  const signature = named && signatureOf(named)
  if (!signature) return wantedWithin(outside, own, understand)
  const before = outside.trimEnd().slice(0, -signature.name.length)
  const args = cutAtCommas(text.slice(open + 1))
  const at = args.length - 1
  if (at === 0) return firstArgument(signature, wantedWithin(before, own, understand))
  const first = understand(args[0] as string)
  if (signature.unit) return { kind: 'unit' }
  if (signature.to) return { kind: 'rounding' }
  if (signature.over === at) return { kind: 'dimension', of: first?.dims ?? [] }
  if (signature.name === '若') return wantedWithin(before, own, understand)
  if (signature.name === '分摊' || signature.name === '依次抵扣') return value(undefined)
  return value(first?.unit)
}

function wantedWithin(before: string, own: Unit | undefined, understand: Understand): Wanted {
  const wanted = wantedBehind(before, own, understand)
  return wanted.kind === 'value' ? wanted : value(undefined)
}

function firstArgument({ name, over }: Signature, outside: Wanted): Wanted {
  if (over === 0) return { kind: 'dimension', of: [] }
  const keepsUnit = !['若', '占比', '排名', '开方', '视为', '年', '月', '日', '周岁'].includes(name)
  return keepsUnit ? outside : value(undefined)
}

/** The bracket that is open at the end of a normalised text, or -1. */
function openBefore(normal: string): number {
  let depth = 0
  for (let i = normal.length - 1; i >= 0; i--) {
    const c = normal[i]
    if (c === ')' || c === ']') depth++
    else if ((c === '(' || c === '[') && depth-- === 0) return i
  }
  return -1
}

function cutAtCommas(inside: string): readonly string[] {
  const normal = normalize(inside)
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (let i = 0; i < normal.length; i++) {
    const c = normal[i] as string
    if ('(['.includes(c)) depth++
    else if (')]'.includes(c)) depth--
    else if (c === ',' && depth === 0) {
      parts.push(inside.slice(start, i))
      start = i + 1
    }
  }
  return [...parts, inside.slice(start)]
}

/** What the operand at the end of a text means: the longest piece of it that can be read. */
function operandBefore(text: string, understand: Understand): Term | undefined {
  for (const start of operandStarts(text)) {
    const piece = text.slice(start)
    const term = piece.trim() === '' ? undefined : understand(piece)
    if (term) return term
  }
  return undefined
}

/** Where the operand at the end of a text may begin, the longest piece first: behind a mark, or behind a word that may also be part of a name. */
function operandStarts(text: string): readonly number[] {
  const normal = normalize(text)
  const starts: number[] = []
  let depth = 0
  for (let i = normal.length - 1; i >= 0; i--) {
    const c = normal[i] as string
    if (')]'.includes(c)) depth++
    else if ('(['.includes(c)) {
      if (depth === 0) return [i + 1, ...starts.reverse()]
      depth--
    } else if (depth === 0 && /[,;:<>=≥≤≠]/.test(c)) return [i + 1, ...starts.reverse()]
    else if (depth === 0 && wordAtEnd(normal.slice(0, i + 1))) starts.push(i + 1)
  }
  return [0, ...starts.reverse()]
}

function dimsOf(text: string, understand: Understand): readonly string[] {
  // A pick belongs to the name right before it.
  for (const start of [...operandStarts(text), ...signStarts(text)]) {
    const term = understand(text.slice(start))
    if (term) return term.dims
  }
  return []
}

function signStarts(text: string): readonly number[] {
  return [...normalize(text).matchAll(/[-+*×/÷^]/g)].map(({ index }) => index + 1).reverse()
}

const words = formulaWords.filter(({ kind }) => kind !== 'Truth' && kind !== 'To').map(({ text }) => text)
const longestFirst = words.toSorted((a, b) => b.length - a.length)
const comparisons = new Set(formulaWords.flatMap(({ kind, text }) => (/Compare|Equal/.test(kind) ? [text] : [])))

/** The word of a formula with which a text ends. */
export function wordAtEnd(text: string): string | undefined {
  const end = text.trimEnd()
  return longestFirst.find((word) => end.endsWith(word))
}

function isComparison(word: string): boolean {
  return comparisons.has(word)
}
