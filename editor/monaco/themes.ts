import type { editor } from 'monaco-editor/editor'

/** Paper white; one accent, a deep blue-green. */
export const light: editor.IStandaloneThemeData = {
  base: 'vs',
  inherit: true,
  rules: [
    { token: 'key', foreground: '0b5563' },
    { token: 'number', foreground: '8a4b08' },
    { token: 'operator', foreground: '6b4fa0' },
    { token: 'string', foreground: '4d6b2f' },
    { token: 'comment', foreground: '657076' },
    { token: 'delimiter', foreground: '68737a' },
    { token: 'text', foreground: '1f2a30' },
  ],
  colors: {
    'editor.background': '#ffffff',
    'editor.foreground': '#1f2a30',
    'editorLineNumber.foreground': '#68737a',
    'editorLineNumber.activeForeground': '#0b5563',
    'editor.lineHighlightBackground': '#f3f7f8',
    'editor.lineHighlightBorder': '#00000000',
    'editorIndentGuide.background1': '#e8edef',
    'editor.selectionBackground': '#cbe3e7',
    'editorBracketMatch.background': '#e0eef0',
    'editorBracketMatch.border': '#8fb9c0',
    'editorOverviewRuler.border': '#00000000',
  },
}

/** The same on a dark ground. */
export const dark: editor.IStandaloneThemeData = {
  base: 'vs-dark',
  inherit: true,
  rules: [
    { token: 'key', foreground: '7cc4d0' },
    { token: 'number', foreground: 'e0b27a' },
    { token: 'operator', foreground: 'b9a3e3' },
    { token: 'string', foreground: 'a9c68a' },
    { token: 'comment', foreground: '8b979d' },
    { token: 'delimiter', foreground: '869298' },
    { token: 'text', foreground: 'dbe2e5' },
  ],
  colors: {
    'editor.background': '#171c1f',
    'editor.foreground': '#dbe2e5',
    'editorLineNumber.foreground': '#87939a',
    'editorLineNumber.activeForeground': '#7cc4d0',
    'editor.lineHighlightBackground': '#1e2529',
    'editor.lineHighlightBorder': '#00000000',
    'editorIndentGuide.background1': '#2a3338',
    'editor.selectionBackground': '#24505a',
    'editorBracketMatch.background': '#24414a',
    'editorBracketMatch.border': '#4f8791',
    'editorOverviewRuler.border': '#00000000',
  },
}
