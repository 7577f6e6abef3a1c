import { expect, it } from 'vitest'
import { derivationReport } from '../../../cli/run/derivation-report.ts'
import type { Derivation } from '../../../engine/index.ts'
import { compiledSections, ranOn } from '../../support/policy.ts'

const policy = compiledSections(`维度: {院: [甲, 乙, 丙]}
输入:
  额: {单位: 元, 维度: [院]}
  停: {单位: 是否, 维度: [院]}
规则:
  留用: {公式: 额, 例外: [{名: 停发, 当: 停, 公式: 额 ÷ 2}]}
`)
const run = ranOn(policy, { 输入: { 额: { 甲: '1', 乙: '2', 丙: '4' }, 停: { 甲: '是', 乙: '否', 丙: '否' } } })

it('says of facts over members for how many they are so, and sums up amounts', () => {
  expect(derivationReport(run.explain('留用') as Derivation)).toBe(`留用 ＝ 6.5元（3个数合计）
│ 公式：额
├ 停 ＝ 3个中1个是
└ 额 ＝ 7元（3个数合计）
`)
})

it('names the exception before the formula that it brings', () => {
  expect(derivationReport(run.explain('留用', { 院: '甲' }) as Derivation)).toContain(
    '留用〔甲〕 ＝ 0.5元\n│ 例外：停发\n│ 公式：额 ÷ 2\n',
  )
})
