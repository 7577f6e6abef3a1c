import { describe, expect, it } from 'vitest'
import { type LiaoningChoices, type LiaoningInputs, liaoning } from './liaoning.ts'

/** A worked county: a budget of 120 million, 46 million of it spent outside the community, a surplus of some 2.8 million. */
const county: LiaoningInputs = {
  基金预算收入: '123456789.01',
  医共体总额预算: '120000000',
  医共体内统筹支出: '71234567.89',
  医共体外统筹支出: '46000000',
  合理超支额: '4500000',
  参保人数: '118500',
  应参保人数: '125000',
  财政补助到位资金: '78901200',
  财政补助应到位资金: '80000000',
  域内出院人次: '14320',
  域外出院人次: '4568',
  服务参保人数: '118050',
  当年住院医疗总费用: '152345678.90',
  上年住院医疗总费用: '125000000',
  住院人数: '16000',
  域内门急诊人次: '345678',
  门急诊总人次: '400000',
  域内机构基金支出: '81234500',
  全县基金总支出: '125000000',
  基层机构基金支出: '23456700',
  住院个人支出: '76172839.45',
  村卫生室当年定点数: '180',
  村卫生室上年定点数: '165',
  村卫生室总数: '200',
  中选药品采购数量: '8500',
  同类药品采购总量: '10000',
  村卫生室集采药品数: '30',
  满意患者数: '931',
  受调查患者数: '1000',
}

const of = (change: Partial<LiaoningInputs> = {}, choices: LiaoningChoices = {}) =>
  liaoning({ ...county, ...change }, choices)
const none = { 结余: '0', 超支: '0', 结余留用: '0', 基金分担: '0', 医共体自担: '0' }

describe('the Liaoning reference', () => {
  it('waits for the shares that the cities are to set, but not for a share of nothing', () => {
    expect(of().values).toMatchObject({
      风险调节金: null,
      可编制预算上限: null,
      年终结算额: '74000000',
      结余: '2765432.11',
      超支: '0',
      结余留用: null,
      基金分担: '0',
      医共体自担: '0',
    })
    expect(of({ 医共体内统筹支出: '74000000' }).values).toMatchObject(none)
    expect(of({ 基金预算收入: '0' }).values).toMatchObject({ 风险调节金: '0', 可编制预算上限: '0' })
  })

  it('keeps a part of the surplus and of the income, without rounding', () => {
    const open = { 结余留用比例: '0.6', 风险调节金比例: '0.05' }
    expect(of({}, { open }).values).toMatchObject({
      结余留用: '1659259.266',
      风险调节金: '6172839.4505',
      可编制预算上限: '117283949.5595',
    })
  })

  it('shares of an overrun only what is justified, and no more than there is', () => {
    const choices = { open: { 超支分担比例: '0.5' } }
    expect(of({ 医共体内统筹支出: '80500000' }, choices).values).toMatchObject({
      结余: '0',
      超支: '6500000',
      基金分担: '2250000',
      医共体自担: '4250000',
    })
    expect(of({ 医共体内统筹支出: '77000000' }, choices).values).toMatchObject({
      超支: '3000000',
      基金分担: '1500000',
      医共体自担: '1500000',
    })
    const unjustified = of({ 医共体内统筹支出: '80500000', 合理超支额: '0' })
    expect(unjustified.values).toMatchObject({ 基金分担: '0', 医共体自担: '6500000' })
  })

  it('shares the whole overrun under the other reading', () => {
    const choices = { reading: '全部超支', open: { 超支分担比例: '0.5' } } as const
    expect(of({ 医共体内统筹支出: '80500000' }, choices).values).toMatchObject({
      基金分担: '3250000',
      医共体自担: '3250000',
    })
    const unbound = of({ 医共体内统筹支出: '80500000', 合理超支额: '0' }, { reading: '全部超支' })
    expect(unbound.values).toMatchObject({ 基金分担: null, 医共体自担: null })
  })

  it('gives the thirteen indicators', () => {
    expect(of().values).toMatchObject({
      参保率: '0.948',
      财政补助到位率: '0.986265',
      住院率: '0.16',
      县域外住院率: '0.03869546802202456586192291401948326980093',
      住院费用增长率: '0.2187654312',
      住院人均费用: '9521.60493125',
      县域就诊率: '0.864195',
      基金县域内支出率: '0.649876',
      基层基金占比: '0.1876536',
      住院实际报销比: '0.5',
      村卫生室定点增长率: '0.075',
      集采采购占比: '0.85',
      医保病人满意度: '0.931',
    })
    expect(of({ 上年住院医疗总费用: '200000000', 村卫生室当年定点数: '160' }).values).toMatchObject({
      住院费用增长率: '-0.2382716055',
      村卫生室定点增长率: '-0.025',
    })
  })

  it.each(['应参保人数', '服务参保人数', '上年住院医疗总费用', '当年住院医疗总费用', '受调查患者数'] as const)(
    'gives nothing where %s is nought',
    (name) => expect(() => of({ [name]: '0' })).toThrow(RangeError),
  )

  it('allows a budget up to the ceiling, and knows without the share only what no share can change', () => {
    const holds = (budget: string, open = {}) => of({ 医共体总额预算: budget }, { open }).constraints.不编制赤字预算
    expect(holds('117283949.5595', { 风险调节金比例: '0.05' })).toBe(true)
    expect(holds('117283949.5596', { 风险调节金比例: '0.05' })).toBe(false)
    expect([holds('123456789.01'), holds('123456789.02'), holds('0.01'), holds('0')]).toEqual([null, false, null, true])
  })

  it('asks for thirty drugs at least', () => {
    const holds = (count: string) => of({ 村卫生室集采药品数: count }).constraints.村卫生室集采药品配备
    expect([holds('29'), holds('30'), holds('31')]).toEqual([false, true, true])
  })
})
