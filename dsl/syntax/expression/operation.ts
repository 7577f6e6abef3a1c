import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import type { Span } from '../../text/span.ts'
import type { BinaryOperator, Expression, Membership, Unary } from './expression.ts'

/** What stands in a row between two marks, before precedence is applied. */
export type Entry =
  | { readonly is: 'operand'; readonly value: Expression; readonly span: Span; readonly bare?: boolean }
  | { readonly is: 'prefix'; readonly operator: Unary['operator']; readonly span: Span }
  | { readonly is: 'infix'; readonly operator: BinaryOperator; readonly span: Span; readonly written: string }
  | {
      readonly is: 'membership'
      readonly negated: boolean
      readonly items: Membership['items']
      readonly range?: Membership['range']
      readonly span: Span
      readonly written: string
    }

/** How tightly an operator binds; higher is tighter. 如果 is 0, － before a number 7, an atom 9. */
export const precedence: Readonly<Record<BinaryOperator, number>> = {
  或: 1,
  且: 2,
  '＝': 4,
  '≠': 4,
  '＞': 4,
  '＜': 4,
  '≥': 4,
  '≤': 4,
  '＋': 5,
  '－': 5,
  '×': 6,
  '÷': 6,
  '^': 8,
}

/** Precedence of 非, and of the sign before a number. */
export const notLevel = 3
export const signLevel = 7
const comparisonLevel = 4

/** An expression and the text that it takes up with the brackets around it. */
export interface Built {
  readonly value: Expression
  readonly span: Span
  /** 如果 … without brackets around it. */
  readonly bare?: boolean
}

/** Applies precedence to a row that begins with an operand or prefix and in which operators and operands take turns. */
export function buildOperation(entries: readonly Entry[], problems: Problem[]): Built {
  let at = 0

  const operand = (): Built => {
    const entry = entries[at++] as Entry
    if (entry.is === 'prefix') {
      const right = level(entry.operator === '非' ? notLevel : signLevel)
      const span = { start: entry.span.start, end: right.span.end }
      return { value: { type: 'unary', operator: entry.operator, operand: right.value, span }, span }
    }
    if (entry.is !== 'operand') throw new Error('a row of operators and operands is out of step')
    if (entry.bare && !standsAlone(entries, at - 1)) {
      const neighbour = (entries[at - 2] ?? entries[at]) as Entry
      const beside = 'written' in neighbour ? neighbour.written : neighbour.is === 'prefix' ? neighbour.operator : ''
      problems.push(problem('HC2017', { start: entry.span.start, end: entry.span.start + 2 }, { beside }))
    }
    return { value: entry.value, span: entry.span }
  }

  const level = (lowest: number): Built => {
    let left = operand()
    let compared: string | undefined
    for (;;) {
      const entry = entries[at]
      if (!entry || (entry.is !== 'infix' && entry.is !== 'membership')) return left
      const binding = entry.is === 'membership' ? comparisonLevel : precedence[entry.operator]
      if (binding < lowest) return left
      at++
      if (binding === comparisonLevel) {
        if (compared !== undefined) {
          const at2 =
            entry.is === 'membership'
              ? { start: entry.span.start, end: entry.span.start + entry.written.length }
              : entry.span
          problems.push(problem('HC2013', at2, { first: compared, second: entry.written }))
        }
        compared = entry.written
      }
      if (entry.is === 'membership') {
        const { negated, items, range } = entry
        const span = { start: left.span.start, end: entry.span.end }
        left = { value: { type: 'membership', subject: left.value, negated, items, range, span }, span }
        continue
      }
      const { operator } = entry
      const right = level(operator === '^' ? binding : binding + 1)
      const span = { start: left.span.start, end: right.span.end }
      left = { value: { type: 'binary', operator, left: left.value, right: right.value, at: entry.span, span }, span }
    }
  }

  return level(0)
}

/** 如果 needs no brackets when it is the whole row, or all that follows a head (年度预算 ＝ 如果 …). */
function standsAlone(entries: readonly Entry[], at: number): boolean {
  if (at === 0) return entries.length === 1
  const head = entries[1]
  return at === 2 && entries.length === 3 && head?.is === 'infix' && head.operator === '＝'
}

/** 结余的10%: the word ends in the number before ％, and is told as a whole where it is looked up. Whether the last operand is such a word. */
export function joinPercent(entries: Entry[], percent: string, at: Span): boolean {
  const last = entries.at(-1)
  if (last?.is !== 'operand' || last.value.type !== 'name' || !/的\d+(?:\.\d+)?$/.test(last.value.name)) return false
  const span = { start: last.span.start, end: at.end }
  entries[entries.length - 1] = { ...last, value: { ...last.value, name: last.value.name + percent, span }, span }
  return true
}
