import { describe, expect, it } from 'vitest'
import { buildGraph } from '../../../engine/graph/graph.ts'
import type { Evaluation } from '../../../engine/index.ts'
import { counts } from '../../counts.ts'
import { compiledSections, errorsOf, figureOf, ranOn } from '../../support/policy.ts'
import { chance, pick, seeded, whole } from '../../support/random.ts'

const inputs = `输入:
  数: 元
  例: 例
  甲: 元
  乙: 元
  丙: 元
  数数: {单位: 元, 可缺: 是}
参数:
  开: {单位: 元, 待定: 没有写, 范围: [0元, 500元], 暂取: 150元}
`

function ran(form: string, data: Readonly<Record<string, string>> = {}): Evaluation {
  const 输入 = { 数: '0', 例: '0', 甲: '0', 乙: '0', 丙: '0', ...data }
  return ranOn(compiledSections(`${inputs}规则:\n  果: {分段: {${form}}}\n`), { 输入 })
}

/** The value of 果; 未规定 where the document does not provide for it, the code where the run has a fault. */
function value(form: string, data: Readonly<Record<string, string>> = {}): unknown {
  const evaluation = ran(form, data)
  const [error] = errorsOf(evaluation)
  if (error) return error
  const figure = figureOf(evaluation, '果')
  return figure.value === null && figure.open?.[0]?.includes('未规定') ? '未规定' : figure.value
}

const messages = (form: string, data: Readonly<Record<string, string>>): string[] =>
  ran(form, data)
    .outcome.diagnostics.filter((d) => d.severity === 'error')
    .map((d) => d.message)

function operations(form: string): Set<string> {
  const graph = buildGraph(compiledSections(`${inputs}规则:\n  果: {分段: {${form}}}\n`).model)
  return new Set(graph.bodies.get('果')?.nodes.map((n) => n.op))
}

describe('bands whose ends are figures', () => {
  const three = '按: 数, 段: 甲以内：1；甲至乙：2；超过乙：3'

  it.each([
    ['100', '1'],
    ['100.01', '2'],
    ['200', '2'],
    ['200.01', '3'],
  ])('give the result of the one that holds: %s', (数, result) => {
    expect(value(three, { 数, 甲: '100', 乙: '200' })).toBe(result)
  })

  it('are a fault of the run that names both where two hold at once with different results', () => {
    expect(messages(three, { 数: '70', 甲: '100', 乙: '50' })).toEqual(['果：“甲以内”和“超过乙”两段有重叠'])
  })

  it('are no fault where the figure lies in one alone, or in two that give the same', () => {
    expect(value(three, { 数: '200', 甲: '100', 乙: '50' })).toBe('3')
    expect(value('按: 数, 段: 甲以内：1；甲至乙：2；超过乙：1', { 数: '70', 甲: '100', 乙: '50' })).toBe('1')
  })

  it('are a fault where one gives a result and another is not provided for', () => {
    expect(value('按: 数, 段: 甲以内：1；超过乙：未规定', { 数: '70', 甲: '100', 乙: '50' })).toBe('HC6060')
  })

  it('are a fault by what comes out of rates, and only where that differs', () => {
    const rates = '按: 数, 方式: 全额, 段: 甲以内：10%；超过乙：20%'
    expect(value(rates, { 数: '70', 甲: '100', 乙: '50' })).toBe('HC6060')
    expect(value(rates, { 数: '0', 甲: '100', 乙: '-50' })).toBe('0')
  })

  it('leave what lies between them not provided for, or to 其余', () => {
    const gap = (rest: string): unknown =>
      value(`按: 数, 段: 甲以内：1；超过乙：3${rest}`, { 数: '70', 甲: '50', 乙: '100' })
    expect(gap('')).toBe('未规定')
    expect(gap('；其余：9')).toBe('9')
  })

  it('give an unmarked end to one of two neighbours, as numbers do', () => {
    const data = { 数: '100', 甲: '100', 乙: '200', 丙: '300' }
    expect(value('按: 数, 段: 0至甲：1；甲至乙：2', data)).toBe('1')
    expect(value('按: 数, 段: 0至甲：1；甲（含）至乙：2', data)).toBe('2')
    expect(value('按: 数, 段: 甲至乙：2；0至甲：1', { ...data, 数: '200' })).toBe('2')
  })

  it('are not looked at where they do not matter', () => {
    // 例 is 0, so the band's result cannot be worked out; the figure lies in the other.
    expect(value('按: 数, 段: 甲以内：1；超过甲：甲 ÷ 乙', { 数: '1', 甲: '2' })).toBe('1')
  })
})

describe('bands whose ends are percentages of 基数', () => {
  const form = '按: 数, 基数: 甲, 段: 3%以内：1；3%至8%：2；超过8%：3'

  it.each([
    ['3', '1'],
    ['3.01', '2'],
    ['8', '2'],
    ['9', '3'],
  ])('are measured on it: %s', (数, result) => expect(value(form, { 数, 甲: '100' })).toBe(result))

  it('are a fault where it is below 0, and none where it is 0', () => {
    expect(messages(form, { 数: '5', 甲: '-100' })).toEqual(['果：分段的基数“甲”不能小于0'])
    expect(value(form, { 数: '0' })).toBe('1')
    expect(value(form, { 数: '1' })).toBe('3')
  })
})

describe('累进', () => {
  it.each([
    ['数: 100', '100元以内：10%；100元至200元：20%；超过200元：30%', '10'],
    ['数: 250', '100元以内：10%；100元至200元：20%；超过200元：30%', '45'],
    ['数: 250', '超过200元：30%；100元以内：10%；100元至200元：20%', '45'],
    ['数: 250', '0元至100元：10%；超过100元：20%', '40'],
    // A stretch without a rate is not provided for once the figure reaches into it.
    ['数: 100', '100元以内：10%；超过200元：30%', '10'],
    ['数: 101', '100元以内：10%；超过200元：30%', '未规定'],
    ['数: 300', '100元以内：10%；超过200元：30%', '未规定'],
    ['数: 200', '100元以内：10%；100元至200元：20%', '30'],
    ['数: 201', '100元以内：10%；100元至200元：20%', '未规定'],
    ['数: 0', '100元至200元：20%；超过200元：30%', '0'],
    ['数: 50', '100元至200元：20%；超过200元：30%', '未规定'],
    ['数: 250', '100元以内：10%；100元至200元：未规定；超过200元：30%', '未规定'],
    ['数: 50', '100元以内：10%；100元至200元：未规定；超过200元：30%', '5'],
  ])('adds up what lies in each band, %s: %s', (data, bands, result) => {
    const [name = '', digits = ''] = data.split(': ')
    expect(value(`按: 数, 方式: 累进, 段: ${bands}`, { [name]: digits })).toBe(result)
  })

  it.each([
    ['10人以内', '超过10人'],
    ['1人至10人', '11人以上'],
    ['不满11人', '11人以上'],
    ['10人以内', '11人以上'],
    ['0人至10人', '11人以上'],
  ])('counts the eleventh in the second of %s and %s', (first, second) => {
    const policy = compiledSections(
      `输入: {人数: 人}\n规则:\n  果: {分段: {按: 人数, 方式: 累进, 段: ${first}：5元/人；${second}：3元/人}}\n`,
    )
    for (const [heads, wanted] of [
      ['10', '50'],
      ['11', '53'],
    ])
      expect(figureOf(ranOn(policy, { 输入: { 人数: heads } }), '果').value).toBe(wanted)
  })

  it('does so where the ends are figures that count', () => {
    const policy = compiledSections(
      '输入: {人数: 人, 定员: 人}\n规则:\n  果: {分段: {按: 人数, 方式: 累进, 段: 不满定员：5元/人；定员以上：3元/人}}\n',
    )
    expect(figureOf(ranOn(policy, { 输入: { 人数: '12', 定员: '11' } }), '果').value).toBe('56')
    expect(figureOf(ranOn(policy, { 输入: { 人数: '12', 定员: '0' } }), '果').value).toBe('36')
  })

  const figures = '按: 数, 方式: 累进, 段: 甲以内：10%；甲至乙：20%；超过乙：30%'

  it('is a fault for a negative figure, and for an end below 0', () => {
    expect(value('按: 数, 方式: 累进, 段: 100元以内：10%；超过100元：20%', { 数: '-1' })).toBe('HC6035')
    expect(messages(figures, { 数: '5', 甲: '-1', 乙: '3' })).toEqual(['果：累进从0算起，“甲以内”一段的一头却小于0'])
  })

  it('is a fault where slices overlap, for what lies in both would count twice', () => {
    expect(value(figures, { 数: '60', 甲: '10', 乙: '20' })).toBe('15')
    expect(value(figures, { 数: '60', 甲: '20', 乙: '10' })).toBe('HC6060')
    expect(value(figures, { 数: '5', 甲: '20', 乙: '10' })).toBe('0.5')
  })

  it('is not provided for where slices that are figures leave something out', () => {
    const gap = '按: 数, 方式: 累进, 段: 甲以内：10%；超过乙：30%'
    expect(value(gap, { 数: '10', 甲: '10', 乙: '20' })).toBe('1')
    expect(value(gap, { 数: '11', 甲: '10', 乙: '20' })).toBe('未规定')
    expect(value(gap, { 数: '30', 甲: '10', 乙: '10' })).toBe('7')
  })
})

describe('bands written in the kernel', () => {
  it.each([
    '按: 数, 段: 100元以内：1；100元至200元：2；超过200元：3',
    '按: 数, 段: 超过200元：3；100元以内：1；100元至200元：2',
    '按: 数, 段: 甲以内：1；超过甲：3',
    '按: 数, 段: 甲以内：1；甲至乙：2；超过乙：3',
    '按: 数, 段: 100元至200元：1；其余：3',
    '按: 数, 方式: 累进, 段: 100元以内：10%；100元至200元：20%；超过200元：30%',
    '按: 数, 方式: 累进, 基数: 甲, 段: 3%以内：0%；超过3%：40%',
  ])('have nothing that is not provided for where they cover the line: %s', (form) => {
    expect(operations(form)).not.toContain('unknown')
  })

  it.each([
    '按: 数, 段: 100元以内：1；100元至200元：2',
    '按: 数, 段: 甲以内：1；超过乙：3',
    '按: 数, 段: 不足100元：1；超过100元：3',
    '按: 数, 方式: 累进, 段: 100元以内：10%；100元至200元：20%',
  ])('have it where they do not: %s', (form) => expect(operations(form)).toContain('unknown'))

  it('demand nothing of a run where their ends are numbers', () => {
    expect(operations('按: 数, 段: 100元以内：1；100元至200元：2；超过200元：3')).not.toContain('guard')
    expect(operations('按: 数, 段: 100元以内：1；甲以上：3')).toContain('guard')
  })
})

describe('bands over an open figure', () => {
  it.each([
    ['按: 开, 段: 100元以内：1；100元至200元：2；超过200元：3', ['1', '3']],
    ['按: 开, 段: 0元至100元：1；100元至600元：2', ['1', '2']],
    ['按: 开 ＋ 600元, 段: 100元以内：1；100元至600元（不含）：2；600元以上：3', undefined],
    ['按: 取小（开，180元）, 段: 100元以内：1；100元至200元：2；超过200元：3', ['1', '2']],
    ['按: 开, 方式: 累进, 段: 100元以内：10%；100元至200元：20%；超过200元：30%', ['0', '120']],
    ['按: 开, 方式: 累进, 基数: 甲, 段: 10%以内：10%；超过10%：20%', ['0', '90']],
    ['按: 开, 段: 乙以内：1；超过乙：2', ['1', '2']],
    ['按: 开, 段: 100元以内：1；其余：2', ['1', '2']],
  ])('keep to what its range allows: %s', (form, range) => {
    const evaluation = ran(form, { 甲: '1000', 乙: '100' })
    expect(errorsOf(evaluation)).toEqual([])
    expect(figureOf(evaluation, '果').range).toEqual(range)
  })
})

describe('random bands', () => {
  interface Made {
    readonly low: number | undefined
    readonly high: number | undefined
    readonly lowClosed: boolean
    readonly highClosed: boolean
    readonly result: number
  }

  /** Bands one behind the other, sometimes with a gap, in any order. */
  function bands(random: () => number): Made[] {
    const places = Array.from({ length: whole(random, 1, 4) }, () => whole(random, 0, 40)).sort((a, b) => a - b)
    const ends = [...new Set(places)]
    const made = [undefined, ...ends].flatMap((low, i): Made[] =>
      chance(random, 0.15)
        ? []
        : [{ low, high: ends[i], lowClosed: false, highClosed: false, result: whole(random, 1, 9) }],
    )
    return made.map((band, i) => {
      const before = made[i - 1]
      const lowClosed = before === undefined || before.high !== band.low ? chance(random, 0.5) : !before.highClosed
      return Object.assign(band, { lowClosed, highClosed: chance(random, 0.5) })
    })
  }

  const inside = (x: number, b: Made): boolean =>
    (b.low === undefined || x > b.low || (x === b.low && b.lowClosed)) &&
    (b.high === undefined || x < b.high || (x === b.high && b.highClosed))

  /** Each slice at its own rate, from 0; null where some of the figure lies in none. */
  const slicesUpTo = (x: number, made: readonly Made[]): string | null => {
    const widths = made.map((b) => Math.max(Math.min(x, b.high ?? x) - (b.low ?? 0), 0))
    const covered = widths.reduce((a, w) => a + w, 0)
    const sum = made.reduce((a, b, i) => a + b.result * (widths[i] as number), 0)
    return covered < x ? null : String(sum)
  }

  const written = (b: Made, end: (n: number) => string): string => {
    const low = b.low === undefined ? '' : `${end(b.low)}（${b.lowClosed ? '含' : '不含'}）`
    const high = b.high === undefined ? '' : `${end(b.high)}（${b.highClosed ? '含' : '不含'}）`
    return low && high ? `${low}至${high}` : low ? `${low}以上` : high ? `${high}以下` : '其余'
  }

  it('come to what their words say, with numbers and with figures for ends', () => {
    const random = seeded(77)
    for (let i = 0; i < counts.openSettings; i++) {
      const made = bands(random).filter((b) => b.low !== undefined || b.high !== undefined)
      if (made.length === 0) continue
      const x = whole(random, 0, 42)
      const held = made.find((b) => inside(x, b))
      const shuffled = [...made].sort(() => random() - 0.5)
      const names = new Map<number, string>()
      const nameOf = (n: number): string => {
        const name = names.get(n) ?? `界${names.size + 1}`
        names.set(n, name)
        return name
      }
      const numbers = shuffled.map((b) => `${written(b, (n) => `${n}元`)}：${b.result}`).join('；')
      const mixed = pick(random, [true, false])
      const formulas = shuffled
        .map((b) => `${written(b, (n) => (mixed && n % 2 === 0 ? `${n}元` : nameOf(n)))}：${b.result}`)
        .join('；')
      const declared = [...names.values()].map((n) => `  ${n}: 元\n`).join('')
      const rules = [
        `定: {分段: {按: 数, 段: ${numbers}}}`,
        `变: {分段: {按: 数, 段: ${formulas}}}`,
        `定累: {分段: {按: 数, 方式: 累进, 段: ${numbers}}}`,
        `变累: {分段: {按: 数, 方式: 累进, 段: ${formulas}}}`,
      ]
      const policy = compiledSections(`输入:\n  数: 元\n${declared}规则:\n  ${rules.join('\n  ')}\n`)
      const data = Object.fromEntries([...names].map(([n, name]) => [name, String(n)]))
      const evaluation = ranOn(policy, { 输入: { 数: String(x), ...data } })
      expect(errorsOf(evaluation), formulas).toEqual([])
      const wanted = held ? String(held.result) : null
      const sum = slicesUpTo(x, made)
      const found = ['定', '变', '定累', '变累'].map((name) => figureOf(evaluation, name).value)
      expect(found, `${x}: ${formulas}`).toEqual([wanted, wanted, sum, sum])
    }
  })
})
