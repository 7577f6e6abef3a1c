import { describe } from '../../dsl/diagnostic/describe.ts'
import type { Diagnostic, Problem } from '../../dsl/diagnostic/diagnostic.ts'
import { LineIndex } from '../../dsl/text/position.ts'

/** A diagnostic as the workbench lists and marks it. */
export interface Finding extends Diagnostic {
  /** The mend that one click makes, where there is exactly one sensible one. */
  readonly fix?: { readonly title: string; readonly text: string }
}

/** The diagnostics of one text with the mends that their problems carry. */
export function buildFindings(
  text: string,
  diagnostics: readonly Diagnostic[],
  problems: readonly Problem[],
): readonly Finding[] {
  const mends = new Map<string, string>()
  const lines = new LineIndex(text)
  for (const { code, span, fix } of problems) {
    // What stands behind the text is another file's.
    if (fix === undefined || span.start > text.length) continue
    const { line, column } = lines.position(span.start)
    mends.set(`${code} ${line} ${column}`, fix)
  }
  return diagnostics.map((one) => {
    const { line, column } = one.range.start
    const mend = mends.get(`${one.code} ${line} ${column}`)
    return mend === undefined ? one : { ...one, fix: { title: mendTitle(mend), text: mend } }
  })
}

/** What is wrong in a file that a text names, as a finding at the place that names it; undefined where the text does not. */
export function findingOfNamed(found: Diagnostic, file: string): Finding | undefined {
  const named = found.related.find((place) => place.file === file)
  if (!named) return undefined
  const { line } = found.range.start
  return { ...found, file, range: named.range, message: `${found.file} 第${line}行：${found.message}`, related: [] }
}

/** Problems that were found before there was anything to compile, in words. */
export function describeProblems(file: string, text: string, problems: readonly Problem[]): readonly Finding[] {
  return buildFindings(text, describe(file, text, problems), problems)
}

function mendTitle(mend: string): string {
  if (mend.trim() === '') return mend === '' ? '删去这里' : '改为空格'
  const [first = '', ...more] = mend.trim().split('\n')
  return `改为“${first.length > 30 || more.length > 0 ? `${first.slice(0, 30)}…` : first}”`
}
