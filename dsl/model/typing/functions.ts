import { problem } from '../../diagnostic/diagnostic.ts'
import { after, itemsOf, quoted, wanted } from '../../diagnostic/phrases.ts'
import type { Call, Conditional } from '../../syntax/expression/expression.ts'
import { readRounding } from '../rounding.ts'
import type { RoundingMode, Term } from '../term.ts'
import { any, readUnit, type Unit } from '../unit.ts'
import { unitName } from '../unit-name.ts'
import { typeAggregate, typeSplitCall } from './aggregate.ts'
import { align, unionDims } from './align.ts'
import { typeDeduction, typeLastYear, typePrevious, typeProration, typeRank } from './along.ts'
import { commonUnit, isMeasured, isNumeric, isTruth, numberTerm } from './arithmetic.ts'
import { brokenTerm, isBroken, type Typing, term } from './context.ts'
import { typeAge, typeCalendarPart } from './dates.ts'

const ROUNDING: Readonly<Partial<Record<Call['function'], RoundingMode>>> = {
  四舍五入: 'half-up',
  进位: 'up',
  舍去: 'down',
}

/** A call of a function. */
export function typeCall(e: Call, typing: Typing): Term {
  switch (e.function) {
    case '若':
      return typeIf(e, typing)
    case '取小':
    case '取大':
      return typeExtreme(e, typing)
    case '绝对值':
    case '开方':
      return typeOfOne(e, typing)
    case '四舍五入':
    case '进位':
    case '舍去':
      return typeRounding(e, typing)
    case '合计':
    case '平均':
    case '最大':
    case '最小':
    case '计数':
    case '占比':
      return typeAggregate(e, typing)
    case '分摊':
      return typeSplitCall(e, typing)
    case '上年':
      return typeLastYear(e, typing)
    case '上一':
      return typePrevious(e, typing)
    case '排名':
      return typeRank(e, typing)
    case '依次抵扣':
      return typeDeduction(e, typing)
    case '封顶折减':
      return typeProration(e, typing)
    case '缺省':
      return typeDefault(e, typing)
    case '视为':
      return typeCast(e, typing)
    case '年':
    case '月':
    case '日':
      return typeCalendarPart(e, typing)
    case '周岁':
      return typeAge(e, typing)
  }
}

/** 如果 … 则 … 否则 … */
export function typeConditional(e: Conditional, typing: Typing): Term {
  const condition = typing.type(e.condition)
  const then = typing.type(e.then)
  const otherwise = typing.type(e.otherwise)
  return choose(condition, then, otherwise, typing.place(e.span), typing)
}

/** A choice between two terms; they need one unit. */
function choose(condition: Term, then: Term, otherwise: Term, span: Term['span'], typing: Typing): Term {
  const fine = isTruth(condition, typing, after('如果'))
  const unit = commonUnit([then, otherwise], after('否则'), typing)
  if (!fine || !unit) return brokenTerm(span)
  const [c, a, b] = align([condition, then, otherwise], typing) as [Term, Term, Term]
  return term({ op: 'choose', condition: c, then: a, otherwise: b }, unit, unionDims([c, a, b], typing), span)
}

function typeIf(e: Call, typing: Typing): Term {
  const [condition, value] = e.args
  const span = typing.place(e.span)
  if (!condition || !value) return brokenTerm(span)
  const then = typing.type(value)
  // Only a number has a 0 to be otherwise.
  if (!isNumeric(then, typing, quoted(e.function))) return brokenTerm(span)
  return choose(typing.type(condition), then, numberTerm('0', any, span), span, typing)
}

function typeExtreme(e: Call, typing: Typing): Term {
  const span = typing.place(e.span)
  const args = e.args.map((a) => typing.type(a))
  const fine = args.map((a) => isMeasured(a, typing, quoted(e.function)))
  const unit = fine.includes(false) ? undefined : commonUnit(args, itemsOf(e.function), typing)
  if (!unit) return brokenTerm(span)
  const of = align(args, typing)
  return term({ op: e.function === '取小' ? 'minimum' : 'maximum', of }, unit, unionDims(of, typing), span)
}

function typeOfOne(e: Call, typing: Typing): Term {
  const span = typing.place(e.span)
  const of = e.args[0] ? typing.type(e.args[0]) : brokenTerm(span)
  if (!isNumeric(of, typing, quoted(e.function))) return brokenTerm(span)
  if (e.function === '绝对值') return term({ op: 'absolute', of }, of.unit, of.dims, span)
  let unit: Unit = of.unit
  if (unit.kind === 'quantity') {
    if (unit.powers.some(([, power]) => power % 2 !== 0)) {
      typing.report(
        problem('HC4003', of.span, { what: quoted('开方'), wanted: wanted.squareOrRatio, found: unitName(unit) }),
      )
      return brokenTerm(span)
    }
    unit = { kind: 'quantity', powers: unit.powers.map(([name, power]) => [name, power / 2] as const) }
  }
  return term({ op: 'root', of }, unit, of.dims, span)
}

function typeRounding(e: Call, typing: Typing): Term {
  const span = typing.place(e.span)
  const of = e.args[0] ? typing.type(e.args[0]) : brokenTerm(span)
  if (!isNumeric(of, typing, quoted(e.function))) return brokenTerm(span)
  const mode = ROUNDING[e.function] as RoundingMode
  const places = e.args[1]
  const written =
    e.to?.text ?? (places?.type === 'number' && places.unit === '' ? `到${places.digits}位小数` : undefined)
  const rounding = written === undefined ? undefined : readRounding(`四舍五入${written}`)
  if (!rounding) {
    typing.report(
      problem('HC5023', typing.place(e.to?.span ?? places?.span ?? e.at), {
        text: written ?? (places?.type === 'name' ? places.name : ''),
      }),
    )
    return brokenTerm(span)
  }
  if (rounding.money && !isMoney(of.unit)) {
    typing.report(
      problem('HC4003', of.span, { what: quoted(written ?? ''), wanted: wanted.amount, found: unitName(of.unit) }),
    )
    return brokenTerm(span)
  }
  return term({ op: 'round', of, mode, step: rounding.step }, of.unit, of.dims, span)
}

/** Whether a unit has 元 in it, so that 到分 and 到元 mean something. */
export function isMoney(unit: Unit): boolean {
  return unit.kind === 'any' || (unit.kind === 'quantity' && unit.powers.some(([name]) => name === '元'))
}

function typeDefault(e: Call, typing: Typing): Term {
  const span = typing.place(e.span)
  const args = e.args.map((a) => typing.type(a))
  const unit = commonUnit(args, itemsOf('缺省'), typing)
  if (!unit || args.length < 2) return brokenTerm(span)
  const [of, otherwise] = align(args, typing) as [Term, Term]
  return term({ op: 'default', of, otherwise }, unit, unionDims([of, otherwise], typing), span)
}

function typeCast(e: Call, typing: Typing): Term {
  const span = typing.place(e.span)
  const of = e.args[0] ? typing.type(e.args[0]) : brokenTerm(span)
  const scaled = e.unit ? readUnit(e.unit.text, typing.scope.nouns) : undefined
  if (e.unit && !scaled) typing.report(problem('HC4004', typing.place(e.unit.span), { unit: e.unit.text, near: [] }))
  if (isBroken(of) || !scaled || !isNumeric(of, typing, quoted('视为'))) return brokenTerm(span)
  // 视为 changes what a number counts, never how much it is: 视为（x，万元） says that x counts yuan.
  return term({ op: 'cast', of }, scaled.unit, of.dims, span)
}
