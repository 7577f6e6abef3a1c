import { languages } from 'monaco-editor/editor'
import { languageId } from './language.ts'
import { ask } from './open-models.ts'

/** What folds: sections, entries, long texts. While there is no answer the folds stay as they are. */
export function offerFolds(): void {
  languages.registerFoldingRangeProvider(languageId, {
    provideFoldingRanges: (model, _context, token) =>
      ask(model, token, (open, { desk, file }) => desk.language.folds(open, file)).then((folds) => folds && [...folds]),
  })
}
