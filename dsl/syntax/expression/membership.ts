import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import type { Membership } from './expression.ts'
import { spanOf, withUnitOf } from './literal.ts'
import type { Built, Entry } from './operation.ts'
import type { Token } from './tokens.ts'
import { included, notBelongsWord } from './words.ts'

/** One of the things behind 属于, with （含） or （不含） where it stands. */
export interface Listed extends Built {
  readonly mark?: Token
}

/** What 属于 or 不属于 says of the value before it: some members, or one range. */
export function buildMembership(
  word: Token,
  members: readonly Listed[],
  separators: readonly Token[],
  problems: Problem[],
): Entry & { readonly is: 'membership' } {
  const [low, high] = members
  const to = separators.find((s) => s.kind === 'To')
  const last = members.at(-1) as Listed
  const at = spanOf(word)
  const span = { start: at.start, end: Math.max(at.end, last.mark ? spanOf(last.mark).end : last.span.end) }
  const base = { is: 'membership', negated: word.value === notBelongsWord, span, written: word.image } as const
  if (!to || !low || !high) {
    for (const { mark } of members) if (mark) problems.push(problem('HC2012', spanOf(mark), { found: mark.image }))
    return { ...base, items: members.map((m) => m.value) }
  }
  if (separators.length > 1) problems.push(problem('HC2034', at, { word: word.image }))
  const closed = (mark: Token | undefined): boolean | undefined => mark && mark.value === included
  const range: Membership['range'] = {
    low: withUnitOf(low.value, high.value),
    lowClosed: closed(low.mark),
    high: high.value,
    highClosed: closed(high.mark),
  }
  return { ...base, items: [], range }
}
