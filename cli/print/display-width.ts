/**
 * Characters that take two columns of a terminal (Unicode East Asian Width W and F, and pictures). Those of ambiguous width (“ ” … × ÷) take one,
 * as terminals draw them; full-width punctuation (，。（）「」) takes two.
 */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u3247\u3250-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18aff}\u{1b000}-\u{1b2ff}\u{1f200}-\u{1f265}\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{1fa70}-\u{1faff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u

/** Characters that take none: they join or mark the one before. */
const none = /[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]/u

/** The columns that a text takes on a terminal. It should hold no control characters (see `visible`). */
export function displayWidth(text: string): number {
  let width = 0
  for (const character of text) width += characterWidth(character)
  return width
}

/** The columns of one character (a code point): 0, 1 or 2. */
export function characterWidth(character: string): 0 | 1 | 2 {
  const code = character.codePointAt(0) as number
  if (code < 0x300) return code === 0xad ? 0 : 1
  return none.test(character) ? 0 : wide.test(character) ? 2 : 1
}
