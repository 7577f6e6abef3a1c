import type { languages } from 'monaco-editor/editor'

/** The name under which Monaco knows policies and scenarios. */
export const languageId = 'hengce'

/** How YAML is coloured, until the formulas are by what they mean: keys, numbers with their units, quotes, remarks, marks of a formula. */
export const marks: languages.IMonarchLanguage = {
  unicode: true,
  tokenizer: {
    root: [
      [/(^|\s)#.*$/, 'comment'],
      [/"(?:[^"\\]|\\.)*"|'[^']*'/, 'string'],
      [/\u201c[^\u201d]*\u201d/, 'string'],
      // A key: letters up to a colon that a blank or the line's end follows.
      [/[^\s#:,{}[\]'"|&*!>%@`-][^:#,{}[\]|]*?(?=\s*:(?:\s|$))/, 'key'],
      [/:(?=\s|$)/, 'delimiter'],
      [/[|>][+-]?(?=\s*$)/, 'delimiter'],
      [/\|/, 'delimiter'],
      [/[{}[\],\uff0c\u3001\uff08\uff09()\u3014\u3015]/, 'delimiter'],
      [/[\d\uff10-\uff19][\d\uff10-\uff19,.]*(?:\s?[%\uff05\u2030])?/, 'number'],
      [/[+*/^<>=\uff0b\uff0d\u2212\u00d7\u00f7\uff1d\u2260\uff1e\uff1c\u2265\u2264]/, 'operator'],
      [/^\s*-(?=\s)/, 'delimiter'],
      [/[\p{L}\p{M}_][\p{L}\p{M}\p{N}_]*/u, 'text'],
      [/\s+/, 'white'],
      [/./, 'text'],
    ],
  },
}

/** Brackets in both widths, what a double click takes, where lines fold and how far the next one is indented. */
export const layout: languages.LanguageConfiguration = {
  comments: { lineComment: '#' },
  brackets: [
    ['{', '}'],
    ['[', ']'],
    ['(', ')'],
    ['\uff08', '\uff09'],
    ['\u3014', '\u3015'],
  ],
  autoClosingPairs: [
    { open: '{', close: '}' },
    { open: '[', close: ']' },
    { open: '(', close: ')' },
    { open: '\uff08', close: '\uff09' },
    { open: '\u3014', close: '\u3015' },
    { open: '"', close: '"', notIn: ['string', 'comment'] },
  ],
  surroundingPairs: [
    { open: '{', close: '}' },
    { open: '[', close: ']' },
    { open: '\uff08', close: '\uff09' },
    { open: '\u201c', close: '\u201d' },
    { open: '"', close: '"' },
  ],
  wordPattern: /[\p{L}_][\p{L}\p{N}_]*|\d[\d,.]*/u,
  folding: { offSide: true },
  onEnterRules: [{ beforeText: /:\s*$/, action: { indentAction: 1 } }],
}
