import { describe, expect, it } from 'vitest'
import { evaluate, smallPolicy, valueOfFigure } from '../../support/small-policy.ts'

/** 起 is given; each further rule is made of the one before. */
function chain(length: number, formula: (before: string) => string): string {
  const names = ['起', ...Array.from({ length }, (_, i) => `步${i}`)]
  const rules = names.slice(1).map((name, i) => `  ${name}: ${formula(names[i] as string)}`)
  return `输入:\n  起: 比率\n规则:\n${rules.join('\n')}`
}

function lastOf(length: number, formula: (before: string) => string, start: string) {
  const began = performance.now()
  const done = evaluate(smallPolicy(chain(length, formula)), { 输入: { 起: start } })
  const codes = done.outcome.diagnostics.map((d) => d.code)
  return { value: valueOfFigure(done, `步${length - 1}`), codes, seconds: (performance.now() - began) / 1000 }
}

describe('numbers without end', () => {
  it('are refused once, at the rule where they pass ten thousand digits, however many rules follow', () => {
    for (const [formula, start] of [
      [(b: string) => `${b} × ${b}`, '1.234567891'],
      [(b: string) => `${b} × ${b}`, '0.1'],
      [(b: string) => `${b} ÷ （${b} ＋ 1） ＋ ${b} × ${b}`, '0.7'],
      [(b: string) => `${b} ^ 9`, '1.7'],
      [(b: string) => `1 ÷ ${b} ^ 3`, '7.3'],
    ] as const) {
      const { value, codes, seconds } = lastOf(40, formula, start)
      expect({ value, codes }).toEqual({ value: null, codes: ['HC6032'] })
      expect(seconds).toBeLessThan(20)
    }
  })

  it('are refused where a split or a sum over many members makes them', () => {
    const primes = Array.from({ length: 60_000 }, (_, i) => i + 30_001).filter((n) => isPrime(n))
    const members = primes.slice(0, 2_600)
    const compiled = smallPolicy(`维度:\n  机构: {}\n输入:\n  总额: 元\n  权数: {单位: 比率, 维度: 机构}\n规则:
  每份: 1 ÷ 权数
  各家: {分摊: 总额, 按: 每份}
  和: 合计（每份，机构）`)
    const done = evaluate(compiled, {
      维度: { 机构: members.map((p) => ({ 名: `院${p}` })) },
      输入: { 总额: '100', 权数: Object.fromEntries(members.map((p) => [`院${p}`, String(p)])) },
    })
    expect(done.outcome.diagnostics.map((d) => d.code)).toEqual(['HC6032', 'HC6032'])
    expect(valueOfFigure(done, '和')).toBeNull()
  })

  it('are fine below that: a thousand digits come out to the last', () => {
    const { value, codes } = lastOf(8, (b) => `${b} × ${b}`, '1.001')
    expect(codes).toEqual([])
    expect(value).toBe(
      `1.${String(1001n ** 256n)
        .slice(1)
        .replace(/0+$/, '')}`,
    )
  })
})

function isPrime(n: number): boolean {
  for (let d = 2; d * d <= n; d++) if (n % d === 0) return false
  return true
}
