import type { Document } from '../syntax/yaml/document.ts'
import type { Node, ScalarNode } from '../syntax/yaml/node.ts'
import { lineAt } from '../text/line.ts'
import type { Span } from '../text/span.ts'

/** A comment of a file, from its # to its last character that is no blank. */
export interface Comment {
  readonly span: Span
  readonly text: string
  /** The line that it stands on, from 0. */
  readonly line: number
  readonly lineStart: number
  /** Where the blanks before its # begin: the line's start where nothing else stands on it. */
  readonly gap: number
}

/** Every comment of a document, in order. A # in a text is none. */
export function findComments({ text, sections }: Document): Comment[] {
  const covered: Span[] = sections.flatMap((section) => [
    section.keySpan,
    ...[...(section.value ? [section.value] : []), ...section.entries].flatMap(({ start, block }) =>
      scalarsOf(block.node).map((scalar) => bodyOf(scalar, text, start)),
    ),
  ])
  covered.sort((a, b) => a.start - b.start)
  const comments: Comment[] = []
  let next = 0
  let reach = 0
  const isCovered = (at: number): boolean => {
    for (let one = covered[next]; one && one.start <= at; one = covered[++next]) reach = Math.max(reach, one.end)
    return at < reach
  }
  for (let at = 0, line = 0; at < text.length; line++) {
    const { start, content, end, next: nextLine } = lineAt(text, at)
    at = nextLine
    for (let i = text.indexOf('#', content); i >= 0 && i < end; i = text.indexOf('#', i + 1)) {
      const isApart = i === content || text[i - 1] === ' ' || text[i - 1] === '\t'
      if (!isApart || isCovered(i)) continue
      let gap = i
      while (gap > start && (text[gap - 1] === ' ' || text[gap - 1] === '\t')) gap--
      const words = text.slice(i, end).trimEnd()
      comments.push({ span: { start: i, end: i + words.length }, text: words, line, lineStart: start, gap })
      break
    }
  }
  return comments
}

/** Every scalar of a tree, keys too. */
export function scalarsOf(node: Node): ScalarNode[] {
  const found: ScalarNode[] = []
  const visit = (n: Node): void => {
    if (n.kind === 'scalar') found.push(n)
    else if (n.kind === 'list') for (const item of n.items) visit(item)
    else
      for (const { key, value } of n.pairs) {
        found.push(key)
        visit(value)
      }
  }
  visit(node)
  return found
}

/** A scalar's place in the file; of a block of text its lines, without the header beside which a comment may stand. */
export function bodyOf({ span, style }: ScalarNode, text: string, offset: number): Span {
  const start = span.start + offset
  const end = span.end + offset
  if (style !== 'literal' && style !== 'folded') return { start, end }
  return { start: Math.min(lineAt(text, start).next, end), end }
}
