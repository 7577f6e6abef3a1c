import { editor, languages, MarkerSeverity } from 'monaco-editor/editor'
import type { Finding } from '../worker/protocol.ts'
import { languageId } from './language.ts'

const owner = 'hengce'
const severities = { error: MarkerSeverity.Error, warning: MarkerSeverity.Warning, info: MarkerSeverity.Hint } as const
const findingsOf = new WeakMap<editor.ITextModel, readonly Finding[]>()
let isOffering = false

/** Puts the findings of a text under its lines. */
export function mark(model: editor.ITextModel, findings: readonly Finding[]): void {
  offerMends()
  findingsOf.set(model, findings)
  editor.setModelMarkers(
    model,
    owner,
    findings.map((finding) => ({
      ...placeOf(finding, model),
      severity: severities[finding.severity],
      message: [finding.message, finding.hint].filter(Boolean).join('\n'),
      code: finding.code,
    })),
  )
}

/** The finding's range, at least one character wide so that it can be seen. */
function placeOf({ range: { start, end } }: Finding, model: editor.ITextModel) {
  const isEmpty = start.line === end.line && start.column === end.column
  const last = start.line <= model.getLineCount() ? model.getLineMaxColumn(start.line) : 1
  const [from, to] = !isEmpty
    ? [start.column, end.column]
    : start.column < last
      ? [start.column, start.column + 1]
      : [Math.max(1, last - 1), last]
  return { startLineNumber: start.line, startColumn: from, endLineNumber: end.line, endColumn: to }
}

/** Offers the one sensible mend of a finding under the light bulb and in its hover. */
function offerMends(): void {
  if (isOffering) return
  isOffering = true
  languages.registerCodeActionProvider(languageId, {
    provideCodeActions(model, _range, { markers }) {
      const actions = markers.flatMap((marker) => {
        const finding = findingsOf.get(model)?.find((one) => isAt(one, marker))
        if (!finding?.fix) return []
        const { start, end } = finding.range
        const range = {
          startLineNumber: start.line,
          startColumn: start.column,
          endLineNumber: end.line,
          endColumn: end.column,
        }
        const edit = {
          resource: model.uri,
          versionId: model.getVersionId(),
          textEdit: { range, text: finding.fix.text },
        }
        return [
          {
            title: finding.fix.title,
            kind: 'quickfix',
            diagnostics: [marker],
            isPreferred: true,
            edit: { edits: [edit] },
          },
        ]
      })
      return { actions, dispose() {} }
    },
  })
}

function isAt(finding: Finding, marker: editor.IMarkerData): boolean {
  return finding.code === marker.code && finding.range.start.line === marker.startLineNumber
}
