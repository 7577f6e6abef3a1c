import { expect, it } from 'vitest'
import { createScenarioReader } from '../../../dsl/index.ts'
import { createEngine } from '../../../engine/index.ts'
import { compiledSections } from '../../support/policy.ts'

const data = JSON.stringify({
  情景: '试算',
  年度: 2024,
  输入: { 约定: '2026-09-01', 支出: { 甲院: '1.005', 乙院: '2.0149' }, 户数: { 甲院: '3', 乙院: '7' } },
})

/** Formulas of one rule that differ in nothing but what an operation is told beside its arguments, or in the order of these. */
const groups = [
  ['年（约定）', '月（约定）', '日（约定）'],
  ['支出〔甲院〕', '支出〔乙院〕'],
  ['合计（支出，院）', '最大（支出，院）', '最小（支出，院）', '平均（支出，院）'],
  ['舍去（支出〔甲院〕，2）', '进位（支出〔甲院〕，2）', '进位（支出〔甲院〕，1）', '四舍五入（支出〔甲院〕，2）'],
  ['合计（支出，院 其中 院 ＝ 甲院）', '合计（支出，院 其中 院 ≠ 甲院）'],
  [
    '支出〔甲院〕 ＜ 支出〔乙院〕',
    '支出〔甲院〕 ≤ 支出〔乙院〕',
    '支出〔甲院〕 ＝ 支出〔乙院〕',
    '支出〔乙院〕 ＜ 支出〔甲院〕',
  ],
  ['分摊（100元，支出）', '分摊（100元，户数）'],
  ['排名（支出，院）', '排名（户数，院）'],
]

const policy = (formula: string) =>
  compiledSections(`维度: {院: [甲院, 乙院]}
输入: {约定: 日期, 支出: {单位: 元, 维度: [院]}, 户数: {单位: 例, 维度: [院]}}
规则: {数: ${formula}}
`)

it.each(groups)('an engine that has worked out %s works another rule of that name out anew', (...formulas) => {
  const run = (engine: ReturnType<typeof createEngine>, formula: string): unknown => {
    const compiled = policy(formula)
    const { outcome } = engine.run(compiled, createScenarioReader().read('scenario.yaml', data, compiled))
    expect(outcome.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    return outcome.figures.find(({ name }) => name === '数')?.value
  }
  const engine = createEngine()
  for (const formula of [...formulas, ...formulas]) expect(run(engine, formula)).toEqual(run(createEngine(), formula))
})
