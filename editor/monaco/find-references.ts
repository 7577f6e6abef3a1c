import { type editor, KeyCode, KeyMod } from 'monaco-editor/editor'
import { ask, openModel, placeIn } from './open-models.ts'

/** Lists where the thing stands that is named at the cursor (Shift+F12, and in the menu of the right button, where it is called `label`). */
export function addReferences(code: editor.IStandaloneCodeEditor, label: string): void {
  code.addAction({
    id: 'hengce.references',
    label,
    keybindings: [KeyMod.Shift | KeyCode.F12],
    contextMenuGroupId: 'navigation',
    contextMenuOrder: 2,
    async run() {
      const [model, position] = [code.getModel(), code.getPosition()]
      if (!model || !position) return
      const found = await ask(model, undefined, (open, { desk, file }) =>
        desk.language.usages(open, placeIn(model, file, position)),
      )
      if (found) openModel(model)?.desk.list(found)
    },
  })
}
