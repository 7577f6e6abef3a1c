/** Characters that take two columns (Unicode East Asian Width W and F, and pictures), full-width punctuation （，。（）「」） among them. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u3247\u3250-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18aff}\u{1b000}-\u{1b2ff}\u{1f200}-\u{1f265}\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{1fa70}-\u{1faff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u

/** Characters that take none: they join or mark the one before. */
const none = /[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]/u

/** Marks of ambiguous width (A) that a Chinese font draws as wide as a Han character: “ ” ‘ ’ … — ‰ · × ÷ ± ° ① Ⅰ → ≤ ≥ ■ ★. */
const ambiguous =
  /[\u00b0\u00b1\u00b7\u00d7\u00f7\u2014-\u2016\u2018\u2019\u201c\u201d\u2025\u2026\u2030\u203b\u2103\u2116\u2160-\u217b\u2190-\u2193\u2208-\u22a5\u2460-\u24ff\u25a0-\u25ef\u2605\u2606]/u

/**
 * Where a text is shown. A `terminal` draws marks of ambiguous width (“ ” … × ÷ ①) in one column, a `page` in a Chinese font in two.
 */
export type Medium = 'terminal' | 'page'

/** The columns that a text takes. It should hold no control characters. */
export function displayWidth(text: string, medium: Medium = 'terminal'): number {
  let width = 0
  for (const character of text) width += characterWidth(character, medium)
  return width
}

/** The columns of one character (a code point): 0, 1 or 2. */
export function characterWidth(character: string, medium: Medium = 'terminal'): 0 | 1 | 2 {
  if (medium === 'page' && ambiguous.test(character)) return 2
  const code = character.codePointAt(0) as number
  if (code < 0x300) return code === 0xad ? 0 : 1
  return none.test(character) ? 0 : wide.test(character) ? 2 : 1
}
