import type { IMarkdownString } from 'monaco-editor/editor'

/** Lines of plain text for a place that takes Markdown: no sign of a policy's text becomes markup. */
export function plainMarkdown(lines: readonly string[]): IMarkdownString {
  return { value: lines.map(escaped).join('\n\n') }
}

/** A line with all signs that mean something in Markdown made plain. */
export function escaped(line: string): string {
  return line.replace(/[\\`*_{}[\]()#+\-.!|<>~&$:@^=]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
