import type { Expression } from '../../dsl/syntax/expression/expression.ts'
import { printFormula } from '../../dsl/syntax/expression/print.ts'
import { chance, pick, whole } from './random.ts'
import { randomBands } from './random-bands.ts'
import { type Draft, READINGS } from './random-draft.ts'
import { unitText } from './random-leaves.ts'
import type { NumberUnit, Usable } from './random-source.ts'
import { randomSplitBody } from './random-split.ts'
import type { SlowBody, SlowCase } from './slow-policy.ts'
import { binary, name, number } from './tree.ts'

/** A rule's body and its keys. */
export interface WrittenBody {
  readonly body: SlowBody
  /** Where the keys say 维度. */
  readonly dims?: readonly string[]
  readonly keys: readonly string[]
}

/** One of all the ways of saying how a figure is worked out. */
export function randomBody(unit: NumberUnit, draft: Draft, words: readonly Usable[]): WrittenBody {
  const { random, shape } = draft
  const formula = (): Expression => draft.formulas(words).of(unit, shape.depth)
  const plain = (): WrittenBody => {
    const found = formula()
    return { body: { formula: found }, keys: [`公式: ${printFormula(found)}`] }
  }
  const kind = random()
  if (kind < 0.1) return readings(formula, random)
  if (kind < 0.25) return randomCases(unit, draft, words) ?? plain()
  if (kind < 0.45) {
    const { bands, keys } = randomBands(unit, draft, words)
    return { body: { bands }, keys }
  }
  if (kind < 0.48) return { body: { open: true }, keys: ['待定: 方法未写', `单位: ${unitText(unit)}`] }
  return (unit === '元' && kind < 0.7 && randomSplitBody(draft, words)) || plain()
}

function readings(formula: () => Expression, random: () => number): WrittenBody {
  const [reading, names] = pick(random, [...READINGS])
  const options = new Map(names.map((option) => [option, formula()] as const))
  const written = [...options].map(([option, f]) => `${option}: ${printFormula(f)}`)
  return { body: { reading, options }, keys: [`按解读: ${reading}`, ...written] }
}

/** 分情形 whose cases mostly do not meet; undefined where two of them read alike, or one is too long for a key. */
function randomCases(unit: NumberUnit, draft: Draft, words: readonly Usable[]): WrittenBody | undefined {
  const { random } = draft
  const f = draft.formulas(words)
  const conditions = pick(random, [
    () => ['职工', '居民'].map((member) => binary('＝', name('险种'), name(member))),
    () => {
      const subject = f.leaf(pick(random, ['元', '人', '比率', '分'] as const))
      const zero = number('0')
      return [binary('＞', subject, zero), binary(pick(random, ['＜', '≤']), subject, zero)]
    },
    () => Array.from({ length: whole(random, 1, 3) }, () => f.truth(1)),
  ])()
  const cases = conditions.map((when): SlowCase => ({ when, value: f.of(unit, 1) }))
  const rest = chance(random, 0.5) ? f.of(unit, 1) : undefined
  const keys = cases.map(({ when }) => printFormula(when))
  if (new Set(keys).size < keys.length || keys.some((key) => key.length > 500)) return undefined
  const lines = cases.map(({ value }, i) => `  ${keys[i]}: ${printFormula(value)}`)
  const otherwise = rest ? [`  其余: ${printFormula(rest)}`] : []
  return { body: { cases, ...(rest ? { rest } : {}) }, keys: ['分情形:', ...lines, ...otherwise] }
}
