import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import type { Span } from '../../text/span.ts'
import { type Arranged, type ArrangedToken, arrange } from './arrange.ts'
import { cutRun, mostReadings } from './cut.ts'
import type { Expression } from './expression.ts'
import { parseTokens } from './grammar.ts'
import { namesOf } from './names-of.ts'
import { normalize } from './normalize.ts'
import type { Mode } from './pieces.ts'
import { printFormula } from './print.ts'
import { scan } from './scan.ts'
import { makeToken, type Token } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'
import { writtenBounds } from './written-bounds.ts'

/** A formula cut at its marks: all that can be known of it without names. Keep it as long as the text stays the same. */
export interface LexedFormula {
  readonly text: string
  readonly normal: string
  readonly arranged: Arranged
  readonly problems: readonly Problem[]
  /** Characters that nothing can be made of. */
  readonly unreadable: readonly Span[]
}

/** A formula as read. `problems` has every fault found, in the order of the text; names are in the order in which they come. */
export interface ParsedFormula {
  readonly expression: Expression
  readonly problems: readonly Problem[]
  /** Every name that the formula uses, once, declared or not. */
  readonly names: readonly string[]
  /**
   * Another cutting that reads too, with what to say of it. Whether it also makes sense, only those know who know what the names stand for.
   */
  readonly other?: { readonly expression: Expression; readonly problem: Problem }
}

/** What the reader may know beside the names. */
export interface FormulaOptions {
  /** The rule's own name and aliases: `名 ＝ …` at the head is then a head even where the rest is itself a comparison. */
  readonly heads?: Iterable<string>
}

/** Cuts a text at its marks; knows no names. */
export function lexFormula(text: string): LexedFormula {
  const scanned = scan(text)
  const raw = scanned.tokens.filter((t) => t.kind !== 'Newline')
  return finishLexing(text, scanned.normal, arrange(raw, scanned.normal, text), scanned.problems)
}

/** Puts the parts of a lexed formula together (also for the sides of a band). */
export function finishLexing(
  text: string,
  normal: string,
  arranged: Arranged,
  problems: readonly Problem[],
): LexedFormula {
  const unreadable = problems.filter((p) => p.code === 'HC2005').map((p) => p.span)
  return { text, normal, arranged, problems: [...problems, ...arranged.problems], unreadable }
}

/** Reads a formula whose marks are known, by the names that are declared. Never throws. */
export function cutAndParse(lexed: LexedFormula, vocabulary: Vocabulary, options: FormulaOptions = {}): ParsedFormula {
  const read = readPart(lexed, vocabulary, 'formula', options)
  if (read.problems.length === 0 && read.names.every((name) => vocabulary.has(name))) return read
  const { text, normal } = lexed
  const written = writtenBounds(text, normal)
  if (!written) return read
  const formula = text.slice(0, written.end)
  const own = readPart(lexFormula(formula), vocabulary, 'formula', options)
  const facts = {
    formula: formula.trim(),
    bounds: written.bounds,
    found: text.slice(written.span.start, written.span.end),
  }
  return { ...own, problems: [...own.problems, problem('HC2090', written.span, facts)] }
}

/** Reads a formula. Never throws: what cannot be read is a problem and leaves a hole. */
export function parseFormula(text: string, vocabulary: Vocabulary, options: FormulaOptions = {}): ParsedFormula {
  return cutAndParse(lexFormula(text), vocabulary, options)
}

/**
 * Whether declaring or dropping these names (or count nouns) can change how a formula is read: whether one of them stands in its text.
 * If not, the formula needs no second reading.
 */
export function dependsOnNames(lexed: LexedFormula, changed: Iterable<string>): boolean {
  for (const name of changed) if (lexed.normal.includes(normalize(name))) return true
  return false
}

const hole = (text: string): Expression => ({ type: 'hole', span: { start: 0, end: text.length } })

/** Reads one part of a text in its mode. */
export function readPart(
  lexed: LexedFormula,
  vocabulary: Vocabulary,
  mode: Mode,
  options: FormulaOptions = {},
): ParsedFormula {
  const { arranged, text, unreadable } = lexed
  if (arranged.tokens.length === 0) {
    const problems =
      lexed.problems.length > 0 ? lexed.problems : [problem('HC2001', { start: 0, end: text.length }, {})]
    return { expression: hole(text), problems, names: [] }
  }
  const readings = cutPart(lexed, vocabulary, mode)
  let chosen = readHead(readings[0] as Token[], unreadable, options)
  let other: ParsedFormula['other']
  if (readings.length > 1) {
    const others = readings.map((tokens, i) => (i === 0 ? chosen : readHead(tokens, unreadable, options)))
    const clean = others.filter((r) => r.problems.length === 0)
    // A head is no other cutting's beginning: 非签约总额＝… is not 非（签约总额＝…） in the rule 非签约总额.
    const good = clean.some((r) => r.isHead) ? clean.filter((r) => r.isHead) : clean
    chosen = good[0] ?? chosen
    const first = printFormula(chosen.expression)
    const second = good.find((r) => printFormula(r.expression) !== first)
    if (second) {
      const facts = { first, second: printFormula(second.expression) }
      other = { expression: second.expression, problem: problem('HC2024', chosen.expression.span, facts) }
    }
  }
  const problems = [...lexed.problems, ...chosen.problems]
  const names = namesOf(chosen.expression)
  return { expression: chosen.expression, problems: inOrder(problems), names, ...(other ? { other } : {}) }
}

function readHead(tokens: readonly Token[], unreadable: readonly Span[], options: FormulaOptions) {
  const [head, equal] = tokens
  const isHead = head?.kind === 'Name' && equal?.kind === 'Equal' && tokens.length > 2 && options.heads !== undefined
  if (isHead && [...options.heads].includes(head.value)) {
    const { result, problems } = tooMuch(tokens) ?? parseTokens(tokens.slice(2), unreadable)
    const at = { start: equal.startOffset, end: (equal.endOffset as number) + 1 }
    const left = {
      type: 'name' as const,
      name: head.value,
      span: { start: head.startOffset, end: (head.endOffset as number) + 1 },
    }
    const span = { start: left.span.start, end: Math.max(at.end, result.span.end) }
    const expression: Expression = { type: 'binary', operator: '＝', left, right: result, at, span }
    return { expression, problems, isHead }
  }
  const { result, problems } = tooMuch(tokens) ?? parseTokens(tokens, unreadable)
  return { expression: result, problems, isHead: false }
}

const mostWords = 200

/** Words that nest without brackets; many of them would make a tree too deep to walk. */
export function tooMuch(tokens: readonly Token[]): { result: Expression; problems: Problem[] } | undefined {
  let nested = 0
  let others = 0
  let before: Token['kind'] | undefined
  for (const t of tokens) {
    if (t.kind === 'And' || t.kind === 'Or' || t.kind === 'Compare' || t.kind === 'Belongs') others++
    else if (t.kind === 'If' || t.kind === 'Not' || t.value === '^') nested++
    else if (t.kind === 'Sign' && (before === undefined || before === 'Sign' || before === 'Arith' || before === 'Not'))
      nested++
    before = t.kind
    if (nested <= mostWords && others <= 1_000) continue
    const span = { start: t.startOffset, end: (t.endOffset as number) + 1 }
    const limit = nested > mostWords ? mostWords : 1_000
    return { result: { type: 'hole', span }, problems: [problem('HC2004', span, { limit })] }
  }
  return undefined
}

/** Every way to cut a part that is worth parsing, the one with the longest names first. */
export function cutPart(lexed: LexedFormula, vocabulary: Vocabulary, mode: Mode): Token[][] {
  const { text, normal } = lexed
  const { tokens } = lexed.arranged
  let readings: Token[][] = [[]]
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as ArrangedToken
    if (token.kind !== 'Run') {
      const made = fromRaw(token, text, vocabulary, mode)
      if (made) for (const r of readings) r.push(made)
      continue
    }
    const surroundings = { text, normal, vocabulary, mode, before: tokens[i - 1], after: tokens[i + 1] }
    const cuttings = cutRun(token, surroundings)
    if (cuttings.length > 1) {
      const all = readings.flatMap((r) => cuttings.map((c) => [...r, ...c]))
      readings = all.slice(0, mostReadings)
    } else for (const r of readings) for (const t of cuttings[0] ?? []) r.push(t)
  }
  return readings.map((r) => withoutIdleCommas(r, mode))
}

function fromRaw(token: ArrangedToken, text: string, vocabulary: Vocabulary, mode: Mode): Token | undefined {
  const { kind, start, end } = token
  if (kind === 'Run' || kind === 'Newline') return undefined
  const image = text.slice(start, end)
  if (kind === 'Name') {
    return makeToken('Name', image, start, end, vocabulary.spelling(token.value) ?? token.value, { quoted: true })
  }
  if (kind === 'Date') return makeToken('Date', image, start, end, token.value)
  return makeToken(mode === 'bounds' && kind === 'Compare' ? 'BoundPrefix' : kind, image, start, end, token.value)
}

/** 如果 a，则 b，否则 c: the commas say nothing. On the left of a band 且 only joins two bounds. */
function withoutIdleCommas(tokens: Token[], mode: Mode): Token[] {
  if (mode === 'bounds') return tokens.filter((t) => t.kind !== 'And')
  if (!tokens.some((t) => t.kind === 'Then')) return tokens
  return tokens.filter((t, i) => {
    const next = tokens[i + 1]?.kind
    return t.kind !== 'Comma' || (next !== 'Then' && next !== 'Else')
  })
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length < 2) return problems
  const seen = new Set<string>()
  return problems
    .filter((p) => {
      const key = `${p.code} ${p.span.start}`
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
    .sort((a, b) => a.span.start - b.span.start)
}
