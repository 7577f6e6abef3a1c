import { describeAll } from './diagnostic/describe.ts'
import { type Diagnostic, type Problem, problem, severityOf } from './diagnostic/diagnostic.ts'
import { firstCauses } from './diagnostic/first-causes.ts'
import { place } from './diagnostic/phrases.ts'
import { FormulaCache } from './formula-cache.ts'
import type { FormulaReader } from './model/build/formula-reader.ts'
import { ModelMemory } from './model/build/memory.ts'
import { buildModel } from './model/build-model.ts'
import { checkInheritance } from './model/inheritance/check.ts'
import type { Model } from './model/model.ts'
import type { Names } from './model/names.ts'
import type { DeclarationCache } from './syntax/policy/declaration.ts'
import { scalarAt } from './syntax/policy/fields.ts'
import { inherit } from './syntax/policy/inherit.ts'
import { type PolicyFile, readPolicy } from './syntax/policy/read-policy.ts'
import type { Document } from './syntax/yaml/document.ts'
import type { ScalarNode } from './syntax/yaml/node.ts'
import { createReader } from './syntax/yaml/read-document.ts'
import type { TextSource } from './text/source.ts'
import { shift } from './text/span.ts'

/** A policy's text with all that could be made of it. */
export interface Compiled {
  readonly file: string
  readonly text: string
  readonly model: Model
  /** The policy's own text and, behind it, those of the frameworks that it fills in; places count in the row of them. */
  readonly sources: readonly TextSource[]
  /** Spans in the row of texts. */
  readonly problems: readonly Problem[]
  readonly diagnostics: readonly Diagnostic[]
  /** Whether there is no error, so that figures can be asked for. */
  readonly ok: boolean
}

/** How a policy was read on the way to its model: for those who look for what stands where. */
export interface Syntax {
  readonly document: Document
  /** Its own declarations, without those of a framework. */
  readonly policy: PolicyFile
  /** All that its formulas may name, by a framework too. */
  readonly names: Names
  /** Gives each formula as it was read; nothing is read twice. */
  readonly read: FormulaReader
  /** The framework that it fills in, where that was found. */
  readonly frame?: Compiled
}

const syntaxes = new WeakMap<Compiled, Syntax>()

/** How a compiled policy was read. */
export function syntaxOf(compiled: Compiled): Syntax {
  return syntaxes.get(compiled) as Syntax
}

/** The text of another file that one names: `path` as it is written in the file `from`. Undefined: it is not to be had. */
export type ReadNeighbour = (path: string, from: string) => { readonly file: string; readonly text: string } | undefined

/** Compiles one file again and again; what did not change since the last time is not read again. */
export interface Compiler {
  /** Frameworks (沿用) come from `neighbour`. Never throws. */
  compile(file: string, text: string, neighbour?: ReadNeighbour): Compiled
}

/** A compiler with empty caches; one for each open file. */
export function createCompiler(): Compiler {
  const compiler = new PolicyCompiler()
  return { compile: (file, text, neighbour = () => undefined) => compiler.compile(file, text, neighbour, []).compiled }
}

/**
 * A problem in the framework's text. What is wrong with it by itself is told of its own file; what filling it in makes wrong is told where the
 * policy names it.
 */
function madeHere(p: Problem, frame: Named): Problem[] {
  if (!frame || !('whole' in frame) || !frame.whole.compiled.ok || severityOf(p.code) !== 'error') return []
  return [{ ...p, span: frame.at.span, related: [{ message: place.inFramework, span: p.span }, ...(p.related ?? [])] }]
}

/** Whether a problem is one of units or dimensions: of the framework's formulas, once one of its figures has others, that is an echo. */
function isOfShape(p: Problem): boolean {
  return p.code.startsWith('HC4')
}

/** A compiled policy with its declarations, those of its framework among them, for a policy that fills it in. */
interface Whole {
  readonly compiled: Compiled
  readonly policy: PolicyFile
}

/** What 沿用 of a policy names, or what is wrong with it. */
type Named = { readonly whole: Whole; readonly at: ScalarNode } | { readonly problem: Problem } | undefined

/** Frameworks above a policy. There are four in the country; more are a mistake, and would take ever longer. */
const MOST_LEVELS = 8

const tooDeep = (at: ScalarNode): Problem => problem('HC5045', at.span, { most: MOST_LEVELS })

class PolicyCompiler {
  private readonly reader = createReader()
  private readonly declarations: DeclarationCache = new WeakMap()
  private readonly formulas = new FormulaCache()
  private readonly memory = new ModelMemory()
  private framework: PolicyCompiler | undefined
  private last: Whole | undefined

  /** `below`: the files that lead here by 沿用, so that a circle of them ends. */
  compile(file: string, text: string, neighbour: ReadNeighbour, below: readonly string[]): Whole {
    const document = this.reader.read(text)
    const own = readPolicy(document, this.declarations)
    const frame = this.frameOf(own, file, neighbour, below)
    const isAgain = this.last?.compiled.text === text && this.last.compiled.file === file
    if (!frame && isAgain && this.last) return this.last
    const whole = frame && 'whole' in frame ? frame.whole : undefined
    const behind = text.length + 1
    const policy = whole ? inherit(own, whole.policy, behind) : own
    const built = buildModel(file, policy, (names, nouns) => this.formulas.readerFor(names, nouns), this.memory)
    const sources: TextSource[] = [
      { file, text, start: 0 },
      ...(whole?.compiled.sources ?? []).map((s) => ({ ...s, start: s.start + behind })),
    ]
    const found: Problem[] = [...built.problems]
    if (frame && 'problem' in frame) found.push(frame.problem)
    if (frame && 'whole' in frame) found.push(...checkInheritance(built.model, own, frame.whole.compiled, frame.at))
    const isReshaped = found.some((p) => p.code === 'HC5078' || p.code === 'HC5052')
    const told = found.flatMap((p) =>
      p.span.start < behind ? [p] : isReshaped && isOfShape(p) ? [] : madeHere(p, frame),
    )
    const problems = firstCauses(told)
    const ok = !problems.some((p) => severityOf(p.code) === 'error')
    const diagnostics = describeAll(sources, problems)
    const compiled = { file, text, model: built.model, sources, problems, diagnostics, ok }
    const { names, read } = built
    syntaxes.set(compiled, { document, policy: own, names, read, ...(whole && { frame: whole.compiled }) })
    this.last = { compiled, policy }
    return this.last
  }

  private frameOf(own: PolicyFile, file: string, neighbour: ReadNeighbour, below: readonly string[]): Named {
    const at = scalarAt(own.header, '沿用')
    const unbound = own.declarations.get('绑定')?.[0]
    if (!at) {
      if (!unbound) return undefined
      const { start, declaration } = unbound
      return { problem: problem('HC5079', shift(declaration.key.span, start), {}) }
    }
    const path = at.text.trim()
    const found = neighbour(path, file)
    if (!found) return { problem: problem('HC5071', at.span, { path }) }
    if ([...below, file].includes(found.file)) return { problem: problem('HC5077', at.span, { path }) }
    if (below.length === MOST_LEVELS) return { problem: tooDeep(at) }
    this.framework ??= new PolicyCompiler()
    const whole = this.framework.compile(found.file, found.text, neighbour, [...below, file])
    const told = new Set(whole.compiled.problems.map(({ code }) => code))
    if (told.has('HC5077')) return { problem: problem('HC5077', at.span, { path }) }
    if (told.has('HC5045')) return { problem: tooDeep(at) }
    return { whole, at }
  }
}
