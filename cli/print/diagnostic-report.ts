import type { Diagnostic, Severity } from '../../dsl/diagnostic/diagnostic.ts'
import { CodeFrames } from './code-frame.ts'
import { visible } from './visible.ts'

/** How people call a severity. */
const severityNames: Readonly<Record<Severity, string>> = { error: '错误', warning: '提醒', info: '说明' }

/** Diagnostics as a person reads them: place, code and sentence, the line with carets, what to do, clauses, other places. */
export function diagnosticReport(
  diagnostics: readonly Diagnostic[],
  textOf: (file: string) => string | undefined,
): string {
  const frames = new Map<string, CodeFrames | undefined>()
  const framesOf = (file: string): CodeFrames | undefined => {
    if (!frames.has(file)) {
      const text = textOf(file)
      frames.set(file, text === undefined ? undefined : new CodeFrames(text))
    }
    return frames.get(file)
  }
  return diagnostics.map((d) => `${entryOf(d, framesOf(d.file)?.frame(d.range) ?? '')}\n`).join('')
}

function entryOf(d: Diagnostic, frame: string): string {
  const lines = [`${place(d)}  ${severityNames[d.severity]} ${d.code}  ${visible(d.message)}`]
  if (frame !== '') lines.push(frame.trimEnd())
  if (d.hint) lines.push(`      怎么办：${visible(d.hint)}`)
  if (d.clauses.length > 0) lines.push(`      条款：${d.clauses.map(visible).join('、')}`)
  for (const related of d.related) lines.push(`      另见 ${place(related)}：${visible(related.message)}`)
  return `${lines.join('\n')}\n`
}

function place({ file, range }: Pick<Diagnostic, 'file' | 'range'>): string {
  return `${visible(file)}:${range.start.line}:${range.start.column}`
}

/** 2个错误、1个提醒 — or 没有问题. */
export function countText(diagnostics: readonly Diagnostic[]): string {
  const parts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const count = diagnostics.filter((d) => d.severity === severity).length
    return count > 0 ? [`${count}个${severityNames[severity]}`] : []
  })
  return parts.length > 0 ? parts.join('、') : '没有问题'
}

/** Whether anything is wrong enough to refuse. */
export function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((d) => d.severity === 'error')
}

/** Diagnostics from several readings of the same files, each sentence once at a place, in the order in which they came. */
export function mergeDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Map<string, Diagnostic>()
  for (const d of diagnostics) {
    const key = JSON.stringify([d.file, d.range, d.message])
    const first = seen.get(key)
    // The same fault of a policy under several scenarios: all of them are named.
    const related = first ? d.related.filter((r) => !first.related.some((f) => f.file === r.file)) : []
    seen.set(key, first ? { ...first, related: [...first.related, ...related] } : d)
  }
  return [...seen.values()]
}
