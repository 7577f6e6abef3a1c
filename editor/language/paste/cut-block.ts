/** A block as a spreadsheet or a document gives it: rows of cells as seen, all as long as the longest. */
export type Block = readonly (readonly string[])[]

/** Reads what was copied: a table of HTML where there is one of more than one cell, else lines with tabs between cells. */
export function cutBlock(text: string, html = ''): Block {
  const table = cutHtml(html)
  const rows = table.some((row) => row.length > 1) || table.length > 1 ? table : cutText(text)
  const kept = rows.map((row) => row.map((cell) => cell.replace(/[\s\u00a0]+/g, ' ').trim()))
  while (kept.length > 0 && kept.at(-1)?.every((cell) => cell === '')) kept.pop()
  const width = Math.max(0, ...kept.map((row) => row.findLastIndex((cell) => cell !== '') + 1))
  return kept.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? ''))
}

/** Cells between tabs; a cell in quotes may hold tabs and line breaks, and quotes twice. */
function cutText(text: string): string[][] {
  const rows: string[][] = []
  for (const [, quoted, plain = '', end = ''] of text.matchAll(
    /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n?|\n|$)/g,
  )) {
    const row = rows.at(-1) ?? []
    if (rows.length === 0) rows.push(row)
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === '') break
    if (end !== '\t') rows.push([])
  }
  return rows
}

/** The cells of the first table of a page; one over several columns or rows stands in the first and leaves the others empty. */
function cutHtml(html: string): string[][] {
  const [, table] = /<table\b[^>]*>([\s\S]*?)<\/table>/i.exec(html) ?? []
  const rows: string[][] = []
  for (const [y, [, inner = '']] of [
    ...(table ?? '').matchAll(/<tr\b[^>]*>([\s\S]*?)(?=<\/tr>|<tr\b|$)/gi),
  ].entries()) {
    const row = rows[y] ?? []
    rows[y] = row
    let x = 0
    for (const [, attributes = '', content = ''] of inner.matchAll(
      /<t[dh]\b([^>]*)>([\s\S]*?)(?=<\/t[dh]>|<t[dh]\b|$)/gi,
    )) {
      while (row[x] !== undefined) x++
      const across = spanOf('colspan', attributes)
      const down = spanOf('rowspan', attributes)
      for (let dy = 0; dy < down; dy++) {
        const own = rows[y + dy] ?? []
        rows[y + dy] = own
        for (let dx = 0; dx < across; dx++) own[x + dx] = dy === 0 && dx === 0 ? textOf(content) : ''
      }
      x += across
    }
  }
  return rows.map((row) => Array.from(row, (cell) => cell ?? ''))
}

function spanOf(name: string, attributes: string): number {
  const span = Number(new RegExp(`${name}\\s*=\\s*["']?(\\d{1,3})`, 'i').exec(attributes)?.[1] ?? 1)
  return Math.max(1, Math.min(span, 100))
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

function textOf(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<[^>]*>/g, (tag) => (/^<(?:br|\/p|\/div)\b/i.test(tag) ? ' ' : ''))
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? whole
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : whole
    })
}
