import { languages } from 'monaco-editor/editor'
import { languageId } from './language.ts'
import { ask, rangeOf } from './open-models.ts'

/** Further mends of the problems at hand under the light bulb, behind the one that a finding itself brings. */
export function offerQuickFixes(): void {
  languages.registerCodeActionProvider(languageId, {
    async provideCodeActions(model, range, { markers }, token) {
      if (markers.length === 0) return undefined
      const stretch = {
        start: model.getOffsetAt(range.getStartPosition()),
        end: model.getOffsetAt(range.getEndPosition()),
      }
      const found = await ask(model, token, (open, { desk, file }) => desk.language.fixes(open, file, stretch))
      const actions = (found ?? []).map(({ code, title, splices }): languages.CodeAction => {
        const edits = splices.map(({ start, end, text }) => ({
          resource: model.uri,
          versionId: model.getVersionId(),
          textEdit: { range: rangeOf(model, { start, end }), text },
        }))
        const diagnostics = markers.filter((marker) => marker.code === code)
        return { title, kind: 'quickfix', diagnostics, edit: { edits } }
      })
      return { actions, dispose() {} }
    },
  })
}
