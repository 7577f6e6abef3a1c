import type { Expression } from '../../dsl/syntax/expression/expression.ts'
import { chance, pick } from './random.ts'
import type { FormulaSource, NumberUnit } from './random-source.ts'
import { between, binary, call, choose, date, name, number } from './tree.ts'

/** Days that data have: ends of months and of years, 29 February. */
export const DAYS = ['1966-06-30', '2000-02-29', '2019-03-01', '2022-12-31', '2023-01-01', '2024-02-29', '2024-06-30']

const WRITTEN: readonly (readonly [number | undefined, number, number])[] = [
  [2023, 1, 1],
  [2024, 2, 29],
  [undefined, 6, 30],
  [undefined, 12, 31],
  [undefined, 2, 29],
]

/** A number of dates: a part of one, the days between two, an age; undefined where the policy has none. */
export function numberOfDates(f: FormulaSource, unit: NumberUnit): Expression | undefined {
  if (!f.usable.some((u) => u.unit === '日期')) return undefined
  if (unit === '比率' && chance(f.random, 0.6)) return call(pick(f.random, ['年', '月', '日'] as const), [day(f)])
  const counted = chance(f.random, 0.5) ? binary('－', day(f), day(f)) : call('周岁', [figure(f), day(f)])
  return call('视为', [counted], { unit: unit === '分' ? '分值' : unit })
}

/** How days stand to each other; undefined where the policy has no dates. */
export function truthOfDates(f: FormulaSource): Expression | undefined {
  if (!f.usable.some((u) => u.unit === '日期')) return undefined
  if (chance(f.random, 0.3)) return between(day(f), day(f), day(f), true, chance(f.random, 0.5))
  return binary(pick(f.random, ['＝', '≠', '＞', '＜', '≥', '≤'] as const), day(f), day(f))
}

function figure(f: FormulaSource): Expression {
  return name(
    pick(
      f.random,
      f.usable.filter((u) => u.unit === '日期'),
    ).name,
  )
}

function day(f: FormulaSource): Expression {
  const made = pick(f.random, [
    () => figure(f),
    () => figure(f),
    () => date(...pick(f.random, WRITTEN)),
    () => binary(pick(f.random, ['＋', '－']), figure(f), number(pick(f.random, ['1', '30', '366']), '天')),
    () => call(pick(f.random, ['取小', '取大'] as const), [figure(f), day(f)]),
    () => choose(f.atHand(), figure(f), day(f)),
  ])
  return made()
}
