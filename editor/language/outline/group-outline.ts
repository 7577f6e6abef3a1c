import { type Compiled, syntaxOf } from '../../../dsl/index.ts'
import type { Placed } from '../../../dsl/syntax/policy/declaration.ts'
import { type Span, shift } from '../../../dsl/text/span.ts'

/** A section or an entry: its name, where that stands, and all that belongs to it. */
export interface OutlineEntry {
  readonly name: string
  readonly nameSpan: Span
  readonly span: Span
}

/** A section of a file, as the file is laid out. */
export interface OutlineSection extends OutlineEntry {
  /** What its entries are: 规则, 输入 …; the name of a key at the head is its own. */
  readonly kind: string
  readonly entries: readonly OutlineEntry[]
}

/** The sections of a policy in the order of its text, each with its entries. The keys of its head are left out. */
export function groupOutline(compiled: Compiled): readonly OutlineSection[] {
  const { document, policy } = syntaxOf(compiled)
  const entries = new Map([...policy.declarations].map(([section, list]) => [section, list.flatMap(entryOf)]))
  return document.sections.flatMap(({ name, title, keySpan, span }) => {
    const own = entries.get(name)?.filter(({ span: { start } }) => start >= span.start && start < span.end)
    return own
      ? [{ kind: name, name: title ? `${name}（${title}）` : name, nameSpan: keySpan, span, entries: own }]
      : []
  })
}

function entryOf({ start, declaration: { name, key, value } }: Placed): readonly OutlineEntry[] {
  if (name === '') return []
  const nameSpan = shift(key.span, start)
  return [{ name, nameSpan, span: { start: nameSpan.start, end: Math.max(nameSpan.end, value.span.end + start) } }]
}
