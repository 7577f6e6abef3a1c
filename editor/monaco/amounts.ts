import { Emitter, type editor, languages, Position } from 'monaco-editor/editor'
import { languageId } from './language.ts'
import { ask } from './open-models.ts'

const changed = new Emitter<void>()

/** What each rule comes to, in small letters behind its line. */
export function offerAmounts(): void {
  languages.registerInlayHintsProvider(languageId, {
    onDidChangeInlayHints: changed.event,
    async provideInlayHints(model, range, token) {
      const found = await ask(model, token, async (open, { desk, file }) =>
        file === open.policy.file ? desk.language.amounts(open) : [],
      )
      const hints = (found ?? []).flatMap(({ words, offset }): languages.InlayHint[] => {
        const { lineNumber, column } = model.getPositionAt(offset)
        if (lineNumber < range.startLineNumber || lineNumber > range.endLineNumber) return []
        return [{ label: words, position: new Position(lineNumber, column), paddingLeft: true }]
      })
      return { hints, dispose() {} }
    },
  })
}

/** New figures are there. */
export function refreshAmounts(): void {
  changed.fire()
}

/** Whether they are shown, kept by whoever made the editor, and changed from the editor's menu. */
export interface AmountsChoice {
  readonly label: string
  readonly isOn: boolean
  readonly chosen: (isOn: boolean) => void
}

/** Shows them as chosen, and lets it be chosen otherwise. */
export function addAmountsChoice(code: editor.IStandaloneCodeEditor, choice: AmountsChoice): void {
  let { isOn } = choice
  const follow = (): void => code.updateOptions({ inlayHints: { enabled: isOn ? 'on' : 'off', fontSize: 12 } })
  follow()
  code.addAction({
    id: 'hengce.amounts',
    label: choice.label,
    contextMenuGroupId: 'z_view',
    run() {
      isOn = !isOn
      follow()
      choice.chosen(isOn)
    },
  })
}
