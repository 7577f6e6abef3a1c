import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createScenarioReader } from '../../../dsl/index.ts'
import { createEngine, refute } from '../../../engine/index.ts'
import { compiledPolicy } from '../../support/policy.ts'

const gaotai = readFileSync(new URL('../../../policies/gaotai/2026-draft.yaml', import.meta.url), 'utf8')

const head = '政策: 试\n编号: s\n版本: "1"\n状态: 试行\n施行日期: 2026-01-01\n'

/** The names of the properties that are refuted, and of those that no case decided. */
function tried(text: string, cases = 200): { refuted: string[]; undecided: string[] } {
  const { model } = compiledPolicy(text)
  const trial = refute(model, { seed: 1, cases })
  const nameOf = (place: number): string => model.properties[place]?.name as string
  return { refuted: trial.refuted.map((r) => nameOf(r.property)), undecided: trial.undecided.map(nameOf) }
}

describe('trying properties on drawn cases', () => {
  it('refutes none of a policy that keeps them', () => {
    expect(tried(gaotai)).toEqual({ refuted: [], undecided: [] })
  })

  it.each([
    ['a cap forgotten', '取小（结余，年度预算 × 结余留用上限比例）', '结余', '留用不过三成'],
    ['a cap forgotten under the other reading', '否则 结余 × 结余留用上限比例', '否则 结余', '留用不过三成'],
    [
      'an exception that keeps a thousandth',
      '改为: {结余留用: 0元}',
      '改为: {结余留用: 结余 × 0.1%}',
      '推诿的一分不留',
    ],
    ['an exception that lacks half', '{结余留用: 0元, 基金分担: 0元}', '{结余留用: 0元}', '未返还预付金的不分担'],
    ['a fen too little', '{公式: 超支 － 基金分担,', '{公式: 超支 － 基金分担 － 0.01元,', '非医共体平时自担'],
  ])('finds %s', (_, written, wrong, property) => {
    expect(gaotai).toContain(written)
    expect(tried(gaotai.replace(written, wrong)).refuted).toEqual([property])
  })

  it('gives data on which a run says the same', () => {
    const text = `${head}维度:\n  机构: {属性: {层级: [县, 乡]}}\n输入:\n  支出: {单位: 元, 维度: [机构], 至少: 0}\n规则:\n  付: {公式: 支出 × 90%, 例外: [{名: 乡里, 当: 层级 ＝ 乡, 公式: 支出 × 120%}]}\n须证:\n  不多付: 付 ≤ 支出\n`
    const compiled = compiledPolicy(text)
    const [found] = refute(compiled.model, { seed: 7, cases: 50 }).refuted
    const { scenario, places } = found as NonNullable<typeof found>
    const data = {
      情景: '反例',
      年度: scenario.year,
      维度: {
        机构: scenario.members.get('机构')?.map(({ name, attributes }) => ({ 名: name, 层级: attributes.get('层级') })),
      },
      输入: {
        支出: Object.fromEntries(scenario.inputs.get('支出')?.cells.map(({ at, value }) => [at[0], value]) ?? []),
      },
    }
    const read = createScenarioReader().read('反例.json', JSON.stringify(data), compiled)
    const { outcome } = createEngine().run(compiled, read)
    expect(outcome.diagnostics.filter((d) => d.severity === 'error')).toEqual([])
    const refuting = outcome.diagnostics.filter((d) => d.code === 'HC7001')
    expect(refuting).toHaveLength(1)
    for (const [member] of places) expect(refuting[0]?.message).toContain(member)
  })

  it('meets limits exactly, dates, texts, last year, months, parts of dimensions, and figures that do not apply', () => {
    const text = `${head}维度:
  机构: {属性: {层级: [县, 乡]}}
  乡里: {取自: 机构, 其中: 层级 ＝ 乡}
输入:
  预算: {单位: 元, 至少: 0}
  支出: {单位: 元, 至少: 0}
  到账日: 日期
  种类: 文本
  月支出: {单位: 元, 维度: [月份], 至少: 0}
  门诊: {单位: 人次, 维度: [机构], 仅: 层级 ＝ 乡}
  拨付: {单位: 元, 维度: [乡里], 至少: 0}
规则:
  超: 支出 － 预算 × 108%
  比上年: 预算 － 上年（预算）
须证:
  不会正好: 超 ≠ 0元
  都在上半年: 月（到账日） ≤ 6
  没有慢病: 种类 ≠ “慢病”
  不比上年少: 比上年 ≥ 0元
  年末有钱: 月支出〔12月〕 ≥ 100元
  乡里都有人: 层级 ＝ 县 或 门诊 ＞ 0人次
  乡里都有钱: 拨付 ＞ 0元
`
    expect(tried(text).refuted).toEqual([
      '不会正好',
      '都在上半年',
      '没有慢病',
      '不比上年少',
      '年末有钱',
      '乡里都有人',
      '乡里都有钱',
    ])
  })

  it('draws the same each time, and otherwise from another seed', () => {
    const { model } = compiledPolicy(gaotai.replace('取小（结余，年度预算 × 结余留用上限比例）', '结余'))
    const [a, b, c] = [1, 1, 1_000_000].map((seed) =>
      JSON.stringify([...(refute(model, { seed, cases: 200 }).refuted[0]?.scenario.inputs ?? [])]),
    )
    expect(a).toBe(b)
    expect(a).not.toBe(c)
  })
})
