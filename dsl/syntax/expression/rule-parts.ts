import { EOF, type IOrAlt, type TokenType } from 'chevrotain'
import type { Built } from './operation.ts'
import { T } from './tokens.ts'

/** One alternative of a rule. */
export function alternative<R>(read: () => R): IOrAlt<R> {
  return { ALT: read }
}

/** A part of a rule that is read only where the gate is open. */
export function gated(gate: () => boolean, read: () => void): { GATE: () => boolean; DEF: () => void } {
  return { GATE: gate, DEF: read }
}

/** Whether a token can only end what stands between brackets. */
export function closes(type: TokenType): boolean {
  return type === T.Close || type === T.PickClose || type === EOF
}

/** Where a value is missing. */
export function noValue(at: number): Built {
  const span = { start: at, end: at }
  return { value: { type: 'hole', span }, span }
}
