import { languages } from 'monaco-editor/editor'
import { languageId } from './language.ts'
import { ask, rangeOf } from './open-models.ts'

/** The sections of a text with their entries, to be gone to by name (Ctrl+Shift+O). */
export function offerOutline(): void {
  languages.registerDocumentSymbolProvider(languageId, {
    async provideDocumentSymbols(model, token) {
      const sections = await ask(model, token, (open, { desk, file }) => desk.language.sections(open, file))
      type Part = { name: string; nameSpan: Span; span: Span }
      const symbol = ({ name, nameSpan, span }: Part, kind: languages.SymbolKind, detail = '') => ({
        ...{ name, detail, kind, tags: [] },
        range: rangeOf(model, { start: Math.min(span.start, nameSpan.start), end: Math.max(span.end, nameSpan.end) }),
        selectionRange: rangeOf(model, nameSpan),
      })
      return (sections ?? []).map((section) => ({
        ...symbol(section, languages.SymbolKind.Module),
        children: section.entries.map((entry) => symbol(entry, languages.SymbolKind.Field, section.kind)),
      }))
    },
  })
}

interface Span {
  readonly start: number
  readonly end: number
}
