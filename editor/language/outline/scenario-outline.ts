import type { Document } from '../../../dsl/syntax/yaml/document.ts'
import { shift } from '../../../dsl/text/span.ts'
import { mapPairs } from '../forms/input-places.ts'
import { isFigure } from '../occurrences/name-symbol.ts'
import type { Occurrence } from '../occurrences/occurrence.ts'
import type { OutlineEntry, OutlineSection } from './group-outline.ts'

/**
 * The sections of a scenario in the order of its text, each with what it gives: dimensions, inputs, what it sets. An input that is given in a
 * column beside the members stands there. `named`: where names stand in the text. The keys of its head are left out.
 */
export function scenarioOutline({ sections }: Document, named: readonly Occurrence[]): readonly OutlineSection[] {
  return sections.flatMap(({ name, keySpan, span, value, entries }): OutlineSection[] => {
    const keys = [...(value ? [value] : []), ...entries].flatMap(({ start, block }) =>
      mapPairs(block.node).map((pair): OutlineEntry => {
        const nameSpan = shift(pair.key.span, start)
        const end = Math.max(nameSpan.end, pair.value.span.end + start)
        return { name: pair.key.text.trim(), nameSpan, span: { start: nameSpan.start, end } }
      }),
    )
    if (keys.length === 0) return []
    const columns = named.flatMap(({ symbol, span: at }): OutlineEntry[] => {
      const isHead = name === '维度' && isFigure(symbol) && at.start >= span.start && at.end <= span.end
      return isHead ? [{ name: symbol.name, nameSpan: at, span: at }] : []
    })
    const all = [...keys, ...columns].toSorted((a, b) => a.nameSpan.start - b.nameSpan.start)
    return [{ kind: name, name, nameSpan: keySpan, span, entries: all }]
  })
}
