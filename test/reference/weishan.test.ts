import { describe, expect, it } from 'vitest'
import { type WeishanChoices, type WeishanInputs, weishan } from './weishan.ts'

const members = {
  牵头医院: ['县级', '78400000.00'],
  乙镇卫生院: ['乡镇', '12300000.00'],
  丙镇卫生院: ['乡镇', '9876543.21'],
  丁镇卫生院: ['乡镇', '5432109.87'],
  丁镇某村卫生室: ['村', '1991346.92'],
} as const

/** The worked budget: 286,500 people at 800 yuan, five members, care outside the county for 39 million. */
const budget: WeishanInputs = {
  机构: Object.entries(members).map(([名, [层级]]) => ({ 名, 层级 })),
  当年筹资人数: '286500',
  筹资标准: '800',
  利息: '1234567.89',
  个人当年大病医疗保险费: '70',
  家庭医生签约服务费: '3438000',
  当年因政策调整所需支出的资金: '6000000',
  成员单位支出: Object.fromEntries(Object.entries(members).map(([name, [, amount]]) => [name, amount])),
  县域外就医支出: '30000000',
  民营定点医疗机构支出: '25000000',
  拨付资金: {
    牵头医院: '112416000',
    乙镇卫生院: '9000000',
    丙镇卫生院: '7000000',
    丁镇卫生院: '5000000',
    丁镇某村卫生室: '7104000',
  },
  县域内住院人次: '45000',
  住院总人次: '50000',
  县外住院人数: '4300',
  上年县外住院人数: '4300',
  乡镇外住院人次: '30999',
  上年乡镇外住院人次: '31000',
  住院实际补偿比: '0.62',
  全州同级同类医院平均住院实际补偿比: '0.62',
  转外报销比例: '0.6',
}

const of = (change: Partial<WeishanInputs> = {}, choices: Partial<WeishanChoices> = {}) =>
  weishan({ ...budget, ...change } as WeishanInputs, { year: 2020, ...choices })

describe('the Weishan reference', () => {
  it('works the budget out without rounding', () => {
    expect(of().values).toMatchObject({
      筹资总额: '230434567.89',
      调剂金: '34565185.1835',
      大病保险基金: '20055000',
      可分配基金: '172376382.7065',
      医共体预算增加资金: '8651992.5300525',
      医共体预算资金总额: '140519925.300525',
      民营定点医疗机构分配资金: '25856457.405975',
      医共体支出: '138000000',
      医共体结余: '2519925.300525',
      医共体结余留用: '2519925.300525',
      医共体超支: '0',
    })
  })

  it('lets the increase go below nought where policies cost more than 8.5%', () => {
    expect(of({ 当年因政策调整所需支出的资金: '15000000' }).values).toMatchObject({
      医共体预算增加资金: '-348007.4699475',
      医共体预算资金总额: '131519925.300525',
    })
  })

  it('takes 15% of the financing without interest under the other reading', () => {
    expect(of({}, { reading: { 调剂金基数: '按当期预算收入' } }).values).toMatchObject({
      调剂金: '34380000',
      医共体预算资金总额: '140677332.7065',
      民营定点医疗机构分配资金: '25884235.1835',
    })
  })

  it('splits an overrun of two million by what each member spent, to the fen', () => {
    const { values } = of({ 利息: '0', 当年因政策调整所需支出的资金: '627950', 县域外就医支出: '39000000' })
    expect(values).toMatchObject({
      医共体预算资金总额: '145000000',
      医共体结余: '-2000000',
      医共体结余留用: '0',
      医共体超支: '2000000',
      医共体超支分担: {
        牵头医院: '1451851.85',
        乙镇卫生院: '227777.78',
        丙镇卫生院: '182898.95',
        丁镇卫生院: '100594.63',
        丁镇某村卫生室: '36876.79',
      },
    })
  })

  it('shares out an overrun that ends in half a fen as rounded up', () => {
    const { values } = of({ 利息: '2', 当年因政策调整所需支出的资金: '627950', 县域外就医支出: '37000001.45' })
    expect(values.医共体超支).toBe('0.005')
    expect(values.医共体超支分担).toMatchObject({ 牵头医院: '0.01', 乙镇卫生院: '0' })
  })

  it('has neither surplus nor overrun where the budget is spent to the fen', () => {
    const none = Object.fromEntries(Object.keys(members).map((name) => [name, '0']))
    const spent = { 利息: '0', 当年因政策调整所需支出的资金: '627950', 成员单位支出: none, 县域外就医支出: '145000000' }
    expect(of(spent).values).toMatchObject({
      医共体结余: '0',
      医共体结余留用: '0',
      医共体超支: '0',
      医共体超支分担: none,
    })
    expect(() => of({ ...spent, 县域外就医支出: '145000000.01' })).toThrow(RangeError)
  })

  it('shares the private result at half, or at what is bound', () => {
    expect(of().values).toMatchObject({ 民营结余: '856457.405975', 民营结余奖励: '428228.7029875', 民营超支分担: '0' })
    const open = { 民营超支分担比例: '0.4', 民营结余奖励比例: '0.2' }
    expect(of({}, { open }).values).toMatchObject({ 民营结余奖励: '171291.481195' })
    expect(of({ 民营定点医疗机构支出: '26856457.405975' }, { open }).values).toMatchObject({
      民营结余: '-1000000',
      民营超支分担: '400000',
      民营结余奖励: '0',
    })
  })

  it('lowers the rate of an unapproved referral by ten points or by a tenth, and clips nothing', () => {
    expect(of().values.未经审批转外报销比例).toBe('0.5')
    expect(of({}, { reading: { 降低口径: '相对比例' } }).values.未经审批转外报销比例).toBe('0.54')
    expect(of({ 转外报销比例: '0.05' }).values.未经审批转外报销比例).toBe('-0.05')
  })

  it('holds the targets at equality, and asks for fewer where the measures say fewer', () => {
    const { values, constraints } = of()
    expect(values).toMatchObject({ 基层拨付占比: '0.2', 县域内住院就诊率: '0.9' })
    expect(constraints).toEqual({
      基层拨付占比达标: true,
      县域内住院就诊率达标: true,
      住院实际补偿比达标: true,
      县外住院人数减少: false,
      乡镇外住院人次减少: true,
    })
  })

  it('asks for a quarter from 2021 on, and knows no floor before 2020', () => {
    expect(of({}, { year: 2021 }).constraints.基层拨付占比达标).toBe(false)
    expect(
      of({ 拨付资金: { ...budget.拨付资金, 牵头医院: '84312000' } }, { year: 2023 }).constraints.基层拨付占比达标,
    ).toBe(true)
    expect(() => of({}, { year: 2019 })).toThrow(RangeError)
  })

  it('writes a share without a finite decimal at 40 significant digits', () => {
    expect(of({ 县域内住院人次: '2', 住院总人次: '3' }).values.县域内住院就诊率).toBe(`0.${'6'.repeat(39)}7`)
  })
})
