import { editor, type IPosition, languages } from 'monaco-editor/editor'
import { languageId } from './language.ts'
import { ask, openModel, placeIn, rangeOf } from './open-models.ts'

/** Another name for what is named at the cursor (F2), in both texts and in those beside them; refused with the reason. */
export function offerRename(): void {
  languages.registerRenameProvider(languageId, {
    async resolveRenameLocation(model, position, token) {
      const at = await ask(model, token, (open, { desk, file }) =>
        desk.language.renameable(open, placeIn(model, file, position)),
      )
      const here = { startLineNumber: position.lineNumber, startColumn: position.column }
      const range = { ...here, endLineNumber: position.lineNumber, endColumn: position.column }
      if (!at) return { range, text: '', rejectReason: '' }
      if ('refused' in at) return { range, text: '', rejectReason: at.refused }
      return { range: rangeOf(model, at.span), text: at.name }
    },
    async provideRenameEdits(model, position, name, token) {
      const beside = (await openModel(model)?.desk.textsBeside()) ?? []
      const made = await ask(model, token, async (open, { desk, file }) => ({
        renamed: await desk.language.rename(open, placeIn(model, file, position), name, beside),
        open,
      }))
      const one = openModel(model)
      if (!made || !one) return undefined
      const { renamed, open } = made
      if ('refused' in renamed) {
        tell(model, position, renamed.refused)
        return { edits: [], rejectReason: renamed.refused }
      }
      const texts = [open.policy, open.scenario].flatMap((text) => (text ? [text] : []))
      if (texts.some(({ file, text }) => one.modelOf(file)?.getValue() !== text)) return undefined
      const edits = renamed.edits.flatMap(({ file, edits: list }): languages.IWorkspaceTextEdit[] => {
        const target = one.modelOf(file)
        if (!target) return []
        const place = { resource: target.uri, versionId: target.getVersionId() }
        return list.map(({ span, text }) => ({ ...place, textEdit: { range: rangeOf(target, span), text } }))
      })
      const written = beside.flatMap((was) => {
        const list = renamed.edits.find((one) => one.file === was.file)?.edits
        return list ? [{ was, splices: list.map(({ span, text }) => ({ ...span, text })) }] : []
      })
      one.desk.writeBeside(written, renamed.elsewhere)
      return { edits }
    },
  })
}

/** Says at the cursor why not: what a provider refuses after the new name was typed, Monaco keeps to itself. */
function tell(model: editor.ITextModel, position: IPosition, reason: string): void {
  const code = editor.getEditors().find((one) => one.getModel() === model)
  const messages = code?.getContribution('editor.contrib.messageController') as MessageController | null | undefined
  messages?.showMessage(reason, position)
}

interface MessageController extends editor.IEditorContribution {
  showMessage(text: string, position: IPosition): void
}
