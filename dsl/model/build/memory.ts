import type { Problem } from '../../diagnostic/diagnostic.ts'
import type { Declaration, Placed } from '../../syntax/policy/declaration.ts'
import { type Word, wordsAt } from '../../syntax/policy/fields.ts'
import type { Figure, Rule } from '../model.ts'
import type { Meaning, Names } from '../names.ts'
import type { Scope, Signature } from '../typing/context.ts'
import { sameUnit } from '../unit.ts'
import type { Cites } from './clauses.ts'
import type { FormulaReader } from './formula-reader.ts'
import type { PendingRule } from './read-rule.ts'
import { Report } from './report.ts'

/** A figure without faults, as it was built, and the same with the clauses that hold for it now. */
interface Kept<F extends Figure> {
  readonly built: F
  readonly words: readonly Word[]
  readonly group: string | undefined
  cited: F
}

interface KeptRule {
  readonly pending: PendingRule
  readonly meanings: readonly (readonly [name: string, meaning: Meaning | undefined])[]
  /** The reader by which its formulas read as they did. */
  read: FormulaReader
  signatures?: readonly Signed[]
}

/** A figure that a rule uses, and what was known of it when the rule was typed. */
type Signed = readonly [figure: string, signature: Signature | undefined]

/** Builds a figure as if its block stood at the file's head, reporting to `report`. */
export type Build<F extends Figure> = (placed: Placed, report: Report, cites: Cites) => F

/**
 * What the last compilations made of declarations. A rule is built again when its own text changed, or the meaning, unit or dimensions of
 * a name that it uses; everything when dimensions, readings or count nouns did. So an edit costs what it touched, and what did not change
 * is the same object, terms above all, on which later stages keep theirs. What has problems is never kept: hints name whatever is near.
 */
export class ModelMemory {
  private surroundings: readonly unknown[] = []
  private names: Names | undefined
  private nouns: ReadonlySet<string> = new Set()
  private figures = new WeakMap<Declaration, Kept<Figure>>()
  private rules = new WeakMap<Declaration, KeptRule>()
  private lists = new Map<string, readonly unknown[]>()
  private derived = new Map<string, unknown>()

  /** Starts a compilation; `surroundings` is all that every figure may depend on. */
  enter(surroundings: readonly unknown[]): void {
    if (isSameList(this.surroundings, surroundings)) return
    this.surroundings = surroundings
    this.figures = new WeakMap()
    this.rules = new WeakMap()
    this.lists.clear()
    this.derived.clear()
  }

  /** The names of the last time if these are the same, so that whoever keeps something for names may compare objects. */
  sameNames(names: Names): Names {
    if (!this.names || !isSameNames(this.names, names)) this.names = names
    return this.names
  }

  /** The count nouns of the last time if these are the same. */
  sameNouns(nouns: ReadonlySet<string>): ReadonlySet<string> {
    if (this.nouns.size !== nouns.size || ![...nouns].every((noun) => this.nouns.has(noun))) this.nouns = nouns
    return this.nouns
  }

  /** What is worked out of a list of things, and of the surroundings: what it was, while the list holds the same things. */
  of<T>(what: string, things: readonly unknown[], work: () => T): T {
    const before = this.lists.get(what)
    if (before && isSameList(before, things)) return this.derived.get(what) as T
    const made = work()
    this.lists.set(what, things)
    this.derived.set(what, made)
    return made
  }

  /** The read formulas of a rule, by `make` unless they and what their names stand for are as before. */
  pending(
    placed: Placed,
    read: FormulaReader,
    names: Names,
    report: Report,
    make: (say: (p: Problem) => void) => PendingRule,
  ): PendingRule {
    const { declaration } = placed
    const kept = this.rules.get(declaration)
    if (kept?.read === read) return kept.pending
    if (
      kept &&
      isRead(kept.pending, read) &&
      kept.meanings.every(([n, m]) => isSameMeaning(m, names.meanings.get(n)))
    ) {
      kept.read = read
      return kept.pending
    }
    const problems: Problem[] = []
    const pending = make((p) => problems.push(p))
    for (const p of problems) report.add(placed.start, p)
    this.figures.delete(declaration)
    if (problems.length > 0 || !pending.isAlone) {
      this.rules.delete(declaration)
      return pending
    }
    const used = new Set(pending.texts.flatMap((t) => t.names))
    this.rules.set(declaration, {
      pending,
      meanings: [...used].map((name) => [name, names.meanings.get(name)] as const),
      read,
    })
    return pending
  }

  /** A rule, by `build` unless the figures that it uses are what they were. */
  rule(placed: Placed, pending: PendingRule, scope: Scope, report: Report, cites: Cites, build: Build<Rule>): Rule {
    const { declaration } = placed
    const kept = this.rules.get(declaration)
    if (!kept) return build(placed, report, cites)
    const { signatures } = kept
    if (!signatures?.every(([name, s]) => s === scope.signature(name))) {
      if (signatures?.every(([name, s]) => isSameSignature(s, scope.signature(name))) === false)
        this.figures.delete(declaration)
      kept.signatures = [...pending.uses, ...pending.lastYear].map((name) => [name, scope.signature(name)] as const)
    }
    return this.figure(placed, report, cites, build)
  }

  /** Any other figure, by `build` unless nothing changed. */
  figure<F extends Figure>(placed: Placed, report: Report, cites: Cites, build: Build<F>): F {
    const { declaration, start, group } = placed
    const known = this.figures.get(declaration) as Kept<F> | undefined
    const fits = known !== undefined && known.group === group
    const problems: Problem[] = []
    const kept = fits ? known : make(placed, problems, build)
    for (const p of problems) report.add(start, p)
    if (!fits && problems.length === 0) this.figures.set(declaration, kept)
    const clauses = cites.of(placed, kept.words)
    if (!isSameList(kept.cited.clauses, clauses)) kept.cited = { ...kept.built, clauses }
    return kept.cited
  }
}

function make<F extends Figure>(placed: Placed, problems: Problem[], build: Build<F>): Kept<F> {
  const report = new Report()
  const built = build({ ...placed, start: 0, sectionClauses: [] }, report, { of: () => [] })
  problems.push(...report.problems)
  const words = wordsAt(placed.declaration.value, '依据')
  return { built, words, group: placed.group, cited: built }
}

/** Whether all texts of a rule read as they did. */
function isRead({ texts }: PendingRule, read: FormulaReader): boolean {
  // Every text is asked for, so that the reader keeps them all.
  const same = texts.map(
    (t) => (t.isBands ? read.bands(t.text, t.own).bands : read.formula(t.text, t.own).expression) === t.result,
  )
  return same.every((s) => s)
}

function isSameNames(a: Names, b: Names): boolean {
  if (a.meanings.size !== b.meanings.size || a.members.size !== b.members.size) return false
  // The order counts as well: of two names that are equally near, the one that stands first is suggested.
  const names = b.meanings.keys()
  for (const [name, meaning] of a.meanings)
    if (names.next().value !== name || !isSameMeaning(meaning, b.meanings.get(name))) return false
  const members = b.members.keys()
  for (const [member, homes] of a.members)
    if (members.next().value !== member || !isSameList(homes, b.members.get(member) ?? [])) return false
  return true
}

function isSameMeaning(a: Meaning | undefined, b: Meaning | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  if (a.kind === 'attribute')
    return b.kind === 'attribute' && a.of === b.of && a.name === b.name && a.values === b.values
  return a.kind === b.kind && a.name === b.name
}

function isSameSignature(a: Signature | undefined, b: Signature | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return a === b || (sameUnit(a.unit, b.unit) && isSameList(a.dims, b.dims))
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a === b || (a.length === b.length && a.every((x, i) => x === b[i]))
}
