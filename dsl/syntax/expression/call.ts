import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import type { Span } from '../../text/span.ts'
import type { Call, Expression, FunctionName, Name, NumberLiteral, Over, Pick, TextLiteral } from './expression.ts'
import { type Signature, signatureOf } from './functions.ts'

/** What stands between two commas of a call or a pick. */
export interface Item {
  /** A hole where only a place or unit stands. */
  readonly value: Expression
  /** Further dimensions: 险种、年份. */
  readonly more: readonly Name[]
  readonly by: readonly Name[]
  readonly where?: Expression
  /** 、 按 or 其中, whichever came first: only a dimension may have them. */
  readonly tail?: { readonly text: string; readonly span: Span }
  readonly place?: { readonly text: string; readonly span: Span }
  readonly unit?: { readonly text: string; readonly span: Span }
  readonly span: Span
}

/** Reports what only the argument of a function may be, where no function takes it. */
export function plainValue(item: Item, problems: Problem[]): Expression {
  if (item.tail)
    problems.push(problem(item.tail.text === '、' ? 'HC2012' : 'HC2028', item.tail.span, { found: item.tail.text }))
  if (item.place) problems.push(problem('HC2029', item.place.span, { found: item.place.text }))
  if (item.unit) problems.push(problem('HC2012', item.unit.span, { found: item.unit.text }))
  return item.value
}

/** Makes a call of a function and its items, by the function's signature. */
export function buildCall(
  word: FunctionName,
  at: Span,
  items: readonly Item[],
  end: number,
  problems: Problem[],
): Call {
  const signature = signatureOf(word) as Signature
  const span = { start: at.start, end }
  const { min, max, form } = signature
  if (items.length < min || items.length > max) {
    problems.push(problem('HC2019', at, { name: word, found: items.length, min, max, form }))
  }
  const args: Expression[] = []
  let over: Over | undefined
  let to: Call['to']
  let unit: Call['unit']
  const overAt =
    signature.over !== undefined && items.length > signature.over && items.length <= max ? items.length - 1 : -1
  for (const [i, item] of items.entries()) {
    if (i === overAt) over = overOf(item, signature, problems)
    else if (i === 1 && signature.to && item.place) to = item.place
    else if (i === 1 && signature.unit && item.unit) unit = item.unit
    else args.push(plainValue(item, problems))
  }
  return { type: 'call', function: word, at, args, over, to, unit, span }
}

function overOf(item: Item, signature: Signature, problems: Problem[]): Over | undefined {
  const { value, more, by, where, span } = item
  if (value.type !== 'name') {
    if (item.place || item.unit) plainValue(item, problems)
    if (value.type !== 'hole')
      problems.push(problem('HC2027', span, { function: signature.name, form: signature.form }))
    return undefined
  }
  return { dimensions: [value, ...more], by, where, span }
}

/** Makes a pick of what stands in 〔…〕. */
export function buildPick(
  subject: Expression,
  items: readonly Item[],
  brackets: Span,
  span: Span,
  problems: Problem[],
): Pick {
  const picks: { dimension?: Name; member: Name | NumberLiteral | TextLiteral }[] = []
  for (const item of items) {
    const value = plainValue(item, problems)
    if (value.type === 'hole') continue
    if (isMember(value)) picks.push({ member: value })
    else if (
      value.type === 'binary' &&
      value.operator === '＝' &&
      value.left.type === 'name' &&
      isMember(value.right)
    ) {
      picks.push({ dimension: value.left, member: value.right })
    } else problems.push(problem('HC2030', item.span, {}))
  }
  if (items.length === 0) problems.push(problem('HC2030', brackets, {}))
  return { type: 'pick', subject, picks, span }
}

function isMember(e: Expression): e is Name | NumberLiteral | TextLiteral {
  return e.type === 'name' || e.type === 'number' || e.type === 'text'
}
