import type { CopiedCell, CopiedRows } from '../state/snapshot.ts'

/** A block of cells in the two forms that Excel and WPS take. */
export interface ClipboardBlock {
  readonly text: string
  readonly html: string
}

/**
 * Lines of cells as text between tabs and as a table. Numbers are bare digits. A text that a spreadsheet would take for a formula gets an
 * apostrophe before it; nothing of a text becomes markup, a further cell or a further line.
 */
export function clipboardBlock(rows: CopiedRows): ClipboardBlock {
  const text = rows.map((row) => row.map(plain).join('\t')).join('\r\n')
  const lines = rows.map((row) => `<tr>${row.map(markedUp).join('')}</tr>`).join('')
  return { text, html: `<meta charset="utf-8"><table>${lines}</table>` }
}

/** Puts lines of cells on the clipboard; rejected where the browser refuses. `rows` may still be under way. */
export async function writeClipboard(rows: Promise<CopiedRows | undefined>): Promise<void> {
  const block = rows.then((lines) => clipboardBlock(lines ?? []))
  const blob = (type: string, part: keyof ClipboardBlock): Promise<Blob> =>
    block.then((made) => new Blob([made[part]], { type }))
  await navigator.clipboard.write([
    new ClipboardItem({ 'text/plain': blob('text/plain', 'text'), 'text/html': blob('text/html', 'html') }),
  ])
}

function plain(cell: CopiedCell): string {
  return typeof cell === 'string' ? harmless(cell) : cell.digits
}

function markedUp(cell: CopiedCell): string {
  if (typeof cell !== 'string') return `<td style="mso-number-format:General">${cell.digits}</td>`
  const escaped = harmless(cell).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  return `<td style="mso-number-format:'\\@'">${escaped}</td>`
}

function harmless(text: string): string {
  const flat = text.replace(/[\t\r\n]+/g, ' ')
  return /^\s*[=+\-@＝＋－＠]/.test(flat) ? `'${flat}` : flat
}
