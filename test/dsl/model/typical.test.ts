import { describe, expect, it } from 'vitest'
import { createCompiler } from '../../../dsl/index.ts'
import { policyHead } from '../../support/policy.ts'

/** What an input of this declaration is as a rule, and what is wrong with it. */
function typicalOf(declaration: string): {
  readonly typical: unknown
  readonly codes: string[]
  readonly columns: number[]
} {
  const text = `${policyHead}输入:\n  数: {${declaration}}\n规则:\n  同数: 数\n`
  const { model, diagnostics } = createCompiler().compile('policy.yaml', text)
  const figure = model.figures.get('数')
  const told = diagnostics.filter((d) => d.severity === 'error')
  return {
    typical: figure?.kind === 'input' ? figure.typical : undefined,
    codes: told.map((d) => d.code),
    columns: told.map((d) => d.range.start.column),
  }
}

describe('典型 of an input', () => {
  it.each([
    ['单位: 元, 典型: 500万元', '5000000'],
    ['单位: 人, 典型: 1.2万', '12000'],
    ['单位: 比率, 典型: 62%', '0.62'],
    ['单位: 是否, 典型: 是', true],
    ['单位: 日期, 典型: 2026-07-01', '2026-07-01'],
    ['单位: 元', undefined],
  ])('is read in the base unit: %s', (declaration, typical) => {
    expect(typicalOf(declaration)).toEqual({ typical, codes: [], columns: [] })
  })

  it('is told where it stands when it is no value of the input', () => {
    expect(typicalOf('单位: 元, 典型: 约500万')).toEqual({ typical: undefined, codes: ['HC5017'], columns: [18] })
    expect(typicalOf('单位: 元, 典型: 500人')).toEqual({ typical: undefined, codes: ['HC4014'], columns: [18] })
  })
})
