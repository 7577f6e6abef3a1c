import type { Diagnostic } from '../../dsl/diagnostic/diagnostic.ts'
import type { ChainYear } from '../../dsl/index.ts'
import { LineIndex } from '../../dsl/text/position.ts'
import type { Evaluation } from '../../engine/index.ts'
import type { Finding } from './finding.ts'

/**
 * What is wrong in the years that a scenario goes on from, told where it names the one before: their files do not stand open. `broken` is
 * why the chain begins no earlier.
 */
export function earlierFindings(
  years: readonly ChainYear[],
  evaluations: readonly Evaluation[],
  broken: readonly Diagnostic[],
): readonly Finding[] {
  const last = years.at(-1)?.read
  const before = last?.scenario.before
  if (!last || !before) return []
  const lines = new LineIndex(last.text)
  const range = { start: lines.position(before.span.start), end: lines.position(before.span.end) }
  const told = (d: Diagnostic, file: string): Finding => {
    if (d.file === last.file && file === last.file) return d
    const place = `${d.file}第${d.range.start.line}行`
    return {
      ...d,
      file: last.file,
      range,
      message: d.file === file ? `${place}：${d.message}` : `用${file}计算时，${place}：${d.message}`,
      related: [],
    }
  }
  const earlier = evaluations.slice(0, -1).flatMap(({ outcome }, i) => {
    const { file } = (years[i] as ChainYear).read
    return outcome.diagnostics.filter(({ severity }) => severity !== 'info').map((d) => told(d, file))
  })
  return [...broken.map((d) => told(d, d.file)), ...earlier]
}
