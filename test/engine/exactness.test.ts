import { describe, expect, it } from 'vitest'
import { noScenario } from '../../dsl/index.ts'
import { createEngine } from '../../engine/index.ts'
import { seeded, whole } from '../support/random.ts'
import { evaluate, smallPolicy, valueOfFigure } from '../support/small-policy.ts'

/** Fen as yuan, with as many places as asked for: 123, 4 → 0.0123. */
function decimal(digits: bigint, places: number): string {
  const text = String(digits < 0n ? -digits : digits).padStart(places + 1, '0')
  const cut = places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`
  const plain = cut.includes('.') ? cut.replace(/0+$/, '').replace(/\.$/, '') : cut
  return digits < 0n ? `-${plain}` : plain
}

describe('exactness from text to text', () => {
  it('makes (1 ÷ 3) × 3 one, through a rule between', () => {
    const compiled = smallPolicy('输入:\n  份数: 比率\n规则:\n  一份: 1 ÷ 份数\n  全部: 一份 × 份数\n  是一: 全部 ＝ 1')
    for (const 份数 of ['3', '7', '49', '0.3', '999983']) {
      const done = evaluate(compiled, { 输入: { 份数 } })
      expect(valueOfFigure(done, '全部')).toBe('1')
      expect(valueOfFigure(done, '是一')).toBe(true)
    }
  })

  it('leaves a balance of exactly 0 when all shares of a sum are taken from it', () => {
    const compiled = smallPolicy(
      `维度:\n  机构: {}\n输入:\n  总额: 元\n  用量: {单位: 元, 维度: 机构}\n规则:
  应得: 总额 × 占比（用量，机构）
  余额: 总额 － 合计（应得，机构）
  超支: 取大（0，－余额）
  平了: 余额 ＝ 0`,
    )
    const random = seeded(11)
    for (let round = 0; round < 200; round++) {
      const names = Array.from({ length: whole(random, 1, 12) }, (_, i) => `院${i}`)
      const 用量 = Object.fromEntries(names.map((n) => [n, decimal(BigInt(whole(random, 1, 99_999_999)), 2)]))
      const done = evaluate(compiled, {
        维度: { 机构: names.map((名) => ({ 名 })) },
        输入: { 总额: decimal(BigInt(whole(random, 1, 2_000_000_000)), 2), 用量 },
      })
      expect(['余额', '超支', '平了'].map((name) => valueOfFigure(done, name))).toEqual(['0', '0', true])
    }
  })

  it('rounds 5,000 half fen away from zero, through a share of a whole amount', () => {
    // Half a fen is reached by 15% of so many fen as end in 10, 30, 50, 70 or 90, of either sign, up to 10^15 yuan.
    const compiled = smallPolicy(
      '输入:\n  收入: 元\n规则:\n  提取: 收入 × 15%\n  提取到分: {公式: 提取, 取整: 四舍五入到分}\n  退回到分: 四舍五入（－提取，到分）',
    )
    const runner = createEngine().prepare(compiled, noScenario(compiled), {
      vary: ['收入'],
      wanted: ['提取', '提取到分', '退回到分'],
    })
    const random = seeded(5000)
    for (let i = 0; i < 5_000; i++) {
      const size = 10 ** whole(random, 1, 15)
      const income = 20n * BigInt(whole(random, 0, size)) + 10n
      const tenths = (income * 15n) / 10n
      expect(tenths % 10n).toBe(5n)
      const fen = tenths / 10n + 1n
      expect(runner.run({ 收入: decimal(income, 2) })).toEqual({
        提取: decimal(tenths, 3),
        提取到分: decimal(fen, 2),
        退回到分: decimal(-fen, 2),
      })
    }
  })
})
