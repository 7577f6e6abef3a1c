import { type Compiled, syntaxOf } from '../../../dsl/index.ts'
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
  const placed = [...policy.declarations.values()].flat()
  return document.sections.flatMap(({ name, title, keySpan, span }) => {
    if (!policy.declarations.has(name)) return []
    const entries = placed.flatMap(({ start, section, declaration }): OutlineEntry[] => {
      if (section !== name || declaration.name === '') return []
      const nameSpan = shift(declaration.key.span, start)
      if (nameSpan.start < span.start || nameSpan.start >= span.end) return []
      const end = Math.max(nameSpan.end, declaration.value.span.end + start)
      return [{ name: declaration.name, nameSpan, span: { start: nameSpan.start, end } }]
    })
    return [{ kind: name, name: title ? `${name}（${title}）` : name, nameSpan: keySpan, span, entries }]
  })
}
