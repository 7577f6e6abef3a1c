import type { ChainYear, Diagnostic, ReadScenario } from '../../dsl/index.ts'
import { LineIndex } from '../../dsl/text/position.ts'
import type { Evaluation } from '../../engine/index.ts'

/** What the runs of a chain of years have to say, of the last year and of those before it; of each, where it arose. */
export function diagnosticsOf(
  years: readonly ChainYear[],
  evaluations: readonly Evaluation[],
): { readonly last: readonly Diagnostic[]; readonly earlier: readonly Diagnostic[] } {
  const said = evaluations.map(({ outcome }, i) => {
    const { read } = years[i] as ChainYear
    return outcome.diagnostics.map((d) => foundWith(d, read))
  })
  return { last: said.at(-1) ?? [], earlier: said.slice(0, -1).flat() }
}

/** What the data of a scenario bring to light in the policy names the scenario. */
function foundWith(d: Diagnostic, { file, text, scenario }: ReadScenario): Diagnostic {
  if (d.file === file) return d
  const lines = new LineIndex(text)
  const { start, end } = scenario.places.name
  const range = { start: lines.position(start), end: lines.position(end) }
  return { ...d, related: [...d.related, { message: '用这份情景计算时', file, range }] }
}
