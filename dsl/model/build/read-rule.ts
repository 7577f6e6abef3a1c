import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import type { Declaration, Placed } from '../../syntax/policy/declaration.ts'
import { field, pairOf, scalarAt, wordsAt } from '../../syntax/policy/fields.ts'
import type { ScalarNode } from '../../syntax/yaml/node.ts'
import type { Reading } from '../model.ts'
import type { Names } from '../names.ts'
import type { Citations } from './clauses.ts'
import { type ExceptionEntry, ownExceptions } from './exceptions.ts'
import { bandsForm } from './forms/bands-form.ts'
import type { FormContext, ReadBody } from './forms/form.ts'
import { forms } from './forms/forms.ts'
import type { PlacedFormula } from './formula.ts'
import type { FormulaReader } from './formula-reader.ts'
import { type LocalWord, localNames, readLocals, withoutCycles } from './locals.ts'
import { noRule } from './no-rule.ts'
import { type ReadText, RuleReader } from './rule-reader.ts'
import { bandEnds } from './words.ts'

/** A rule whose formulas are read but not yet given their meaning. */
export interface PendingRule {
  readonly declaration: Declaration
  readonly name: string
  /** How it is worked out; undefined where that could not be understood (which was said). */
  readonly body?: ReadBody
  readonly locals: readonly LocalWord[]
  readonly exceptions: readonly PendingException[]
  readonly floor?: Part<PlacedFormula>
  readonly cap?: Part<PlacedFormula>
  readonly only?: PlacedFormula
  readonly rounding?: Part<ScalarNode>
  /** Whose name may stand with ＝ at a formula's head: its own, or under 参照 the other rule's. */
  readonly headOf: string
  /** 参照: what is written in the other rule's block is shown at this place. */
  readonly likeAt?: Problem['span']
  /** Figures that it uses, by name. */
  readonly uses: ReadonlySet<string>
  /** Figures that must be known when it is typed beside those that it uses: whose last year's value it uses, and under 参照 the other rule. */
  readonly lastYear: ReadonlySet<string>
  /** All that was read for it. */
  readonly texts: readonly ReadText[]
  /** Whether it stands by itself: it rests on other entries by what their names stand for, their units and dimensions alone. */
  readonly isAlone: boolean
}

/** A part of a rule, and whether it is written in the rule that 参照 names. */
interface Part<T> {
  readonly part: T
  readonly isTheirs: boolean
}

export interface PendingException extends ExceptionEntry {
  readonly whenFormula: PlacedFormula
  readonly valueFormula: PlacedFormula
}

/** What the reading of rules needs beside the rule. */
export interface RuleSurroundings {
  readonly read: FormulaReader
  readonly names: Names
  readonly readings: ReadonlyMap<string, Reading>
  /** Another rule's declaration. */
  readonly ruleNamed: (name: string) => Declaration | undefined
  /** Exceptions of the section 例外 that change a rule. */
  readonly exceptionsOf: (name: string) => readonly ExceptionEntry[]
  readonly citations: Pick<Citations, 'atLevel'>
}

/** Reads the formulas of a rule and finds what they use. */
export function readRule(placed: Placed, s: RuleSurroundings, report: (p: Problem) => void): PendingRule {
  const { name, key, value } = placed.declaration
  const like = scalarAt(value, '参照')
  const other = like ? referred(like, s, report) : undefined
  const source = like ? other?.value : value
  const context: FormContext = { readings: s.readings, report, at: key.span }
  // What cannot be read in the other rule is said there.
  const sourceContext: FormContext = like ? { ...context, report: () => {} } : context
  const aliases = wordsAt(value, '别名').map((w) => w.text)
  const words = [...localNames(value), ...(source ? localNames(source) : []), ...Object.values(bandEnds)]
  const heads = [name, ...aliases, ...(other ? [other.name, ...wordsAt(other.value, '别名').map((w) => w.text)] : [])]
  const own = { heads, locals: [...new Set(words)] }
  const mine = readLocals(name, value, own, s.read, s.names, context)
  const theirs = source && like ? readLocals(name, source, own, s.read, s.names, sourceContext) : []
  const inherited = theirs.filter((w) => !mine.some((m) => m.name === w.name)).map((w) => ({ ...w, isTheirs: true }))
  const locals = withoutCycles([...inherited, ...mine], like?.span, report)
  const reader = new RuleReader(other?.name ?? name, source ?? value, own, s.read, s.names)
  const self = new RuleReader(name, value, own, s.read, s.names)
  const form = source ? forms.find((f) => field(source, f.key)) : undefined
  const body = form?.read(reader, sourceContext)
  const exceptions = [...s.exceptionsOf(name), ...ownExceptions(placed, s.citations, report)].map((e) => {
    // A clause of the section stands outside the rule, and so do its words.
    const words = e.start === undefined ? { locals: own.locals } : {}
    const one = new RuleReader(name, value, words, s.read, s.names)
    const read = { ...e, whenFormula: one.formula(e.when), valueFormula: one.formula(e.value) }
    for (const u of one.uses) self.uses.add(u)
    self.texts.push(...one.texts)
    for (const u of one.lastYear) self.lastYear.add(u)
    return read
  })
  // Whose last year is meant, the other rule's or its own, is not for us to say.
  const isOwnLastYear = like !== undefined && other !== undefined && reader.lastYear.has(other.name)
  if (isOwnLastYear) report(problem('HC5055', like.span, { name, other: other.name }))
  const pending = {
    declaration: placed.declaration,
    name,
    body: isOwnLastYear ? undefined : body,
    locals,
    exceptions,
    floor: part(self.at('保底'), () => (like ? reader.at('保底') : undefined)),
    cap: part(self.at('封顶'), () => (like ? reader.at('封顶') : undefined)),
    only: self.at('仅'),
    rounding: part(scalarAt(value, '取整'), () => other && scalarAt(other.value, '取整')),
    headOf: other?.name ?? name,
    ...(like ? { likeAt: like.span } : {}),
  }
  return {
    ...pending,
    uses: new Set([...reader.uses, ...self.uses, ...locals.flatMap((w) => [...w.uses])]),
    lastYear: new Set([
      ...reader.lastYear,
      ...self.lastYear,
      ...locals.flatMap((w) => [...w.lastYear]),
      ...(other ? [other.name] : []),
    ]),
    texts: [...reader.texts, ...self.texts, ...locals.flatMap((w) => w.texts)],
    // 参照 and the section 例外 are written elsewhere, as are the clauses of a framework's rule; 分段 asks how the figure that it looks up is
    // worked out.
    isAlone:
      !like && (placed.level === undefined ? s.exceptionsOf(name) : exceptions).length === 0 && form !== bandsForm,
  }
}

function part<T>(own: T | undefined, theirs: () => T | undefined): Part<T> | undefined {
  if (own !== undefined) return { part: own, isTheirs: false }
  const found = theirs()
  return found === undefined ? undefined : { part: found, isTheirs: true }
}

/** The rule that 参照 names. */
function referred(like: ScalarNode, s: RuleSurroundings, report: (p: Problem) => void): Declaration | undefined {
  const named = like.text.trim()
  const meaning = s.names.meanings.get(named)
  const found = meaning?.kind === 'figure' ? s.ruleNamed(meaning.name) : undefined
  if (!found) {
    report(noRule(named, '参照', like.span, s.names, (figure) => s.ruleNamed(figure) !== undefined))
    return undefined
  }
  if (pairOf(found.value, '参照')) {
    report(problem('HC5036', like.span, { name: named }))
    return undefined
  }
  return found
}
