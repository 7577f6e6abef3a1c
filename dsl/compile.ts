import { describe } from './diagnostic/describe.ts'
import { type Diagnostic, type Problem, severityOf } from './diagnostic/diagnostic.ts'
import { firstCauses } from './diagnostic/first-causes.ts'
import type { FormulaReader } from './model/build/formula.ts'
import { ModelMemory } from './model/build/memory.ts'
import { buildModel } from './model/build-model.ts'
import type { Model } from './model/model.ts'
import type { Names } from './model/names.ts'
import {
  cutAndParse,
  dependsOnNames,
  type LexedFormula,
  lexFormula,
  type ParsedFormula,
} from './syntax/expression/parse-formula.ts'
import { buildVocabulary, type Vocabulary } from './syntax/expression/vocabulary.ts'
import type { DeclarationCache } from './syntax/policy/declaration.ts'
import { readPolicy } from './syntax/policy/read-policy.ts'
import { createReader } from './syntax/yaml/read-document.ts'

/** A policy's text with all that could be made of it. */
export interface Compiled {
  readonly file: string
  readonly text: string
  readonly model: Model
  /** Spans in the file. */
  readonly problems: readonly Problem[]
  readonly diagnostics: readonly Diagnostic[]
  /** Whether there is no error, so that figures can be asked for. */
  readonly ok: boolean
}

/** Compiles one file again and again; what did not change since the last time is not read again. */
export interface Compiler {
  /** Never throws. */
  compile(file: string, text: string): Compiled
}

/** A compiler with empty caches; one for each open file. */
export function createCompiler(): Compiler {
  const reader = createReader()
  const declarations: DeclarationCache = new WeakMap()
  const formulas = new FormulaCache()
  const memory = new ModelMemory()
  return {
    compile(file, text) {
      const policy = readPolicy(reader.read(text), declarations)
      const built = buildModel(file, policy, (names, nouns) => formulas.readerFor(names, nouns), memory)
      const { model } = built
      const problems = firstCauses(built.problems)
      const ok = !problems.some((p) => severityOf(p.code) === 'error')
      return { file, text, model, problems, diagnostics: describe(file, text, problems), ok }
    },
  }
}

interface KeptFormula {
  readonly lexed: LexedFormula
  parsed: ParsedFormula
  vocabulary: Vocabulary
}

/** Formulas by text, as lexed and as read against the present names. */
class FormulaCache {
  private names: ReadonlySet<string> = new Set()
  private vocabulary: Vocabulary = buildVocabulary([])
  private kept = new Map<string, KeptFormula>()

  readerFor({ meanings, members }: Names, nouns: ReadonlySet<string>): FormulaReader {
    const changed = this.enter([...meanings.keys(), ...members.keys()], nouns)
    const { vocabulary } = this
    const before = this.kept
    const kept = new Map<string, KeptFormula>()
    this.kept = kept
    return (text, heads = []) => {
      const key = `${heads.join('\n')}\n\n${text}`
      let entry = kept.get(key) ?? before.get(key)
      if (!entry) {
        const lexed = lexFormula(text)
        entry = { lexed, parsed: cutAndParse(lexed, vocabulary, { heads }), vocabulary }
      } else if (entry.vocabulary !== vocabulary) {
        // What has problems may name what is near, so it is read again whatever the change.
        if (entry.parsed.problems.length > 0 || dependsOnNames(entry.lexed, changed))
          entry.parsed = cutAndParse(entry.lexed, vocabulary, { heads })
        entry.vocabulary = vocabulary
      }
      kept.set(key, entry)
      return entry.parsed
    }
  }

  /** Makes a vocabulary if names or nouns are not those of the last time; gives those that came or went. */
  private enter(words: readonly string[], nouns: ReadonlySet<string>): string[] {
    // A noun is not a name: as one that comes or goes it is marked, so that it counts even where a name is spelt like it.
    const now = new Set([...words, ...[...nouns].map((noun) => `\n${noun}`)])
    const changed = [...[...now].filter((w) => !this.names.has(w)), ...[...this.names].filter((w) => !now.has(w))]
    if (changed.length > 0) {
      this.names = now
      this.vocabulary = buildVocabulary(words, nouns)
    }
    return changed.map((w) => w.trimStart())
  }
}
