import { describe, expect, it } from 'vitest'
import { type OpenValues, type Readings, type ShexianInputs, shexian, shexian2024 } from './shexian.ts'

const names = ['甲镇卫生院', '乙镇卫生院', '乙镇某村卫生室'] as const
const per = (...values: readonly [string, string, string]) =>
  Object.fromEntries(names.map((name, i) => [name, values[i] as string]))

/** The worked year: gap and subsidy both fall, and the package for chronic diseases leaves something at every institution. */
const year: ShexianInputs = {
  机构: names.map((名) => ({ 名, 层级: 名.endsWith('村卫生室') ? '村' : '乡镇' })),
  当年筹资总额: '356800000',
  风险调剂金: '17840000',
  大病保险金: '29664000',
  上年清算实际支出: '331000000',
  当年清算实际支出: '324000000',
  上年财政弥补赤字: '22421700',
  当年财政弥补赤字: '13000000',
  上年收支缺口: '22421700',
  稽核追回资金: '1234567.89',
  管控稽核费用: '345678.90',
  慢病包干预算总额: '12345678.90',
  包干权重: per('4321', '3210', '2469'),
  慢病实际支出: per('4500000', '3600000', '2400000'),
  两病基本药物费用: per('0', '0', '0'),
  年终考核得分比: per('0.9', '0.85', '1'),
}

const of = (change: Partial<ShexianInputs> = {}, reading: Partial<Readings> = {}, open: OpenValues = {}) =>
  shexian({ ...year, ...change }, { reading, open })

/** A year that costs more than the last, in which gap and subsidy fall all the same. */
const dearer: Partial<ShexianInputs> = {
  当年筹资总额: '367800000',
  风险调剂金: '18400000',
  大病保险金: '31400000',
  当年清算实际支出: '335000000',
  当年财政弥补赤字: '17000000',
}
const overrun: Partial<ShexianInputs> = { 慢病实际支出: per('4500000', '4100000', '3600000') }

describe('the Shexian reference', () => {
  it('works the targets and the award out', () => {
    expect(of()).toMatchObject({
      目标值一: '309296000',
      目标值二: '331000000',
      目标值一结余: '-14704000',
      目标值二结余: '7000000',
      收支缺口: '14704000',
      财政弥补减少额: '9421700',
      减亏奖励: '4710850',
      医师培训资金: '1884340',
      稽核资金可弥补缺口: '888888.99',
    })
  })

  it('takes the narrowing of the gap for either part under the other readings', () => {
    const both = { 奖励基数: '按收支缺口', 培训资金基数: '按收支缺口' } as const
    expect(of({}, both)).toMatchObject({ 减亏奖励: '3858850', 医师培训资金: '1543540' })
    const mixed = of({}, { 培训资金基数: '按收支缺口' }, { 医师培训资金比例: '0.22' })
    expect(mixed).toMatchObject({ 减亏奖励: '4710850', 医师培训资金: '1697894' })
  })

  it('holds an award to the second target only where the reading says so', () => {
    expect(of(dearer)).toMatchObject({ 目标值二结余: '-4000000', 减亏奖励: '2710850', 医师培训资金: '1084340' })
    const strict = { 奖励条件: '还要不超目标值二' } as const
    expect(of(dearer, strict)).toMatchObject({ 减亏奖励: '0', 医师培训资金: '0' })
    expect(of({ ...dearer, 上年清算实际支出: '335000000' }, strict).减亏奖励).toBe('2710850')
  })

  it('gives nothing for a gap exactly as large as last year’s, but for the subsidy alone where that is enough', () => {
    const level = { ...dearer, 上年收支缺口: '17000000' }
    expect(of(level)).toMatchObject({
      收支缺口: '17000000',
      财政弥补减少额: '5421700',
      减亏奖励: '0',
      医师培训资金: '0',
    })
    expect(of({ ...level, 上年收支缺口: '17000000.01' }).减亏奖励).toBe('2710850')
    expect(of(level, { 奖励条件: '弥补减少即可' }).减亏奖励).toBe('2710850')
    expect(of(level, { 奖励条件: '弥补减少即可', 奖励基数: '按收支缺口' }).减亏奖励).toBe('0')
  })

  it('gives nothing for a subsidy that has not fallen, whatever the gap did', () => {
    for (const 当年财政弥补赤字 of ['22421700', '22421700.01']) {
      expect(of({ 当年财政弥补赤字 })).toMatchObject({ 财政弥补减少额: '0', 减亏奖励: '0', 医师培训资金: '0' })
      expect(of({ 当年财政弥补赤字 }, { 奖励基数: '按收支缺口' }).减亏奖励).toBe('0')
    }
  })

  it('never has less than nothing recovered left for the gap', () => {
    expect(of({ 管控稽核费用: '1234567.90' }).稽核资金可弥补缺口).toBe('0')
  })

  it('splits a surplus of the package, and awards nothing in such a year', () => {
    expect(of({}, {}, { 结余机构奖励比例: '1' })).toMatchObject({
      慢病调剂金: '617283.95',
      机构包干额: per('5067839.46', '3764814.78', '2895740.71'),
      机构决算结余: per('567839.46', '164814.78', '495740.71'),
      全县决算结余: '1228394.95',
      县级分配: '614197.48',
      乡级分配: '368518.48',
      村级分配: '245678.99',
      结余机构奖励: per('0', '0', '0'),
    })
  })

  it('splits an overrun alike, and awards those that saved', () => {
    expect(of(overrun, {}, { 结余机构奖励比例: '0.3' })).toMatchObject({
      机构决算结余: per('567839.46', '-335185.22', '-704259.29'),
      全县决算结余: '-471605.05',
      县级分配: '-235802.53',
      乡级分配: '-141481.51',
      村级分配: '-94321.01',
      结余机构奖励: per('153316.6542', '0', '0'),
      结余机构奖励合计: '153316.6542',
    })
    expect(of(overrun).结余机构奖励).toEqual(per('0', '0', '0'))
  })

  it('turns an overrun into a surplus with what was set aside, under the other reading', () => {
    expect(of(overrun, { 全县决算口径: '加回调剂金' }, { 结余机构奖励比例: '0.3' })).toMatchObject({
      全县决算结余: '145678.9',
      县级分配: '72839.45',
      乡级分配: '43703.67',
      村级分配: '29135.78',
      结余机构奖励: per('0', '0', '0'),
    })
  })

  it('charges drugs to the package, and knows neither surplus nor overrun at nought', () => {
    const even = {
      慢病包干预算总额: '1000000',
      包干权重: per('0.5', '0', '0.5'),
      慢病实际支出: per('470000', '0', '480000'),
    }
    const full = { 结余机构奖励比例: '1' }
    expect(of(even, {}, full)).toMatchObject({ 全县决算结余: '0', 县级分配: '0', 结余机构奖励: per('0', '0', '0') })
    const charged = of({ ...even, 两病基本药物费用: per('4000', '0', '1000') }, {}, full)
    expect(charged).toMatchObject({ 机构决算结余: per('1000', '0', '-6000'), 全县决算结余: '-5000', 村级分配: '-1000' })
    expect(charged.结余机构奖励).toEqual(per('900', '0', '0'))
  })

  it('has no package for institutions of which none has a weight', () => {
    expect(() => of({ 包干权重: per('0', '0', '0') })).toThrow(RangeError)
    expect(() => of({ 包干权重: per('1', '-1', '3') })).toThrow(RangeError)
  })

  it('says of 2024 how the total package comes out and nothing of the package for chronic diseases', () => {
    const { 减亏奖励, 稽核资金可弥补缺口, ...rest } = shexian2024(year)
    expect([减亏奖励, 稽核资金可弥补缺口]).toEqual(['4710850', '888888.99'])
    const unsaid = Object.entries(rest).filter(([, value]) => value === null || typeof value === 'object')
    expect(Object.fromEntries(unsaid)).toEqual({
      慢病调剂金: null,
      机构包干额: { 甲镇卫生院: null, 乙镇卫生院: null, 乙镇某村卫生室: null },
      机构决算结余: { 甲镇卫生院: null, 乙镇卫生院: null, 乙镇某村卫生室: null },
      全县决算结余: null,
      县级分配: null,
      乡级分配: null,
      村级分配: null,
      结余机构奖励: { 甲镇卫生院: null, 乙镇卫生院: null, 乙镇某村卫生室: null },
      结余机构奖励合计: null,
    })
  })
})
