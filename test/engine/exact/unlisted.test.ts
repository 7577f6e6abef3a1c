import { expect, test } from 'vitest'
import { createCompiler, noScenario } from '../../../dsl/index.ts'
import { createEngine } from '../../../engine/index.ts'

const policy = `政策: 例
编号: example
版本: "1"
状态: 试行
施行日期: 2026-01-01
维度:
  机构: {}
输入:
  支出: {单位: 元, 维度: [机构]}
规则:
  总支出: 合计（支出）
  家数: 计数（机构）
  次均: 总支出÷家数
`

test('A sum over members that nobody has listed waits for them instead of being 0', () => {
  const compiled = createCompiler().compile('policy.yaml', policy)
  const { outcome } = createEngine().run(compiled, noScenario(compiled))
  for (const name of ['总支出', '家数', '次均']) {
    expect(outcome.figures.find((f) => f.name === name)).toMatchObject({ value: null, missing: ['机构'] })
  }
  expect(outcome.diagnostics.map((d) => d.code)).not.toContain('HC6007')
})
