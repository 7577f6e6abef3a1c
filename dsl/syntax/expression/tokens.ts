import { createToken, type IToken, Lexer, type TokenType } from 'chevrotain'

const kinds = [
  'Name',
  'Number',
  'Text',
  'Date',
  'Truth',
  'Function',
  'Open',
  'Close',
  'PickOpen',
  'PickClose',
  'Comma',
  'Enum',
  'Sign',
  'Arith',
  'Equal',
  'Compare',
  'And',
  'Or',
  'Not',
  'If',
  'Then',
  'Else',
  'Belongs',
  'To',
  'Mark',
  'By',
  'Where',
  'Places',
  'UnitText',
  'Percent',
  'BoundPrefix',
  'BoundSuffix',
  'Rest',
  'Undetermined',
  'Colon',
  'Semicolon',
] as const

/** The kinds of token that the grammar knows. */
export type TokenKind = (typeof kinds)[number]

/** Kinds that the grammar does not tell apart: all operators between two operands but ＋ －, all words of a band's bounds. */
const together: Partial<Readonly<Record<TokenKind, TokenKind>>> = {
  Equal: 'Arith',
  Compare: 'Arith',
  And: 'Arith',
  Or: 'Arith',
  BoundSuffix: 'BoundPrefix',
  Rest: 'BoundPrefix',
  Undetermined: 'BoundPrefix',
  Colon: 'BoundPrefix',
  Semicolon: 'BoundPrefix',
}

const own = new Map(kinds.filter((k) => !together[k]).map((name) => [name, createToken({ name, pattern: Lexer.NA })]))

/** The grammar's token types by kind. They have no pattern: cutting makes the tokens, because only it knows the names. */
export const T: Readonly<Record<TokenKind, TokenType>> = Object.fromEntries(
  kinds.map((name) => [name, own.get(together[name] ?? name)]),
) as Record<TokenKind, TokenType>

/** All token types, for the parser. */
export const vocabularyOfGrammar: TokenType[] = [...own.values()]

/** A token of the grammar: its text as written and what it stands for. */
export interface Token extends IToken {
  readonly kind: TokenKind
  /** Operator in its canonical form, name as declared, digits of a number, text without quotes, function word … */
  readonly value: string
  /** Of a number: its unit. */
  readonly unit?: string
  readonly quoted?: boolean
  /** Of a name: not declared. */
  readonly unknown?: boolean
}

/** Makes a token of [start, end). */
export function makeToken(
  kind: TokenKind,
  image: string,
  start: number,
  end: number,
  value: string,
  more?: { readonly unit?: string; readonly quoted?: boolean; readonly unknown?: boolean },
): Token {
  const tokenType = T[kind]
  return {
    kind,
    image,
    startOffset: start,
    endOffset: end - 1,
    tokenType,
    tokenTypeIdx: tokenType.tokenTypeIdx as number,
    value,
    unit: more?.unit,
    quoted: more?.quoted,
    unknown: more?.unknown,
  }
}
