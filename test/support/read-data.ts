import { severityOf } from '../../dsl/diagnostic/diagnostic.ts'
import { createScenarioReader, type ReadScenario, readTableFile } from '../../dsl/index.ts'
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

/** What is wrong with data: severity left out for errors, code, file where it is another, and the text at the place. */
export function toldOf({ text, problems }: ReadScenario): string[] {
  return problems.map((p) => {
    const source = p.source ?? { file: '', text }
    const at = source.text.slice(p.span.start, p.span.end)
    const severity = severityOf(p.code)
    return `${severity === 'error' ? '' : `${severity} `}${p.code} ${source.file}${source.file && ':'}${at}`
  })
}

/** The values read for an input, by its members joined. */
export function inputOf({ scenario }: ReadScenario, name: string): Record<string, string | boolean | null> {
  const cells = scenario.inputs.get(name)?.cells ?? []
  return Object.fromEntries(cells.map((cell) => [cell.at.join('，'), cell.value]))
}
