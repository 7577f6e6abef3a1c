import { type Problem, problem, severityOf } from '../../diagnostic/diagnostic.ts'
import { quoted, wanted } from '../../diagnostic/phrases.ts'
import { shareToldOnce } from '../../diagnostic/told-once.ts'
import type { Placed } from '../../syntax/policy/declaration.ts'
import { spanInScalar } from '../../syntax/yaml/node.ts'
import type { Span } from '../../text/span.ts'
import { inOrder, route } from '../dimensions.ts'
import { readRounding } from '../rounding.ts'
import { relocate, type Term } from '../term.ts'
import { align, unionDims } from '../typing/align.ts'
import { commonUnit, isMeasured, unify } from '../typing/arithmetic.ts'
import { bandsMendOf } from '../typing/bands-mend.ts'
import { brokenTerm, follow, isBroken, type Scope, type Typing, term } from '../typing/context.ts'
import { isMoney } from '../typing/functions.ts'
import { checkShares } from '../typing/shares.ts'
import { broken, ratio, type Unit } from '../unit.ts'
import { unitName } from '../unit-name.ts'
import { type ExceptionEntry, priorities } from './exceptions.ts'
import { casesTerm } from './forms/cases-form.ts'
import type { RuleTyping } from './forms/form.ts'
import { type PlacedFormula, typeFormula } from './formula.ts'
import type { PendingRule } from './read-rule.ts'
import type { Report } from './report.ts'
import { bandEnds } from './words.ts'

/** What a rule declares of itself. */
export interface Declared {
  readonly unit?: Unit
  readonly dims?: readonly string[]
}

/** The names of exceptions: those of the section 例外, and all, those of single rules among them. */
export interface ExceptionNames {
  readonly section: ReadonlySet<string>
  readonly all: ReadonlySet<string>
}

/**
 * The whole meaning of a rule: its body, 例外 in its place, 保底 and 封顶 as bounds, then 取整, in its declared unit and dimensions; and where
 * it applies. `exceptionNames` are all that 优先于 may name.
 */
export function typeRule(
  placed: Placed,
  pending: PendingRule,
  declared: Declared,
  outer: Scope,
  exceptionNames: ExceptionNames,
  report: Report,
): { term: Term; only?: Term } {
  const at = placed.declaration.key.span
  const add = shareToldOnce(report.in(placed.start))
  const { own, theirs } = typingsOf(pending, outer, add, at)
  let found = pending.body ? pending.body.type(theirs) : brokenTerm(at)
  checkShares(pending.name, found, theirs.report)
  found = withExceptions(found, declared.dims, placed, pending, own, outer, exceptionNames, report)
  found = withBounds(found, pending, own, theirs)
  found = withRounding(found, pending, own, theirs)
  found = fitUnit(found, declared.unit, pending.name, at, add)
  found = fitDims(found, declared.dims, at, own.typing)
  return withOnly(found, pending, own)
}

/** The typing of one rule, with its local words: of what it writes itself, and of what 参照 takes over (without one the same). */
function typingsOf(
  pending: PendingRule,
  outer: Scope,
  report: (p: Problem) => void,
  at: Span,
): { readonly own: RuleTyping; readonly theirs: RuleTyping } {
  const locals = new Map<string, (scope: Scope) => Term>()
  const scope: Scope = { ...outer, locals }
  const typing: Typing = { scope, report, place: (span) => span, type: (e) => brokenTerm(e.span) }
  const own = withTerms({ scope, typing, report, at, place: spanInScalar }, pending.headOf)
  const { likeAt } = pending
  const theirs = likeAt
    ? withTerms(seenFrom(likeAt, own, outer.signature(pending.headOf) !== undefined), pending.headOf)
    : own
  for (const word of pending.locals) {
    const home = word.isTheirs ? theirs : own
    // A word is given its meaning where it is used, since a band's own ends may stand in it; one that needs itself finds the name outside.
    let last: { low: unknown; high: unknown; term: Term } | undefined
    locals.set(word.name, (used) => {
      const low = used.locals?.get(bandEnds.low)
      const high = used.locals?.get(bandEnds.high)
      if (last && last.low === low && last.high === high) return last.term
      const others = new Map(used.locals)
      others.delete(word.name)
      const inner: Scope = { ...used, locals: others }
      const typed = word.type(withTerms({ ...home, scope: inner, typing: { ...home.typing, scope: inner } }))
      last = { low, high, term: typed }
      return typed
    })
  }
  return { own, theirs }
}

/** A typing that gives formulas their meaning; `head` may stand with ＝ at their heads. */
function withTerms(t: Omit<RuleTyping, 'term'>, head?: string): RuleTyping {
  return { ...t, term: (formula: PlacedFormula) => typeFormula(formula, t.scope, t.report, head, t.place) }
}

/**
 * The typing of another rule's formulas, all at the place of 参照. What is wrong with them as they stand there is said there; what is wrong
 * with them here alone, for the words mean something else, is said here: errors of a rule that is sound.
 */
function seenFrom(place: Span, own: RuleTyping, isSound: boolean): Omit<RuleTyping, 'term'> {
  const report = (p: Problem): void => {
    if (isSound && severityOf(p.code) === 'error') own.report(p)
  }
  return { ...own, report, typing: { ...own.typing, report, place: () => place }, place: () => place }
}

/** True exceptions replace the rule. `declared` are the dimensions that the rule says it has. */
function withExceptions(
  base: Term,
  declared: readonly string[] | undefined,
  placed: Placed,
  pending: PendingRule,
  t: RuleTyping,
  outer: Scope,
  known: ExceptionNames,
  report: Report,
): Term {
  if (pending.exceptions.length === 0) return base
  const names = new Set([...known.section, ...pending.exceptions.map((e) => e.name)])
  const add = report.in(placed.start)
  // A clause that changes several rules stands in its own block; what is wrong with it is said there.
  const sayOf = (e: ExceptionEntry): ((p: Problem) => void) => (e.start === undefined ? add : report.in(e.start))
  const beats = priorities(
    pending.exceptions,
    (e) => (e.start === undefined ? names : known.all),
    (p, e) => sayOf(e)(p),
  )
  const dims = declared ?? base.dims
  let isFit = !isBroken(base)
  const cases = pending.exceptions.map((e, i) => {
    const say = sayOf(e)
    const scope = e.start === undefined ? t.scope : outer
    const when = typeFormula(e.whenFormula, scope, say)
    const value = typeFormula(e.valueFormula, scope, say, pending.name)
    checkShares(pending.name, value, say)
    const extra = isBroken(base, when) ? [] : when.dims.filter((d) => !reaches(dims, d, t.scope))
    if (extra.length > 0) {
      say(problem('HC4013', when.span, { condition: extra, rule: dims }))
      isFit = false
    }
    const here = (x: Term): Term => (e.start === undefined ? x : relocate(x, t.at))
    return { name: e.name, when: here(when), value: here(value), beats: beats[i] as number[], clauses: e.clauses }
  })
  return isFit ? casesTerm(cases, base, true, base.span, t.typing) : brokenTerm(base.span)
}

/** Whether a dimension is among some, or an attribute of one leads to it. */
function reaches(dims: readonly string[], dimension: string, scope: Scope): boolean {
  return dims.includes(dimension) || dims.some((d) => route(scope.dimensions, d, dimension) !== undefined)
}

function withBounds(found: Term, pending: PendingRule, own: RuleTyping, theirs: RuleTyping): Term {
  let bounded = found
  for (const [bound, op, what] of [
    [pending.floor, 'maximum', '保底'],
    [pending.cap, 'minimum', '封顶'],
  ] as const) {
    if (!bound) continue
    const t = bound.isTheirs ? theirs : own
    if (!isMeasured(bounded, t.typing, quoted(what))) return brokenTerm(found.span)
    const limit = t.term(bound.part)
    checkShares(pending.name, limit, t.report)
    const unit = commonUnit([bounded, limit], quoted(what), t.typing)
    if (!unit) return brokenTerm(found.span)
    const of = align([bounded, limit], t.typing)
    bounded = term({ op, of }, unit, unionDims(of, t.typing), found.span)
  }
  return bounded
}

function withRounding(found: Term, pending: PendingRule, own: RuleTyping, theirs: RuleTyping): Term {
  if (!pending.rounding) return found
  const { part: scalar, isTheirs } = pending.rounding
  const { report } = isTheirs ? theirs : own
  const span = (isTheirs && pending.likeAt) || scalar.span
  const text = scalar.text.trim()
  const rounding = readRounding(text)
  if (!rounding) {
    // The rule that 参照 names says so itself, and is sound all the same.
    if (!isTheirs) report(problem('HC5023', span, { text }))
    return found
  }
  if (isBroken(found)) return found
  const isNumber = found.unit.kind === 'quantity' || found.unit.kind === 'any'
  if (!isNumber || (rounding.money && !isMoney(found.unit))) {
    const needed = isNumber ? wanted.amount : wanted.number
    report(problem('HC4003', span, { what: quoted(text), wanted: needed, found: unitName(found.unit) }))
    return isNumber ? found : brokenTerm(found.span)
  }
  return term({ op: 'round', of: found, mode: rounding.mode, step: rounding.step }, found.unit, found.dims, found.span)
}

function withOnly(found: Term, pending: PendingRule, t: RuleTyping): { term: Term; only?: Term } {
  if (!pending.only) return { term: found }
  // Where a rule applies belongs to what it is: without it nothing may rest on the rule.
  const unknown = { term: brokenTerm(found.span) }
  // 甲 ＝ 0元 is a condition here, also in a rule like 甲 (参照), at the head of whose formulas 甲＝ may stand.
  const condition = typeFormula(pending.only, t.scope, t.report, undefined, t.place)
  if (isBroken(condition)) return unknown
  if (condition.unit.kind !== 'truth') {
    const facts = { what: quoted('仅'), wanted: wanted.condition, found: unitName(condition.unit) }
    t.report(problem('HC4003', condition.span, facts))
    return unknown
  }
  if (isBroken(found)) return { term: found }
  const [aligned, only] = align([found, condition], t.typing) as [Term, Term]
  const extra = only.dims.filter((d) => !found.dims.includes(d))
  if (extra.length === 0) return { term: aligned, only }
  t.report(problem('HC4013', only.span, { condition: extra, rule: found.dims }))
  return unknown
}

function fitUnit(
  found: Term,
  declared: Unit | undefined,
  name: string,
  span: Span,
  report: (p: Problem) => void,
): Term {
  if (isBroken(found)) return declared ? { ...found, unit: broken } : found
  if (!declared) return found.unit.kind === 'any' ? { ...found, unit: ratio } : found
  if (found.op === 'unspecified' || unify(found.unit, declared)) return { ...found, unit: declared }
  const facts = { wanted: unitName(declared), found: unitName(found.unit), bands: bandsMendOf(name, found, declared) }
  report(problem('HC4002', span, facts))
  return brokenTerm(found.span)
}

/** A result over dimensions that 维度 does not list is an error; one over an attribute of a listed dimension is followed. */
function fitDims(found: Term, declared: readonly string[] | undefined, span: Span, typing: Typing): Term {
  if (!declared || isBroken(found)) return found
  let fitted = found
  for (const dimension of found.dims) {
    if (declared.includes(dimension)) continue
    const from = declared.find((d) => route(typing.scope.dimensions, d, dimension) !== undefined)
    const way = from ? route(typing.scope.dimensions, from, dimension) : undefined
    if (way && 'path' in way) fitted = follow(fitted, way.path, typing.scope)
  }
  const extra = fitted.dims.filter((d) => !declared.includes(d))
  if (extra.length > 0) {
    typing.report(problem('HC4006', span, { extra, wanted: declared }))
    return brokenTerm(found.span)
  }
  const dims = inOrder(typing.scope.dimensions, declared)
  if (dims.every((d) => fitted.dims.includes(d))) return fitted
  return term({ op: 'spread', of: fitted }, fitted.unit, dims, fitted.span)
}
