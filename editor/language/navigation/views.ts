import { type Compiled, createCompiler, createScenarioReader, identify, type ReadScenario } from '../../../dsl/index.ts'
import { createOccurrenceFinder } from '../occurrences/find-occurrences.ts'
import type { Occurrences } from '../occurrences/occurrences.ts'
import { neighbourIn, resolvePath } from '../resolve-path.ts'

/** A text by its file's path from the served folder. */
export interface FileText {
  readonly file: string
  readonly text: string
}

/** A policy with one of its scenarios, or with none, and the names in both. */
export interface View {
  readonly compiled: Compiled
  readonly scenario?: ReadScenario
  readonly found: Occurrences
}

/** Every policy among some texts, by itself and with each of its scenarios among them. Frameworks are found among the texts. */
export function viewsOf(texts: readonly FileText[]): readonly View[] {
  const byFile = new Map(texts.map(({ file, text }) => [file, text]))
  const textOf = (file: string): string | undefined => byFile.get(file)
  const known = texts.map((one) => ({ ...one, is: identify(one.text) }))
  return known.flatMap(({ file, text, is }): View[] => {
    if (is.kind !== 'policy') return []
    const compiled = createCompiler().compile(file, text, (path, from) => neighbourIn(textOf, path, from))
    const finder = createOccurrenceFinder()
    const scenarios = known.filter((one) => one.is.policy && resolvePath(one.file, one.is.policy.text) === file)
    return [
      { compiled, found: finder.find(compiled) },
      ...scenarios.map((one) => {
        const scenario = createScenarioReader().read(one.file, one.text, compiled)
        return { compiled, scenario, found: finder.find(compiled, scenario) }
      }),
    ]
  })
}
