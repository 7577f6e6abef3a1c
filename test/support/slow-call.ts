import type { Call, Expression } from '../../dsl/syntax/expression/expression.ts'
import { Rational } from './rational.ts'
import {
  arithmetic,
  chosen,
  compared,
  faultCodes,
  isAbsent,
  isFault,
  ofNumber,
  opposite,
  roundedTo,
} from './slow-arithmetic.ts'
import { slowAge, slowParts } from './slow-dates.ts'
import { memberText } from './slow-dims.ts'
import { slowPower, slowRoot } from './slow-number.ts'
import { slowAggregate, slowDeduction, slowProration, slowRank, slowSplitAt } from './slow-over.ts'
import type { SlowAt, SlowRun, SlowValue } from './slow-policy.ts'
import { isMissing, Unsure } from './slow-unsure.ts'

const ZERO = Rational.of(0n)
const MODES = { 四舍五入: 'half-up', 进位: 'up', 舍去: 'down' } as const

/** A call of a function of the language; 上年 is not among them. */
export function slowCall(e: Call, at: SlowAt, run: SlowRun): SlowValue {
  const [first, second] = e.args as [Expression, Expression]
  switch (e.function) {
    case '若':
      return chosen(
        run.at(first, at),
        () => run.at(second, at),
        () => ZERO,
      )
    case '取小':
    case '取大':
      return e.args.map((x) => run.at(x, at)).reduce((so, next) => arithmetic(e.function, so, next))
    case '绝对值': {
      const of = run.at(first, at)
      return arithmetic('取大', of, opposite(of))
    }
    case '开方':
      return ofNumber(run.at(first, at), 'rising', (x) => (x.cmp(ZERO) < 0 ? { fault: faultCodes.root } : slowRoot(x)))
    case '四舍五入':
    case '进位':
    case '舍去': {
      const step = e.to ? stepOf(e.to.text) : slowPower(Rational.of(10n), -Number(memberText(second)))
      return roundedTo(run.at(first, at), MODES[e.function], step)
    }
    case '缺省':
      return run.isMissing(first, at) ? run.at(second, at) : orElse(run.at(first, at), () => run.at(second, at))
    case '视为':
      return run.at(first, at)
    case '年':
    case '月':
    case '日': {
      const part = e.function
      return ofNumber(run.at(first, at), 'neither', (x) => Rational.of(BigInt(slowParts(x)[part])))
    }
    case '周岁':
      return age(run.at(first, at), run.at(second, at))
    case '上一':
      return previous(e, at, run)
    case '分摊': {
      const over = e.over?.dimensions.map((d) => d.name)
      const step = Rational.of(1n, 100n)
      const by = e.over?.by.map((name) => name.name)
      return slowSplitAt(
        { whole: first, weights: second, over, by, step, remainder: 'largest', empty: 'error' },
        at,
        run,
      )
    }
    case '排名':
      return slowRank(e, at, run)
    case '依次抵扣':
      return slowDeduction(e, at, run)
    case '封顶折减':
      return slowProration(e, at, run)
    case '合计':
    case '平均':
    case '最大':
    case '最小':
    case '计数':
    case '占比':
      return slowAggregate(e, at, run)
    default:
      throw new Error(`no meaning for ${e.function}`)
  }
}

/** The other where a value does not apply; one of the two where it may not apply. */
function orElse(value: SlowValue, otherwise: () => SlowValue): SlowValue {
  if (value === 'absent') return otherwise()
  if (!(value instanceof Unsure)) return value
  if (!value.mayBeAbsent) return value
  const { low, high, isMissing } = value
  const sure = new Unsure(isAbsent(value) ? undefined : value.now, { low, high, isMissing })
  return chosen(new Unsure(!isAbsent(value), { isMissing }), () => sure, otherwise)
}

function age(birth: SlowValue, on: SlowValue): SlowValue {
  const isBorn = compared('≤', birth, on)
  const known = (v: SlowValue): SlowValue => (v instanceof Unsure ? (v.now ?? v) : v)
  const [from, to] = [known(birth), known(on)]
  if (isFault(isBorn)) return isBorn
  if (isBorn === false || (isBorn instanceof Unsure && isBorn.now === false)) return { fault: faultCodes.notBorn }
  const now = from instanceof Rational && to instanceof Rational ? slowAge(from, to) : undefined
  const isSure = birth instanceof Rational && on instanceof Rational
  return isSure && now ? now : new Unsure(now, { isMissing: isMissing([birth, on]) })
}

/** 上一: at the member before; the first has none. */
function previous(e: Call, at: SlowAt, run: SlowRun): SlowValue {
  const dimension = e.over?.dimensions[0]?.name as string
  const names = run.members(dimension).map((m) => m.name)
  const before = names[names.indexOf(at.get(dimension) as string) - 1]
  return before === undefined ? 'absent' : run.at(e.args[0] as Expression, new Map([...at, [dimension, before]]))
}

/** What 到角, 到3位小数, 到万元2位小数 round to. */
function stepOf(place: string): Rational {
  const [, scale, places] = /^到(万元|元)?(\d+)位小数$/.exec(place) ?? []
  const named: Readonly<Record<string, number>> = { 到分: -2, 到角: -1, 到元: 0, 到整数: 0, 到万元: 4 }
  return slowPower(Rational.of(10n), named[place] ?? (scale === '万元' ? 4 : 0) - Number(places))
}
