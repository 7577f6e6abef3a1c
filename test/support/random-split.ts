import type { Expression } from '../../dsl/syntax/expression/expression.ts'
import { printFormula } from '../../dsl/syntax/expression/print.ts'
import { chance, pick, whole } from './random.ts'
import type { WrittenBody } from './random-body.ts'
import type { Draft } from './random-draft.ts'
import { splitTarget } from './random-over.ts'
import type { Usable } from './random-source.ts'
import { Rational } from './rational.ts'
import { dimsOf, meet } from './slow-dims.ts'
import type { SlowSplit } from './slow-policy.ts'
import { binary, choose, name, number, pickOf, text } from './tree.ts'

/** 分摊 with its manner; undefined where the amount cannot be split. */
export function randomSplitBody(draft: Draft, words: readonly Usable[]): WrittenBody | undefined {
  const { random, policy } = draft
  const formulas = draft.formulas(words)
  const of = formulas.of('元', 1)
  const equally = chance(random, 0.25)
  const weights = equally ? undefined : formulas.of(pick(random, ['元', '人', '比率'] as const), 1)
  const target = splitTarget(of, weights ?? name('机构'), policy)
  if (!target) return undefined
  const [dimension] = target
  const members = policy.dimensions.get(dimension ?? '')?.members?.map((m) => m.name) ?? ['院1', '院3']
  const manner = randomManner(random, target.length === 1 ? members : [])
  const split: SlowSplit = { whole: of, ...manner.split, ...(weights ? { weights } : { over: ['机构'] }) }
  const keys = [`分摊: ${printFormula(of)}`, `按: ${weights ? printFormula(weights) : '平均'}`]
  const dims = equally ? meet(policy, [dimsOf(of, policy), ['机构']]) : undefined
  if (dims) keys.push(`维度: [${dims.join(', ')}]`)
  return { body: { split }, keys: [...keys, ...manner.keys], ...(dims ? { dims } : {}) }
}

/** How a split rounds, who bears the remainder (one of some by name, too), and what no weight means. */
function randomManner(
  random: () => number,
  members: readonly string[],
): { split: Pick<SlowSplit, 'step' | 'remainder' | 'empty'>; keys: readonly string[] } {
  const [precision, step] = pick(random, [
    ['分', '0.01'],
    ['角', '0.1'],
    ['元', '1'],
    ['0.01万元', '100'],
    ['不取整', undefined],
  ] as const)
  const [owner, remainder] = pick(random, [
    ['最大余额', 'largest'],
    ['归首位', 'first'],
    ['归末位', 'last'],
    ['归最大', 'greatest'],
    ...members.map((member) => [member, { member }] as const),
  ] as const)
  const empty = pick(random, ['error', 'nothing'] as const)
  return {
    split: { remainder, empty, ...(step === undefined ? {} : { step: Rational.fromString(step) }) },
    keys: [`精度: ${precision}`, `尾差: ${owner}`, ...(empty === 'nothing' ? ['无对象: 不分'] : [])],
  }
}

/** 分摊 … 给: an amount split into parts, each of which is a figure. The plain evaluator has the split over a dimension of the parts. */
export function addNamedSplit(own: string, draft: Draft): void {
  const { random, policy } = draft
  const formulas = draft.formulas()
  const of = formulas.of('元', 1)
  const parts = ['甲', '乙', '丙'].slice(0, whole(random, 2, 3)).map((part) => `${own}${part}`)
  const unit = pick(random, ['元', '人', '比率'] as const)
  const weightOf = pick(random, [
    () => number(pick(random, ['0', '1', '3', '2.5'])),
    () => number(pick(random, ['0', '20', '50']), '％'),
    () => {
      const weight = formulas.leaf(unit)
      const dims = dimsOf(of, policy)
      const fits = meet(policy, [dims, dimsOf(weight, policy)]).join() === dims.join()
      return fits ? weight : number('2', unit === '比率' ? '' : unit)
    },
  ])
  const given = parts.map((part) => ({ part, weight: weightOf() }))
  const manner = randomManner(random, parts)
  const [inner, dimension] = [`${own}的各份`, `${own}的去处`]
  draft.addDimension(dimension, parts)
  const weights = given.reduceRight<Expression | undefined>(
    (others, { part, weight }) => (others ? choose(binary('＝', name(dimension), text(part)), weight, others) : weight),
    undefined,
  ) as Expression
  draft.figures.set(inner, {
    kind: 'rule',
    isInner: true,
    body: { split: { whole: of, weights, over: [dimension], ...manner.split } },
  })
  for (const part of parts)
    draft.add(part, '元', { kind: 'rule', body: { formula: pickOf(name(inner), dimension, part) } })
  const lines = [
    `分摊: ${printFormula(of)}`,
    `给: {${given.map(({ part, weight }) => `${part}: ${printFormula(weight)}`).join(', ')}}`,
    ...manner.keys,
  ]
  draft.lines.规则.push(`  ${own}:\n${lines.map((line) => `    ${line}`).join('\n')}`)
}
