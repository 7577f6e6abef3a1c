import { type Compiled, type ReadScenario, syntaxOf } from '../../../dsl/index.ts'
import type { Document } from '../../../dsl/syntax/yaml/document.ts'
import type { Node } from '../../../dsl/syntax/yaml/node.ts'
import { LineIndex } from '../../../dsl/text/position.ts'
import type { Span } from '../../../dsl/text/span.ts'

/** Lines that fold to the first of them; from 1, both included. */
export interface Fold {
  readonly start: number
  readonly end: number
}

/** What folds in a policy or a scenario: sections, entries, and inside them maps, lists and texts of several lines. By the first line, the larger before. */
function foldsOf({ text, sections }: Document): readonly Fold[] {
  const lines = new LineIndex(text)
  const folds = new Map<string, Fold>()
  const add = ({ start, end }: Span): void => {
    let last = end
    while (last > start && /\s/.test(text[last - 1] as string)) last--
    const fold = { start: lines.position(start).line, end: lines.position(last).line }
    if (fold.end > fold.start) folds.set(`${fold.start} ${fold.end}`, fold)
  }
  const inside = (node: Node, start: number): void => {
    if (node.kind === 'list')
      for (const item of node.items) {
        add({ start: start + item.span.start, end: start + item.span.end })
        inside(item, start)
      }
    if (node.kind !== 'map') return
    for (const { key, value } of node.pairs) {
      // A value on the lines below its key folds to the key.
      add({ start: start + key.span.start, end: start + Math.max(key.span.end, value.span.end) })
      inside(value, start)
    }
  }
  for (const { span, value, entries } of sections) {
    add(span)
    for (const { start, block } of value ? [value] : entries) inside(block.node, start)
  }
  return [...folds.values()].toSorted((a, b) => a.start - b.start || b.end - a.end)
}

/** What folds in one of two texts that were read together. */
export function foldsIn(
  { compiled, read }: { readonly compiled: Compiled; readonly read?: ReadScenario },
  file: string,
): readonly Fold[] {
  const document =
    file === compiled.file ? syntaxOf(compiled).document : read?.file === file ? read.document : undefined
  return document ? foldsOf(document) : []
}
