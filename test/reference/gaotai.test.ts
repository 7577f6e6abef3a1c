import { describe, expect, it } from 'vitest'
import { type GaotaiChoices, type GaotaiInputs, gaotai, insurances, type Unit, unitNames, years } from './gaotai.ts'

const both = <T>(value: T) => ({ 职工医保: value, 居民医保: value })
const each = <T>(...values: T[]) =>
  Object.fromEntries(unitNames.map((unit, i) => [unit, values[i] ?? values[0]])) as Record<Unit, T>
const yearly = (...values: string[]) =>
  Object.fromEntries(
    years.map((year, i) => [year, values[i] ?? values[0]]),
  ) as GaotaiInputs['异地就医基金支出']['职工医保']

/** Every unit has used the same in every year, care outside does not grow, and each budget is ten million. */
const even: GaotaiInputs = {
  市预算收入: { 职工医保: '865432100', 居民医保: '412345600' },
  大额或大病保险支出: { 职工医保: '32000000', 居民医保: '33800000' },
  个人账户支出: { 职工医保: '240000000', 居民医保: '0' },
  生育津贴支出: { 职工医保: '18500000', 居民医保: '0' },
  DIP预算: { 职工医保: '300000000', 居民医保: '200000000' },
  县年度总额预算: both('55000000'),
  个体诊所零售药店预算: both('2000000'),
  异地就医基金支出: both(yearly('3000000')),
  基金使用: both(each(yearly('7'))),
  服务量: both(each(yearly('3'))),
  年度清算总额: both(each('10000000')),
  个体诊所零售药店清算: both('2000000'),
  异地就医清算: both('3000000'),
  推诿患者属实: each(false),
  服务重大变化: each(false),
  预付金按时足额返还: each(true),
  特殊情况超支: each(false),
  考核返还比例: each('1'),
  月度结算额: each('1000000'),
}
const of = (change: Partial<GaotaiInputs> = {}, choices: GaotaiChoices = {}) => gaotai({ ...even, ...change }, choices)
const residents = (outputs: ReturnType<typeof of>, name: string) => outputs[name]?.居民医保 as Record<Unit, string>
const list = (figure: Record<Unit, string>) => Object.values(figure)

/** A hundred and ten million to be split by what five units used in three years, in 万元, and by their visits. */
const used = each(
  yearly('5200', '5400', '5600'),
  yearly('3100', '3300', '3700'),
  yearly('420', '450', '460'),
  yearly('380', '410', '470'),
  yearly('300', '340', '370'),
)
const visits = each('30000', '21000', '2500', '2400', '2100')
const budget110: Partial<GaotaiInputs> = {
  县年度总额预算: both('115000000'),
  基金使用: both(used),
  服务量: both(each(...unitNames.map((unit) => yearly(visits[unit])))),
}

/** The year-end of five units whose shares are as their budgets. */
const budgets = each('58000000', '36000000', '4600000', '800000', '600000')
const cleared = each('56300000', '37234567.89', '3100000', '800000', '600000')
const yearEnd: Partial<GaotaiInputs> = {
  县年度总额预算: both('105000000'),
  基金使用: both(each(...unitNames.map((unit) => yearly(budgets[unit])))),
  服务量: both(each(...unitNames.map((unit) => yearly(budgets[unit])))),
  年度清算总额: both(cleared),
  个体诊所零售药店清算: both('1654321.09'),
  异地就医清算: both('5000000'),
}
const sixty: GaotaiChoices = { open: { 基金分担比例: '0.6' } }

describe('the Gaotai reference', () => {
  it('takes what the city deducts off its income, the 10% of DIP on either base', () => {
    expect(of().市可分配预算).toEqual({ 职工医保: '458388890', 居民医保: '317311040' })
    expect(of({}, { reading: { DIP清算调剂金基数: '按预算收入' } }).市可分配预算).toEqual({
      职工医保: '401845680',
      居民医保: '296076480',
    })
  })

  it('splits a hundred and ten million by what was used in three years together, or year by year', () => {
    const spendingOnly = { open: { 服务量权重: '0' } }
    expect(list(residents(of(budget110, spendingOnly), '年度预算'))).toEqual([
      '59598662.21',
      '37157190.64',
      '4892976.59',
      '4635451.5',
      '3715719.06',
    ])
    const yearByYear = { ...spendingOnly, reading: { 近三年占比: '逐年平均' } } as const
    expect(list(residents(of(budget110, yearByYear), '年度预算'))).toEqual([
      '59654757.13',
      '37113162.94',
      '4896159.51',
      '4626574.18',
      '3709346.24',
    ])
  })

  it('weighs services and spending half and half unless told otherwise', () => {
    expect(list(residents(of(budget110), '年度预算'))).toEqual([
      '58247606.97',
      '38492388.42',
      '4817177.95',
      '4593587.82',
      '3849238.84',
    ])
    const servicesOnly = of(budget110, { open: { 服务量权重: '1' } })
    expect(residents(servicesOnly, '分配比例').县人民医院医共体).toBe('0.517241379310344827586206896551724137931')
  })

  it('lets care outside the county grow by the mean of its growth rates, or by the compound rate', () => {
    const outside = { 职工医保: yearly('1000000', '1100000', '1210000'), 居民医保: yearly('4.00', '6.00', '9.00') }
    expect(of({ 异地就医基金支出: outside }).异地就医预算).toEqual({ 职工医保: '1331000', 居民医保: '13.5' })
    const uneven = { 职工医保: yearly('100', '400', '100'), 居民医保: yearly('200', '300', '100') }
    expect(of({ 异地就医基金支出: uneven }).异地就医预算).toEqual({ 职工医保: '212.5', 居民医保: '91.67' })
    const compound = { reading: { 异地增长趋势: '首尾复合增速' } } as const
    expect(of({ 异地就医基金支出: uneven }, compound).异地就医预算).toEqual({ 职工医保: '100', 居民医保: '70.71' })
  })

  it('rounds a budget for outside care that ends in half a fen up', () => {
    const outside = { 职工医保: yearly('0.04', '0.04', '0.06'), 居民医保: yearly('0.04', '0.05', '0.09') }
    expect(of({ 异地就医基金支出: outside }).异地就医预算).toMatchObject({ 职工医保: '0.08' })
    const compound = { reading: { 异地增长趋势: '首尾复合增速' } } as const
    expect(of({ 异地就医基金支出: outside }, compound).异地就医预算).toMatchObject({ 居民医保: '0.14' })
  })

  it('keeps up to 30% of the budget, or beyond it 30% of the surplus', () => {
    const surpluses = [
      ['2500000', '2999999.99', '3000000', '3000000.01', '3500000'],
      ['4000000', '5000000', '10000000', '0', '-1'],
    ] as const
    const cleared = Object.fromEntries(
      insurances.map((insurance, i) => [
        insurance,
        each(...(surpluses[i] ?? []).map((surplus) => String((1000000000 - Math.round(Number(surplus) * 100)) / 100))),
      ]),
    ) as unknown as GaotaiInputs['年度清算总额']
    const all = (choices: GaotaiChoices) =>
      insurances.map((insurance) =>
        list(of({ 年度清算总额: cleared }, choices).结余留用?.[insurance] as Record<Unit, string>),
      )
    expect(all({})).toEqual([
      ['2500000', '2999999.99', '3000000', '3000000', '3000000'],
      ['3000000', '3000000', '3000000', '0', '0'],
    ])
    expect(all({ reading: { 结余留用上限: '以结余为基数' } })).toEqual([
      ['2500000', '2999999.99', '3000000', '900000.003', '1050000'],
      ['1200000', '1500000', '3000000', '0', '0'],
    ])
  })

  it('settles the year: surplus kept up to the cap, overruns shared by communities and borne by others', () => {
    const outputs = of(yearEnd, sixty)
    expect(residents(outputs, '年度预算')).toEqual(budgets)
    expect(list(residents(outputs, '结余'))).toEqual(['1700000', '0', '1500000', '0', '0'])
    expect(list(residents(outputs, '结余留用'))).toEqual(['1700000', '0', '1380000', '0', '0'])
    expect(list(residents(outputs, '经办机构留用'))).toEqual(['0', '0', '120000', '0', '0'])
    expect(list(residents(outputs, '超支'))).toEqual(['0', '1234567.89', '0', '0', '0'])
    expect(list(residents(outputs, '基金分担'))).toEqual(['0', '740740.73', '0', '0', '0'])
    expect(list(residents(outputs, '机构自担'))).toEqual(['0', '493827.16', '0', '0', '0'])
    expect(outputs.单列结余分享?.居民医保).toEqual({ 县人民医院医共体: '-827160.55', 县中医医院医共体: '-827160.54' })
  })

  it('keeps nothing where patients were turned away or services changed, and leaves the rest to the agency', () => {
    for (const cause of ['推诿患者属实', '服务重大变化'] as const) {
      const outputs = of({ ...yearEnd, [cause]: each(true, false, true) })
      expect(list(residents(outputs, '结余留用'))).toEqual(['0', '0', '0', '0', '0'])
      expect(list(residents(outputs, '经办机构留用'))).toEqual(['1700000', '0', '1500000', '0', '0'])
      expect(list(residents(outputs, '机构自担'))).toEqual(['0', '617283.94', '0', '0', '0'])
    }
  })

  it('lets any unit share an overrun of special causes, but no community that has not returned its advance', () => {
    const overruns = { ...yearEnd, 年度清算总额: both(each('58000000', '37234567.89', '4600001', '800000', '600000')) }
    expect(list(residents(of(overruns, sixty), '机构自担'))).toEqual(['0', '493827.16', '1', '0', '0'])
    const special = { ...overruns, 特殊情况超支: each(true) }
    expect(list(residents(of(special, sixty), '机构自担'))).toEqual(['0', '493827.16', '0.4', '0', '0'])
    const unpaid = { ...special, 预付金按时足额返还: each(false) }
    expect(list(residents(of(unpaid, sixty), '机构自担'))).toEqual(['0', '1234567.89', '0.4', '0', '0'])
    expect(list(residents(of({ ...yearEnd, 预付金按时足额返还: each(false) }), '结余留用'))).toEqual([
      '0',
      '0',
      '1380000',
      '0',
      '0',
    ])
  })

  it('leaves the shared result of clinics and outside care untouched by every exception', () => {
    const all = {
      推诿患者属实: each(true),
      服务重大变化: each(true),
      预付金按时足额返还: each(false),
      特殊情况超支: each(true),
    }
    expect(of({ ...yearEnd, ...all }).单列结余分享).toEqual(of(yearEnd).单列结余分享)
  })

  it('splits a negative whole as its opposite, and cuts nothing off at nought', () => {
    const over = of({ 县年度总额预算: both('4999999.99') })
    expect(list(residents(over, '年度预算'))).toEqual(['-0.01', '0', '0', '0', '0'])
    expect(residents(over, '结余留用').县人民医院医共体).toBe('-0.003')
  })

  it('gives a unit that used nothing no budget, and refuses shares and growth of nought', () => {
    const nothing = { 基金使用: both(each(yearly('0'), yearly('1'))), 服务量: both(each(yearly('0'), yearly('1'))) }
    const first = { ...nothing, 基金使用: both({ ...nothing.基金使用.职工医保 }) }
    expect(list(residents(of(first), '年度预算'))).toEqual(['0', '50000000', '0', '0', '0'])
    expect(() => of({ 服务量: both(each(yearly('0'))) })).toThrow(RangeError)
    expect(() => of({ 异地就医基金支出: both(yearly('0')) })).toThrow(RangeError)
  })

  it('returns of the bond what the assessment says, to the fen', () => {
    const outputs = of({ 月度结算额: each('1000000', '0.10', '333.33'), 考核返还比例: each('0.95', '1', '0.5') })
    expect(outputs.质量保证金返还).toMatchObject({
      县人民医院医共体: '47500',
      县中医医院医共体: '0.01',
      县妇幼保健院: '8.33',
    })
    expect(of({}, { open: { 质量保证金比例: '0.1' } }).质量保证金返还).toMatchObject({ 高台仁康医院: '100000' })
  })
})
