import { describe } from './diagnostic/describe.ts'
import { type Diagnostic, type Problem, severityOf } from './diagnostic/diagnostic.ts'
import { firstCauses } from './diagnostic/first-causes.ts'
import type { FormulaReader } from './model/build/formula.ts'
import { buildModel } from './model/build-model.ts'
import type { Model } from './model/model.ts'
import type { Names } from './model/names.ts'
import { cutAndParse, type LexedFormula, lexFormula, type ParsedFormula } from './syntax/expression/parse-formula.ts'
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
  return {
    compile(file, text) {
      const policy = readPolicy(reader.read(text), declarations)
      const built = buildModel(file, policy, (names, nouns) => formulas.readerFor(names, nouns))
      const { model } = built
      const problems = firstCauses(built.problems)
      const ok = !problems.some((p) => severityOf(p.code) === 'error')
      return { file, text, model, problems, diagnostics: describe(file, text, problems), ok }
    },
  }
}

/** Formulas by text, as lexed and as read against the present names. */
class FormulaCache {
  private key = ''
  private vocabulary: Vocabulary = buildVocabulary([])
  private kept = new Map<string, { lexed: LexedFormula; parsed?: ParsedFormula; vocabulary?: Vocabulary }>()

  readerFor(names: Names, nouns: ReadonlySet<string>): FormulaReader {
    const all = [...names.meanings.keys(), ...names.members.keys()]
    const key = `${all.join('\n')}\n\n${[...nouns].join('\n')}`
    if (key !== this.key) {
      this.key = key
      this.vocabulary = buildVocabulary(all, nouns)
    }
    const before = this.kept
    this.kept = new Map()
    return (text, heads = []) => {
      const key = `${heads.join('\n')}\n\n${text}`
      const entry = this.kept.get(key) ?? before.get(key) ?? { lexed: lexFormula(text) }
      this.kept.set(key, entry)
      if (!entry.parsed || entry.vocabulary !== this.vocabulary) {
        entry.parsed = cutAndParse(entry.lexed, this.vocabulary, { heads })
        entry.vocabulary = this.vocabulary
      }
      return entry.parsed
    }
  }
}
