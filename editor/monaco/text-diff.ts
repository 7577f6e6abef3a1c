import { editor } from 'monaco-editor/editor'
import { languageId } from './language.ts'
import { setUp } from './setup.ts'

/** Shows two texts side by side, what differs marked; for looking at only. */
export function createTextDiff(host: HTMLElement, left: string, right: string): { dispose(): void } {
  setUp()
  const diff = editor.createDiffEditor(host, {
    readOnly: true,
    originalEditable: false,
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
    original: editor.createModel(left, languageId),
    modified: editor.createModel(right, languageId),
  }
  diff.setModel(model)
  const first = diff.onDidUpdateDiff(() => {
    first.dispose()
    diff.revealFirstDiff()
  })
  return {
    dispose() {
      diff.dispose()
      model.original.dispose()
      model.modified.dispose()
    },
  }
}
