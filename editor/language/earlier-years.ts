import { describe } from '../../dsl/diagnostic/describe.ts'
import { problem } from '../../dsl/diagnostic/diagnostic.ts'
import {
  type ChainYear,
  type Compiled,
  type Compiler,
  createCompiler,
  createScenarioReader,
  type FoundYear,
  identify,
  type ScenarioReader,
} from '../../dsl/index.ts'
import { type NamedFiles, tablesBeside } from './named-files.ts'
import { neighbourIn, resolvePath, type TextOf } from './resolve-path.ts'

/** Opens the scenarios that a scenario goes on from, each under the policy that it names, and keeps what makes the next time quick. */
export class EarlierYears {
  private readonly compilers = new Map<string, Compiler>()
  private readonly readers = new Map<string, ScenarioReader>()

  /** What stands where a scenario's 上年 points, as `followYears` asks for it; `open` is the policy that stands open. */
  find({ compiled, read }: ChainYear, written: string, open: Compiled, files: NamedFiles): FoundYear {
    const textOf = files.text
    const found = neighbourIn(textOf, written, read.file)
    if (!found) return { why: 'missing' }
    const { file, text } = found
    const { kind, policy } = identify(text)
    if (kind !== 'scenario') return { why: kind }
    // A scenario that names no policy runs under that of the year after.
    const own = policy === undefined ? compiled : this.compile(resolvePath(file, policy.text), open, textOf)
    if (!own)
      return {
        diagnostics: describe(file, text, [
          problem('HC1057', policy?.span ?? { start: 0, end: 0 }, { path: policy?.text ?? '' }),
        ]),
      }
    if (!own.ok) return { diagnostics: own.diagnostics.filter(({ severity }) => severity === 'error') }
    const reader = this.readers.get(file) ?? createScenarioReader()
    this.readers.set(file, reader)
    return { year: { compiled: own, read: reader.read(file, text, own, tablesBeside(file, files)) } }
  }

  private compile(file: string | undefined, open: Compiled, textOf: TextOf): Compiled | undefined {
    if (file === open.file) return open
    const text = file === undefined ? undefined : textOf(file)
    if (file === undefined || text === undefined) return undefined
    const compiler = this.compilers.get(file) ?? createCompiler()
    this.compilers.set(file, compiler)
    return compiler.compile(file, text, (path, from) => neighbourIn(textOf, path, from))
  }
}
