import type { Expression } from '../../dsl/syntax/expression/expression.ts'
import { chance, pick } from './random.ts'
import { randomRank } from './random-over.ts'
import type { FormulaSource, NumberUnit } from './random-source.ts'
import { dimsOf, meet, wayTo } from './slow-dims.ts'
import { call, name, number, over } from './tree.ts'

const ORDERED = ['年份', '阶段', '月份', '季度']

/** A function that looks at other members or at another year: 上一 上年 排名 依次抵扣 封顶折减; a leaf where none fits. */
export function randomAlong(f: FormulaSource, unit: NumberUnit, depth: number): Expression {
  const made = pick(f.random, [
    () => previous(f, unit, depth),
    () => lastYear(f, unit),
    () => (unit === '元' ? deduction(f, depth) : rank(f, unit, depth)),
    () => (unit === '元' ? proration(f, depth) : rank(f, unit, depth)),
  ])()
  return made ?? f.leaf(unit)
}

function ordered(f: FormulaSource, of: Expression): string | undefined {
  const found = dimsOf(of, f.policy).filter((d) => ORDERED.includes(d))
  return found.length > 0 ? pick(f.random, found) : undefined
}

/** The figures of a unit that have some dimension. */
function figuresWith(f: FormulaSource, unit: NumberUnit, fits: (d: string) => boolean): Expression[] {
  const all = f.usable.filter((u) => u.unit === unit).map((u) => name(u.name))
  return all.filter((figure) => dimsOf(figure, f.policy).some(fits))
}

function previous(f: FormulaSource, unit: NumberUnit, depth: number): Expression | undefined {
  const figures = figuresWith(f, unit, (d) => ORDERED.includes(d))
  const of = figures.length > 0 && chance(f.random, 0.7) ? pick(f.random, figures) : f.of(unit, depth - 1)
  const dimension = ordered(f, of)
  if (dimension === undefined) return undefined
  const found = call('上一', [of], { over: over([dimension]) })
  // The first member has none before it.
  return chance(f.random, 0.6) ? call('缺省', [found, number('0')]) : found
}

function lastYear(f: FormulaSource, unit: NumberUnit): Expression | undefined {
  const figures = f.usable.filter((u) => u.unit === unit && !u.isWord)
  return figures.length > 0 ? call('上年', [name(pick(f.random, figures).name)]) : undefined
}

function rank(f: FormulaSource, unit: NumberUnit, depth: number): Expression | undefined {
  const of = pick(f.random, ['元', '人', '比率'] as const)
  const figures = figuresWith(f, of, () => true)
  const ranked = figures.length > 0 && chance(f.random, 0.7) ? pick(f.random, figures) : f.of(of, depth - 1)
  const found = randomRank(f, ranked)
  return found && call('视为', [found], { unit: unit === '分' ? '分值' : unit })
}

/** A balance below 0 has no meaning in 依次抵扣, so there is none. */
function deduction(f: FormulaSource, depth: number): Expression | undefined {
  const figures = figuresWith(f, '元', (d) => ORDERED.includes(d))
  const of = figures.length > 0 ? pick(f.random, figures) : f.of('元', depth - 1)
  const dimension = ordered(f, of)
  if (dimension === undefined) return undefined
  const balance = call('取大', [of, number('0')])
  return call('依次抵扣', [f.of('元', depth - 1), balance], { over: over([dimension]) })
}

function proration(f: FormulaSource, depth: number): Expression | undefined {
  const figures = figuresWith(f, '元', () => true)
  const due = figures.length > 0 && chance(f.random, 0.7) ? pick(f.random, figures) : f.of('元', depth - 1)
  // Often a pool for each group of those to whom something is due.
  const groups = figuresWith(f, '元', (d) => dimsOf(due, f.policy).some((own) => own !== d && wayTo(f.policy, own, d)))
  const pool =
    groups.length > 0 && chance(f.random, 0.6)
      ? pick(f.random, groups)
      : f.of('元', chance(f.random, 0.5) ? 0 : depth - 1)
  const [dueDims, poolDims] = [dimsOf(due, f.policy), dimsOf(pool, f.policy)]
  const inside = meet(f.policy, [dueDims, poolDims])
  const over = dueDims.filter((d) => !poolDims.includes(d))
  // Everyone's due keeps its own dimensions.
  const fits = over.length > 0 && dueDims.every((d) => inside.includes(d))
  return fits ? call('封顶折减', [due, pool]) : undefined
}
