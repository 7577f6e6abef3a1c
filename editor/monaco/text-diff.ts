import { editor } from 'monaco-editor/editor'
import { languageId } from './language.ts'
import { setUp } from './setup.ts'

/** A text, and what it is called. */
interface Side {
  readonly text: string
  readonly label: string
}

/** Shows two texts side by side, what differs marked; for looking at only. */
export function createTextDiff(host: HTMLElement, left: Side, right: Side): { dispose(): void } {
  setUp()
  const diff = editor.createDiffEditor(host, {
    readOnly: true,
    originalEditable: false,
    editContext: false,
    automaticLayout: true,
    renderSideBySide: true,
    useInlineViewWhenSpaceIsLimited: false,
    hideUnchangedRegions: { enabled: true },
    ignoreTrimWhitespace: false,
    minimap: { enabled: false },
    stickyScroll: { enabled: false },
    scrollBeyondLastLine: false,
    renderOverviewRuler: false,
    wordWrap: 'on',
    fontSize: 13,
    unicodeHighlight: { ambiguousCharacters: false },
  })
  const model = {
    original: editor.createModel(left.text, languageId),
    modified: editor.createModel(right.text, languageId),
  }
  diff.setModel(model)
  const first = diff.onDidUpdateDiff(() => {
    first.dispose()
    diff.revealFirstDiff()
    // Of labels among the options above Monaco makes none as soon as it lays the two out.
    diff.getOriginalEditor().updateOptions({ ariaLabel: left.label })
    diff.getModifiedEditor().updateOptions({ ariaLabel: right.label })
  })
  return {
    dispose() {
      diff.dispose()
      model.original.dispose()
      model.modified.dispose()
    },
  }
}
