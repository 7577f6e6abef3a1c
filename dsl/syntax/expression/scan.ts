import { createToken, Lexer, type TokenType } from 'chevrotain'
import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import { normalize } from './normalize.ts'
import type { TokenKind } from './tokens.ts'
import { excluded, included, markPattern } from './words.ts'

/** A piece of text between marks, before any name is known: 'Run' is a row of letters and digits, all others are what they look like. */
export interface RawToken {
  readonly kind: TokenKind | 'Run' | 'Newline'
  readonly start: number
  readonly end: number
  /** A run in normalised form, an operator in its canonical one, a text without its quotes. */
  readonly value: string
  /** A slash, which may also stand inside a unit (元/人). */
  readonly slash?: boolean
}

/** The longest formula that is read, in characters. */
const longestFormula = 20_000

interface Rule {
  readonly kind: RawToken['kind']
  readonly pattern: RegExp
  readonly value: string
  /** Habit from elsewhere: read as `value`, but reported. */
  readonly foreign?: boolean
}

const rule = (kind: RawToken['kind'], pattern: RegExp, value = '', foreign?: boolean): Rule => ({
  kind,
  pattern,
  value,
  foreign,
})

// Patterns see the normalised text. Order matters: the first that matches wins.
const rules: readonly Rule[] = [
  rule('Newline', /[\r\n]+[ \t\r\n]*/),
  rule('Date', /\d{4}-\d{2}-\d{2}(?!\d)/),
  rule(
    'Run',
    /(?:[A-Za-z_%‰\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+|\d+(?:\.\d+)?|[\ud840-\ud88f][\udc00-\udfff])+/,
  ),
  rule('Mark', markPattern),
  rule('Open', /\(/),
  rule('Close', /\)/),
  rule('PickOpen', /\[/),
  rule('PickClose', /\]/),
  rule('Comma', /,/),
  rule('Enum', /、/),
  rule('Colon', /:/),
  rule('Semicolon', /;/),
  rule('Arith', /\*\*/, '^', true),
  rule('And', /&&?/, '且', true),
  rule('Or', /\|\|?/, '或', true),
  rule('Compare', />=|≥|>[ ]?=/, '≥'),
  rule('Compare', /<=|≤/, '≤'),
  rule('Compare', /<>|!=|≠/, '≠'),
  rule('Compare', />/, '＞'),
  rule('Compare', /</, '＜'),
  rule('Equal', /==?/, '＝'),
  rule('Not', /!/, '非', true),
  rule('Sign', /\+/, '＋'),
  rule('Sign', /-/, '－'),
  rule('Arith', /[*×]/, '×'),
  rule('Arith', /[/÷]/, '÷'),
  rule('Arith', /\^/, '^'),
  rule('Text', /[“”"][^“”"]*[“”"]/),
  rule('Text', /[“”"][^“”"]*/, 'unclosed'),
  rule('Name', /「[^「」]*」/),
  rule('Name', /「[^「」]*/, 'unclosed'),
]

const blank = createToken({ name: 'Blank', pattern: /[ \t]+/, group: Lexer.SKIPPED })
const ruleOf = new Map<TokenType, Rule>()
for (const [i, r] of rules.entries()) {
  ruleOf.set(createToken({ name: `${r.kind}${i}`, pattern: r.pattern, line_breaks: r.kind === 'Newline' }), r)
}
const lexer = new Lexer([blank, ...ruleOf.keys()], {
  positionTracking: 'onlyOffset',
  ensureOptimizations: true,
  skipValidations: true,
})

/** What a text is made of, and what in it is no part of any formula. Newlines are tokens: bands may stand one to a line. */
export interface Scanned {
  readonly text: string
  /** The normalised text, of the same length. */
  readonly normal: string
  readonly tokens: readonly RawToken[]
  readonly problems: readonly Problem[]
}

/** Cuts a text at its marks. Knows no names, so that its answer can be kept as long as the text stays. */
export function scan(text: string): Scanned {
  if (text.length > longestFormula) {
    const facts = { length: text.length, limit: longestFormula }
    return { text, normal: text, tokens: [], problems: [problem('HC2002', { start: 0, end: text.length }, facts)] }
  }
  const normal = normalize(text)
  const problems: Problem[] = []
  const tokens: RawToken[] = []
  const read = lexer.tokenize(normal)
  for (const t of read.tokens) {
    const r = ruleOf.get(t.tokenType) as Rule
    const start = t.startOffset
    const end = start + t.image.length
    const span = { start, end }
    let value = r.value
    if (r.kind === 'Run' || r.kind === 'Date') value = t.image
    else if (r.kind === 'Mark') value = t.image.includes(excluded) ? excluded : included
    else if (r.kind === 'Text' || r.kind === 'Name') {
      const unclosed = r.value === 'unclosed'
      value = text.slice(start + 1, unclosed ? end : end - 1)
      const first = text.charAt(start)
      if (unclosed) {
        problems.push(problem('HC2006', { start, end: start + 1 }, { open: first, close: closing[first] ?? '”' }))
      } else if (r.kind === 'Name' && value.trim() === '') problems.push(problem('HC2033', span, {}))
    } else if (r.foreign) {
      const facts = { found: text.slice(start, end), instead: r.value }
      problems.push(problem('HC2020', span, facts, { fix: r.value === '^' ? '^' : ` ${r.value} ` }))
    }
    tokens.push({ kind: r.kind, start, end, value, slash: r.kind === 'Arith' && t.image === '/' })
  }
  for (const e of read.errors) {
    const span = { start: e.offset, end: e.offset + e.length }
    const found = text.slice(span.start, Math.min(span.end, span.start + 12))
    problems.push(problem('HC2005', span, { found, hidden: hidden(found) }))
  }
  return { text, normal, tokens, problems }
}

const closing: Readonly<Record<string, string>> = { '「': '」', '『': '』', '"': '"', '＂': '＂' }

/** The number of a character that cannot be seen. */
function hidden(found: string): string | undefined {
  const c = found.codePointAt(0) as number
  const invisible = c < 32 || (c >= 0x7f && c < 0xa0) || (c >= 0x200b && c <= 0x200f) || c === 0xfeff || c === 0x2060
  return invisible ? c.toString(16).toUpperCase().padStart(4, '0') : undefined
}
