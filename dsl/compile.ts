import { describe } from './diagnostic/describe.ts'
import { type Diagnostic, type Problem, severityOf } from './diagnostic/diagnostic.ts'
import { firstCauses } from './diagnostic/first-causes.ts'
import { FormulaCache } from './formula-cache.ts'
import { ModelMemory } from './model/build/memory.ts'
import { buildModel } from './model/build-model.ts'
import type { Model } from './model/model.ts'
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
