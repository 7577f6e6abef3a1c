/** Marks that people type or paste, and the one that stands for them in reading; each is one UTF-16 unit, so offsets stay. */
const twins: Readonly<Record<string, string>> = {
  '\u3000': ' ',
  '\u00a0': ' ',
  '\u2002': ' ',
  '\u2003': ' ',
  '\u2009': ' ',
  '−': '-',
  '–': '-',
  '﹣': '-',
  '﹢': '+',
  '﹦': '=',
  '﹥': '>',
  '﹤': '<',
  '﹙': '(',
  '﹚': ')',
  '﹪': '%',
  '∕': '/',
  '⁄': '/',
  '∗': '*',
  '✕': '×',
  '【': '[',
  '】': ']',
  '〔': '[',
  '〕': ']',
  '≧': '≥',
  '≦': '≤',
  '⩾': '≥',
  '⩽': '≤',
  '『': '「',
  '』': '」',
}

const wide = /[\uff01-\uff5e\u3000\u00a0\u2002\u2003\u2009−–﹣﹢﹦﹥﹤﹙﹚﹪∕⁄∗✕【】〔〕≧≦⩾⩽『』]/g

/** The same text with every full-width letter, digit and mark in one form. Same length, so that offsets hold in both. */
export function normalize(text: string): string {
  return text.replace(wide, (c) => twins[c] ?? String.fromCharCode(c.charCodeAt(0) - 0xfee0))
}
