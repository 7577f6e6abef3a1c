import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import { quoted, wanted } from '../../diagnostic/phrases.ts'
import { scalarAt, textAt, wordsAt } from '../../syntax/policy/fields.ts'
import type { Span } from '../../text/span.ts'
import { inOrder, route } from '../dimensions.ts'
import { readPrecision, readRounding, splitRemainders } from '../rounding.ts'
import type { SplitManner, Term } from '../term.ts'
import { typeSplit } from '../typing/aggregate.ts'
import { align, unionDims } from '../typing/align.ts'
import { commonUnit, numberTerm, unify } from '../typing/arithmetic.ts'
import { brokenTerm, follow, isBroken, type Scope, type Typing, term } from '../typing/context.ts'
import { isMoney } from '../typing/functions.ts'
import { any, broken, ratio, type Unit } from '../unit.ts'
import { unitName } from '../unit-name.ts'
import { typeFormula } from './formula.ts'
import type { PendingRule } from './read-rule.ts'

/** A rule to be typed, with what it declares of itself. */
interface Declared {
  readonly pending: PendingRule
  readonly unit?: Unit
  readonly dims?: readonly string[]
}

/** The whole meaning of a rule: its body, then 保底 and 封顶, then 取整, in its declared unit and dimensions; and where it applies. */
export function typeRule(declared: Declared, scope: Scope, report: (p: Problem) => void): { term: Term; only?: Term } {
  const { pending } = declared
  const key = pending.placed.declaration.key.span
  const typing = typingOf(scope, report)
  let found = typeBody(pending, scope, report, typing)
  found = typeBounds(found, pending, scope, report, typing)
  found = typeRounding(found, pending, report)
  found = fitUnit(found, declared.unit, key, report)
  found = fitDims(found, declared.dims, key, typing)
  if (!pending.formulas.only) return { term: found }
  // Where a rule applies belongs to what it is: without it nothing may rest on the rule.
  const unknown = { term: brokenTerm(found.span) }
  const only = typeFormula(pending.formulas.only, scope, report)
  if (isBroken(only)) return unknown
  if (only.unit.kind !== 'truth') {
    report(problem('HC4003', only.span, { what: quoted('仅'), wanted: wanted.condition, found: unitName(only.unit) }))
    return unknown
  }
  if (isBroken(found)) return { term: found }
  const [aligned, where] = align([found, only], typing) as [Term, Term]
  const extra = where.dims.filter((d) => !aligned.dims.includes(d))
  if (extra.length === 0) return { term: aligned, only: where }
  report(problem('HC4013', where.span, { condition: extra, rule: aligned.dims }))
  return unknown
}

/** A typing for parts that stand outside any one formula: their places are in the block already. */
function typingOf(scope: Scope, report: (p: Problem) => void): Typing {
  return { scope, report, place: (span) => span, type: (e) => brokenTerm(e.span) }
}

function typeBody(pending: PendingRule, scope: Scope, report: (p: Problem) => void, typing: Typing): Term {
  const { formulas, name, placed } = pending
  const { value, key } = placed.declaration
  if (formulas.body) return typeFormula(formulas.body, scope, report, name)
  if (formulas.options.length > 0) {
    const options = formulas.options.map((o) => ({
      option: o.option,
      term: typeFormula(o.formula, scope, report, name),
    }))
    return typeOptions(textAt(value, '按解读') as string, options, key.span, report, typing)
  }
  if (formulas.whole) {
    const whole = typeFormula(formulas.whole, scope, report, name)
    const weights = formulas.weights
      ? typeFormula(formulas.weights, scope, report, name)
      : numberTerm('1', ratio, key.span)
    // 平均 runs over what 维度 names beyond the whole's own dimensions.
    const named = formulas.weights ? undefined : wordsAt(value, '维度').map((w) => w.text)
    const dims = named?.filter((d) => scope.dimensions.has(d) && !whole.dims.includes(d))
    const over = dims
      ? { dimensions: dims.map((d) => ({ type: 'name' as const, name: d, span: key.span })), span: key.span }
      : undefined
    return typeSplit(whole, weights, over, splitManner(pending, report), whole.span, typing)
  }
  // 待定: the whole method is open, so only what is declared is known of it.
  return textAt(value, '待定') === undefined
    ? brokenTerm(key.span)
    : term({ op: 'number', digits: '0' }, any, [], key.span)
}

function typeOptions(
  reading: string,
  options: readonly { option: string; term: Term }[],
  span: Span,
  report: (p: Problem) => void,
  typing: Typing,
): Term {
  if (options.some((o) => isBroken(o.term))) return brokenTerm(span)
  const first = options[0] as { option: string; term: Term }
  let unit: Unit | undefined = first.term.unit
  for (const o of options.slice(1)) {
    const both: Unit | undefined = unit ? unify(unit, o.term.unit) : undefined
    if (!both) {
      report(
        problem('HC4009', o.term.span, {
          option: o.option,
          first: unitName(first.term.unit),
          found: unitName(o.term.unit),
        }),
      )
      return brokenTerm(span)
    }
    unit = both
  }
  const aligned = align(
    options.map((o) => o.term),
    typing,
  )
  const together = options.map((o, i) => ({ option: o.option, term: aligned[i] as Term }))
  return term({ op: 'reading', reading, options: together }, unit, unionDims(aligned, typing), span)
}

function splitManner(pending: PendingRule, report: (p: Problem) => void): SplitManner {
  const { value } = pending.placed.declaration
  const precision = scalarAt(value, '精度')
  const step = precision ? readPrecision(precision.text) : '0.01'
  if (precision && step === undefined) {
    report(
      problem('HC5024', precision.span, {
        what: '精度',
        found: precision.text,
        allowed: ['分', '角', '元', '0.01万元', '不取整'],
      }),
    )
  }
  const remainder = scalarAt(value, '尾差')
  const owner = remainder ? splitRemainders[remainder.text.trim()] : 'largest'
  if (remainder && !owner) {
    report(
      problem('HC5024', remainder.span, { what: '尾差', found: remainder.text, allowed: Object.keys(splitRemainders) }),
    )
  }
  return {
    step: step ?? undefined,
    remainder: owner ?? 'largest',
    empty: textAt(value, '无对象') === '不分' ? 'nothing' : 'error',
  }
}

/** 保底 and 封顶 bound the figure, in this order. */
function typeBounds(
  found: Term,
  pending: PendingRule,
  scope: Scope,
  report: (p: Problem) => void,
  typing: Typing,
): Term {
  let bounded = found
  for (const [formula, op, what] of [
    [pending.formulas.floor, 'maximum', '保底'],
    [pending.formulas.cap, 'minimum', '封顶'],
  ] as const) {
    if (!formula) continue
    const bound = typeFormula(formula, scope, report)
    const unit = commonUnit([bounded, bound], quoted(what), typing)
    if (!unit) return brokenTerm(found.span)
    const of = align([bounded, bound], typing)
    bounded = term({ op, of }, unit, unionDims(of, typing), found.span)
  }
  return bounded
}

function typeRounding(found: Term, pending: PendingRule, report: (p: Problem) => void): Term {
  const scalar = scalarAt(pending.placed.declaration.value, '取整')
  if (!scalar || isBroken(found)) return found
  const rounding = readRounding(scalar.text)
  if (!rounding) {
    report(problem('HC5023', scalar.span, { text: scalar.text.trim() }))
    return found
  }
  if (rounding.money && !isMoney(found.unit)) {
    report(
      problem('HC4003', scalar.span, {
        what: quoted(scalar.text.trim()),
        wanted: wanted.amount,
        found: unitName(found.unit),
      }),
    )
    return found
  }
  return term({ op: 'round', of: found, mode: rounding.mode, step: rounding.step }, found.unit, found.dims, found.span)
}

function fitUnit(found: Term, declared: Unit | undefined, span: Span, report: (p: Problem) => void): Term {
  if (isBroken(found)) return declared ? { ...found, unit: broken } : found
  if (!declared) return found.unit.kind === 'any' ? { ...found, unit: ratio } : found
  if (unify(found.unit, declared)) return { ...found, unit: declared }
  report(problem('HC4002', span, { wanted: unitName(declared), found: unitName(found.unit) }))
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
