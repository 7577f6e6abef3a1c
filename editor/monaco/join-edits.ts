import { editor, type languages } from 'monaco-editor/editor'
import { StandaloneServicesNLS } from 'monaco-editor/editor/common/standaloneStrings'
import { StandaloneServices } from 'monaco-editor/editor/standalone/browser/standaloneServices'
import { UndoRedoGroup } from 'monaco-editor/platform/undoRedo/common/undoRedo'

/**
 * Makes what a rename or a mend writes in several texts one step of undoing, where Monaco's own makes one for each text. To be called before
 * anything else of Monaco's is.
 */
export function joinEdits(): void {
  StandaloneServices.initialize({ IWorkspaceEditService: { hasPreviewHandler: () => false, apply } })
}

type Edits = readonly languages.IWorkspaceTextEdit[]

/** As Monaco asks for it. Rejects where a text is not there, or another by now; then nothing is written. */
async function apply(asked: Edits | { readonly edits: Edits }): Promise<{ ariaSummary: string; isApplied: boolean }> {
  const all = 'edits' in asked ? asked.edits : asked
  const byText = new Map<editor.ITextModel, languages.TextEdit[]>()
  for (const { resource, versionId, textEdit } of all) {
    const model = editor.getModel(resource)
    if (!model || (versionId !== undefined && model.getVersionId() !== versionId))
      throw new Error(`the text is another by now: ${resource.path}`)
    byText.set(model, [...(byText.get(model) ?? []), textEdit])
  }
  const group = new UndoRedoGroup()
  for (const [model, edits] of byText) {
    model.pushStackElement()
    ;(model as Grouped).pushEditOperations([], edits, () => null, group)
    model.pushStackElement()
  }
  const counts = [all.length, byText.size]
  const ariaSummary = StandaloneServicesNLS.bulkEditServiceSummary.replace(/\{(\d)\}/g, (_, i) => String(counts[i]))
  return { ariaSummary, isApplied: all.length > 0 }
}

/** What a text's method takes beyond what its type shows. */
interface Grouped {
  pushEditOperations(before: [], edits: readonly languages.TextEdit[], cursor: () => null, group: UndoRedoGroup): void
}
