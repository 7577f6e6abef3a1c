import type { ListNode, MapNode, Node } from '../syntax/yaml/node.ts'
import { type Edit, editUnlessSame } from './edit.ts'

/** Blanks beside colons, commas and brackets: `键: 值`, `{键: 值, 键: 值}`, `[甲, 乙]`. Line breaks and comments between the parts stay. */
export function spacingEdits(source: string, node: Node): Edit[] {
  const edits: Edit[] = []
  const gap = (start: number, end: number, form: RegExp, text: string): void => {
    if (start < end && form.test(source.slice(start, end))) edits.push(...editUnlessSame(source, { start, end }, text))
  }
  const visit = (n: Node): void => {
    if (n.kind === 'scalar') return
    if (n.kind === 'list') for (const item of n.items) visit(item)
    else
      for (const { key, value } of n.pairs) {
        gap(key.span.end, value.span.start, /^[ \t]*:[ \t]*$/, isEmpty(value) ? ':' : ': ')
        visit(value)
      }
    if (n.flow) flowGaps(source, n, gap)
  }
  visit(node)
  return edits
}

type Gap = (start: number, end: number, form: RegExp, text: string) => void

function flowGaps(source: string, node: MapNode | ListNode, gap: Gap): void {
  const opening = source[node.span.start]
  // 甲: 1 in a list is a map without brackets of its own.
  if (opening !== '{' && opening !== '[') return
  const parts =
    node.kind === 'list'
      ? node.items.map((item) => item.span)
      : node.pairs.map(({ key, value }) => ({ start: key.span.start, end: Math.max(key.span.end, value.span.end) }))
  const first = parts[0]
  const last = parts[parts.length - 1]
  if (!first || !last) {
    gap(node.span.start + 1, node.span.end - 1, /^[ \t]+$/, '')
    return
  }
  gap(node.span.start + 1, first.start, /^[ \t]+$/, '')
  for (const [i, part] of parts.entries()) {
    const next = parts[i + 1]
    if (next) gap(part.end, next.start, /^[ \t]*,[ \t]*$/, ', ')
  }
  gap(last.end, node.span.end - 1, /^[ \t]+$/, '')
}

function isEmpty(value: Node): boolean {
  return value.kind === 'scalar' && value.style === 'missing'
}
