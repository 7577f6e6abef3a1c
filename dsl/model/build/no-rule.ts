import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import { suggest } from '../../diagnostic/suggest.ts'
import type { Span } from '../../text/span.ts'
import type { Names } from '../names.ts'

/** What is wrong with a name that should be a rule's (`key` is what it stands under): it is another thing, or nothing, with the nearest rules. */
export function noRule(
  name: string,
  key: '参照' | '改为',
  span: Span,
  names: Names,
  isRule: (figure: string) => boolean,
): Problem {
  if (names.meanings.has(name)) return problem('HC5066', span, { name, key })
  const rules = [...names.meanings].flatMap(([word, m]) => (m.kind === 'figure' && isRule(m.name) ? [word] : []))
  const near = suggest(name, rules)
  return problem('HC3001', span, { name, near }, near.length === 1 ? { fix: near[0] } : {})
}
