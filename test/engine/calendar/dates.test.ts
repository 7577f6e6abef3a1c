import { describe, expect, it } from 'vitest'
import { createScenarioReader } from '../../../dsl/index.ts'
import { createEngine } from '../../../engine/index.ts'
import { differencesOf } from '../../support/differences-of.ts'
import { compiledSections, errorsOf, figureOf, ran, ranOn } from '../../support/policy.ts'
import { chance, seeded, whole } from '../../support/random.ts'

/** What one formula comes to in a year, with 出生 and 约定 as inputs; 旧 may be missing. */
function worth(formula: string, data: Readonly<Record<string, string>> = {}, year = 2026): unknown {
  const compiled = compiledSections(`输入:
  出生: 日期
  约定: 日期
  旧: {单位: 日期, 可缺: 是}
  天数: {单位: 天, 至少: -99999999}
规则:
  果: ${formula}
`)
  const given = { 出生: '1960-02-29', 约定: '2026-09-01', 天数: '30', ...data }
  const evaluation = ranOn(compiled, { 年度: year, 输入: given })
  const codes = errorsOf(evaluation)
  return codes.length > 0 ? codes.join(' ') : figureOf(evaluation, '果').value
}

describe('a date', () => {
  it.each([
    ['2026-09-01', '2026-09-01'],
    ['9月1日', '2026-09-01'],
    ['约定', '2026-09-01'],
    ['约定 ＋ 30天', '2026-10-01'],
    ['天数 ＋ 约定', '2026-10-01'],
    ['约定 － 天数', '2026-08-02'],
    ['约定 － 0', '2026-09-01'],
    ['约定 － 2026-06-30', '63'],
    ['取大（约定 － 10月1日，0天）', '0'],
    ['取小（约定，2026-06-30，出生）', '1960-02-29'],
    ['取大（约定，2026-12-31）', '2026-12-31'],
    ['如果 约定 ≤ 9月1日 则 约定 否则 12月31日', '2026-09-01'],
    ['缺省（旧，1月1日）', '2026-01-01'],
    ['约定 ＝ 9月1日', true],
    ['约定 ＞ 9月1日', false],
    ['约定 属于 2026-01-01 至 2026-09-01', true],
    ['约定 属于 6月30日、9月1日', true],
  ])('%s is %s', (formula, value) => {
    expect(worth(formula)).toBe(value)
  })

  it('is not known where its data are not, but its parts lie where every month and day does', () => {
    expect(worth('旧 ＋ 30天')).toBeNull()
    expect(worth('年（旧） ＋ 月（旧）')).toBeNull()
    expect(worth('周岁（旧，6月30日）')).toBeNull()
    expect(worth('旧 ＜ 约定')).toBeNull()
    expect(worth('月（旧） ≤ 12')).toBe(true)
    expect(worth('日（旧） ＞ 31')).toBe(false)
  })

  it('with a fraction of a day, or beyond the years that can be written, is a fault', () => {
    expect(worth('约定 ＋ 0.5天')).toBe('HC6082')
    expect(worth('约定 ＋ 天数', { 天数: '9999999' })).toBe('HC6083')
    expect(worth('约定 － 天数', { 天数: '9999999' })).toBe('HC6083')
  })

  it('of 29 February is a fault in a year without one, where it is asked for', () => {
    expect(worth('2月29日', {}, 2024)).toBe('2024-02-29')
    expect(worth('2月29日', {}, 2026)).toBe('HC6080')
    expect(worth('2月29日', {}, 2100)).toBe('HC6080')
    expect(worth('如果 年度 ＝ 2024 则 2月29日 否则 2月28日', {}, 2026)).toBe('2026-02-28')
  })

  it('keeps to 至少 and 至多, and may be left out for another', () => {
    const compiled = compiledSections(`输入:
  返还: {单位: 日期, 至少: 2026-01-01, 至多: 2026-12-31}
  到期: {单位: 日期, 可缺: 2026-06-30}
规则:
  逾期: 返还 － 到期
`)
    const run = (返还: string) => ranOn(compiled, { 年度: 2026, 输入: { 返还 } })
    expect(figureOf(run('2026-07-15'), '逾期').value).toBe('15')
    expect(errorsOf(run('2025-12-31'))).toEqual(['HC6010'])
    expect(run('2027-01-01').outcome.diagnostics.map((d) => d.message)).toContain('“返还”是2027-01-01，晚于2026-12-31')
  })

  it('is compared with what is expected, and told apart by days', () => {
    const compiled = compiledSections(`输入:
  返还: {单位: 日期, 维度: [家]}
维度:
  家: [甲, 乙]
规则:
  最晚: 最大（返还，家）
约束:
  按时: {须: 返还 ≤ 6月30日}
`)
    const evaluation = ran(
      compiled,
      `情景: 一\n年度: 2026\n输入: {返还: {甲: 2026-05-31, 乙: 2026-07-02}}\n期望: {最晚: 2026-07-03}\n`,
    )
    expect(differencesOf(evaluation)).toEqual([
      { figure: '最晚', at: [], expected: '2026-07-03', actual: '2026-07-02' },
    ])
    expect(evaluation.outcome.constraints[0]).toMatchObject({
      holds: { 甲: true, 乙: false },
      left: { 甲: '2026-05-31', 乙: '2026-07-02' },
      right: { 甲: '2026-06-30', 乙: '2026-06-30' },
      margin: { 甲: '30', 乙: '-2' },
      unit: '日期',
    })
  })

  it('stands as a date in derivations', () => {
    const compiled = compiledSections(`输入:
  出生: 日期
规则:
  参保日: 取大（出生，1月1日）
  年龄: 周岁（出生，6月30日）
  月数: 12 － 月（参保日） ＋ 1
`)
    const evaluation = ranOn(compiled, { 年度: 2026, 输入: { 出生: '2020-09-05' } })
    const shown = (name: string): unknown => evaluation.explain(name)?.substituted
    expect(shown('参保日')).toBe('取大（2020-09-05，1月1日）')
    expect(shown('年龄')).toBe('周岁（2020-09-05，6月30日）')
    expect(shown('月数')).toBe('12 － 月（2026-01-01） ＋ 1')
    expect(figureOf(evaluation, '月数').value).toBe('12')
  })

  it('may vary from run to run', () => {
    const compiled = compiledSections('输入:\n  出生: 日期\n规则:\n  年龄: 周岁（出生，6月30日）\n')
    const read = createScenarioReader().read('数.yaml', '情景: 一\n年度: 2026\n输入: {出生: 2020-06-30}\n', compiled)
    const runner = createEngine().prepare(compiled, read, { vary: ['出生'], wanted: ['年龄', '出生'] })
    expect(runner.run({})).toEqual({ 年龄: '6', 出生: '2020-06-30' })
    expect(runner.run({ 出生: '2020-07-01' })).toEqual({ 年龄: '5', 出生: '2020-07-01' })
    expect(() => runner.run({ 出生: '12' })).toThrow(RangeError)
  })
})

describe('a part of a date', () => {
  it.each([
    ['年（约定）', '2026'],
    ['月（约定）', '9'],
    ['日（约定）', '1'],
    ['年度 － 年（出生）', '66'],
    ['12 － 月（约定） ＋ 1', '4'],
    ['月（约定） ≤ 6', false],
    ['日（2024-02-29）', '29'],
  ])('%s is %s', (formula, value) => {
    expect(worth(formula)).toBe(value)
  })
})

describe('an age', () => {
  it.each([
    ['1990-06-30', '2026-06-30', '36'],
    ['1990-07-01', '2026-06-30', '35'],
    ['1990-06-29', '2026-06-30', '36'],
    ['1990-05-31', '2026-06-30', '36'],
    ['2026-06-30', '2026-06-30', '0'],
    ['1960-02-29', '2025-02-27', '64'],
    ['1960-02-29', '2025-02-28', '65'],
    ['1960-02-29', '2024-02-28', '63'],
    ['1960-02-29', '2024-02-29', '64'],
    ['1960-02-29', '2100-02-28', '140'],
    ['2000-12-31', '9999-12-31', '7999'],
    ['2026-07-01', '2026-06-30', 'HC6081'],
  ])('of one born on %s is on %s %s', (birth, on, age) => {
    expect(worth(`周岁（出生，${on}）`, { 出生: birth })).toBe(age)
  })
})

/** Birthdays by going from day to day: the day of the same name, or the last of a month that lacks it. */
function walked(birth: string, on: string): number {
  const at = (text: string): number => Date.parse(`${text}T00:00:00Z`)
  const born = new Date(at(birth))
  let count = 0
  for (let day = at(birth) + 86_400_000; day <= at(on); day += 86_400_000) {
    const now = new Date(day)
    const next = new Date(day + 86_400_000)
    const isLast = next.getUTCMonth() !== now.getUTCMonth()
    const isThere = now.getUTCDate() === born.getUTCDate() || (isLast && now.getUTCDate() < born.getUTCDate())
    if (now.getUTCMonth() === born.getUTCMonth() && isThere) count++
  }
  return count
}

describe('ages and days of made-up people', () => {
  it('are what walking from day to day gives', () => {
    const random = seeded(1_259)
    const people = Array.from({ length: 300 }, (_, i) => {
      const birth = whole(random, -36_500, 20_000)
      // Many of them born about a birthday ago, where the count turns.
      const on = chance(random, 0.5)
        ? birth + Math.round(365.25 * whole(random, 0, 90)) + whole(random, 0, 2)
        : birth + 9_000
      const text = (days: number): string => new Date(days * 86_400_000).toISOString().slice(0, 10)
      return { name: `人${i}`, birth: text(birth), on: text(on), days: on - birth }
    })
    const compiled = compiledSections(`维度:
  人员: {}
输入:
  出生: {单位: 日期, 维度: 人员}
  到: {单位: 日期, 维度: 人员}
规则:
  年龄: 周岁（出生，到）
  间隔: 到 － 出生
  又到: 出生 ＋ 间隔
`)
    const column = (key: 'birth' | 'on') => Object.fromEntries(people.map((p) => [p.name, p[key]]))
    const evaluation = ranOn(compiled, {
      维度: { 人员: people.map((p) => p.name) },
      输入: { 出生: column('birth'), 到: column('on') },
    })
    expect(errorsOf(evaluation)).toEqual([])
    const expected = (value: (p: (typeof people)[number]) => unknown) =>
      Object.fromEntries(people.map((p) => [p.name, String(value(p))]))
    expect(figureOf(evaluation, '年龄').value).toEqual(expected((p) => walked(p.birth, p.on)))
    expect(figureOf(evaluation, '间隔').value).toEqual(expected((p) => p.days))
    expect(figureOf(evaluation, '又到').value).toEqual(column('on'))
  })
})
