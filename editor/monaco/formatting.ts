import { languages } from 'monaco-editor/editor'
import { languageId } from './language.ts'
import { ask, rangeOf } from './open-models.ts'

/** The canonical form of the text (Shift+Alt+F), one step of undoing. */
export function offerFormatting(): void {
  languages.registerDocumentFormattingEditProvider(languageId, {
    async provideDocumentFormattingEdits(model, _options, token) {
      const edits = await ask(model, token, (open, { desk, file }) => desk.language.format(open, file))
      return edits?.map(({ span, text }) => ({ range: rangeOf(model, span), text }))
    },
  })
}
