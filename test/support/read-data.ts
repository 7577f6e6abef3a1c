import { severityOf } from '../../dsl/diagnostic/diagnostic.ts'
import { createScenarioReader, type ReadScenario, readTableFile } from '../../dsl/index.ts'
import { sourceAt } from '../../dsl/text/source.ts'
import { compiledSections } from './policy.ts'

/** Sections of a policy, data and the tables that they name, by path, read. */
export function readData(
  sections: string,
  data: string,
  tables: Readonly<Record<string, string | Uint8Array>> = {},
): ReadScenario {
  const files = new Map(
    Object.entries(tables).map(([path, content]) => [
      path,
      readTableFile(path, typeof content === 'string' ? new TextEncoder().encode(content) : content),
    ]),
  )
  const text = `情景: 基准\n年度: 2026\n${data}`
  return createScenarioReader().read('scenario.yaml', text, compiledSections(sections), (path) => files.get(path))
}

/** What is wrong with data: severity left out for errors, code, file where it is a table's, and the text at the place. */
export function toldOf({ sources, problems }: ReadScenario): string[] {
  return problems.map(({ code, span }) => {
    const { file, text, start } = sourceAt(sources, span.start)
    const severity = severityOf(code)
    const place = `${start > 0 ? `${file}:` : ''}${text.slice(span.start - start, span.end - start)}`
    return `${severity === 'error' ? '' : `${severity} `}${code} ${place}`
  })
}

/** The values read for an input, by its members joined. */
export function inputOf({ scenario }: ReadScenario, name: string): Record<string, string | boolean | null> {
  const cells = scenario.inputs.get(name)?.cells ?? []
  return Object.fromEntries(cells.map((cell) => [cell.at.join('，'), cell.value]))
}
