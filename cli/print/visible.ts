/**
 * Control characters, those that turn the direction of writing, invisible joints and halves of a character: in a terminal they could move the
 * cursor, colour what follows or show a text in another order than it stands.
 */
const unsafe = /[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu

/** A text of a file made safe to print on one line: what cannot be seen is named (‹U+001B›), a tab is a blank. */
export function visible(text: string): string {
  return text.replace(unsafe, (found) => (found === '\t' ? ' ' : named(found)))
}

/** JSON on two-space indentation, one document and a line end; nothing in it can steer a terminal. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2)
  return `${text.replace(unsafe, (found) => (found === '\n' ? found : escaped(found)))}\n`
}

function named(found: string): string {
  return `‹U+${(found.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}›`
}

function escaped(found: string): string {
  const units = Array.from({ length: found.length }, (_, i) => found.charCodeAt(i))
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('')
}
