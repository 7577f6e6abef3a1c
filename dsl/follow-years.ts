import type { Compiled } from './compile.ts'
import { describe } from './diagnostic/describe.ts'
import { type Diagnostic, problem } from './diagnostic/diagnostic.ts'
import type { ReadScenario } from './scenario-reader.ts'

/** One year of a chain: a scenario read against its policy. */
export interface ChainYear {
  readonly compiled: Compiled
  readonly read: ReadScenario
}

/** What stands where a scenario's 上年 points: a year, no scenario (`why`), or a file whose own faults say why it is none. */
export type FoundYear =
  | { readonly year: ChainYear }
  | { readonly why: 'missing' | 'policy' | 'plan' | 'other' }
  | { readonly diagnostics: readonly Diagnostic[] }

/** The years that a scenario goes on from. */
export interface Chain {
  /** In order; the last is the one that was asked for. */
  readonly years: readonly ChainYear[]
  /** Why there is no earlier year, where the first one names one. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Follows 上年 from scenario to scenario, back to one that names none. `find` gets the scenario that names a file and the path as it is written
 * there; the same file must come back under the same name (`read.file`), by which a circle is known.
 */
export function followYears(last: ChainYear, find: (from: ChainYear, path: string) => FoundYear): Chain {
  const years = [last]
  for (let first = last; first.read.scenario.before; first = years[0] as ChainYear) {
    const { path, span } = first.read.scenario.before
    const stop = (diagnostics: readonly Diagnostic[]): Chain => ({ years, diagnostics })
    const told = (p: Parameters<typeof describe>[2][number]): Chain =>
      stop(describe(first.read.file, first.read.text, [p]))
    const found = find(first, path)
    if ('diagnostics' in found) return stop(found.diagnostics)
    if ('why' in found)
      return told(
        found.why === 'missing'
          ? problem('HC1080', span, { path })
          : problem('HC1081', span, { path, found: found.why }),
      )
    const { file } = found.year.read
    const again = years.findIndex(({ read }) => read.file === file)
    if (again >= 0) {
      const circle = years
        .slice(0, again + 1)
        .reverse()
        .map(({ read }) => read.file)
      return told(problem('HC1082', span, { files: [...circle, file] }))
    }
    years.unshift(found.year)
  }
  return { years, diagnostics: [] }
}
