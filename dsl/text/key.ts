/** A key at the head of a line, with the mark that ends it. */
export interface KeyPlace {
  /** The key without its quotes and without blanks around it. */
  readonly name: string
  readonly start: number
  readonly end: number
  /** Where the colon stands. */
  readonly colon: number
  /** `glued`: a half-width colon with no blank behind it; `fullWidth`: `：`, which YAML does not know. Neither ends a key in YAML. */
  readonly form: 'proper' | 'fullWidth' | 'glued'
}

/** Blank, tab or end of line. */
function isGap(c: string | undefined): boolean {
  return c === undefined || c === ' ' || c === '\t' || c === '\n' || c === '\r'
}

function isDigit(c: string | undefined): boolean {
  return c !== undefined && c >= '0' && c <= '9'
}

/** Where a quoted text that opens at `open` closes (the offset of the closing quote), or -1 when it does not before `end`. */
export function closingQuote(text: string, open: number, end: number): number {
  const quote = text[open]
  for (let i = open + 1; i < end; i++) {
    if (quote === '"' && text[i] === '\\') i++
    else if (text[i] === quote) {
      if (quote === "'" && text[i + 1] === "'") i++
      else return i
    }
  }
  return -1
}

/**
 * The key that the text from `start` to `end` (one line, indentation left out) begins with, if it does.
 * A proper colon anywhere on the line wins, as in YAML; else the first `：` or glued `:` outside brackets is offered as what was probably meant.
 */
export function findKey(text: string, start: number, end: number): KeyPlace | undefined {
  const first = text[start]
  if (first === '{' || first === '[' || first === '#' || first === undefined || start >= end) return undefined
  if (first === '"' || first === "'") return quotedKey(text, start, end)
  let depth = 0
  let other: { colon: number; form: 'fullWidth' | 'glued' } | undefined
  for (let i = start; i < end; i++) {
    const c = text[i]
    if (c === '#' && i > start && isGap(text[i - 1])) break
    if (c === ':') {
      if (i + 1 >= end || isGap(text[i + 1])) return place(text, start, i, 'proper')
      const ratio = isDigit(text[i - 1]) && isDigit(text[i + 1])
      if (!other && depth === 0 && !ratio && text[i + 1] !== '/') other = { colon: i, form: 'glued' }
    } else if (c === '：' && depth === 0 && !other) other = { colon: i, form: 'fullWidth' }
    else if (c === '（' || c === '(') depth++
    else if ((c === '）' || c === ')') && depth > 0) depth--
  }
  return other && place(text, start, other.colon, other.form)
}

function quotedKey(text: string, start: number, end: number): KeyPlace | undefined {
  const close = closingQuote(text, start, end)
  if (close < 0) return undefined
  let colon = close + 1
  while (colon < end && isGap(text[colon])) colon++
  const name = text.slice(start + 1, close)
  if (text[colon] === '：') return { name, start, end: close + 1, colon, form: 'fullWidth' }
  if (text[colon] !== ':') return undefined
  return { name, start, end: close + 1, colon, form: isGap(text[colon + 1]) ? 'proper' : 'glued' }
}

function place(text: string, start: number, colon: number, form: KeyPlace['form']): KeyPlace | undefined {
  let end = colon
  while (end > start && isGap(text[end - 1])) end--
  return end === start ? undefined : { name: text.slice(start, end), start, end, colon, form }
}
