import { describe, expect, it } from 'vitest'
import { type Community, type Indicator, type SuixiInputs, type SuixiReadings, suixi, suixiReadings } from './suixi.ts'

const here = '县医院医共体'
const there = '县中医院医共体'
const both = (first: string, second: string) => ({ [here]: first, [there]: second }) as Record<Community, string>
const only = (figure: string) => both(figure, '0')

const villages = {
  甲1村: ['甲镇', '1234', '0.9'],
  甲2村: ['甲镇', '1766', '1'],
  乙1村: ['乙镇', '1500', '0.85'],
  乙2村: ['乙镇', '1840', '0.96'],
  丙1村: ['丙镇', '3000', '1'],
} as const
const perVillage = (column: 1 | 2) =>
  Object.fromEntries(Object.entries(villages).map(([name, village]) => [name, village[column]]))

/** The scores of the worked sheet, but for the rate of packages: that one stands at its lower end here. */
const sheet: Readonly<Record<Indicator, string>> = {
  两病签约占比: '0.92',
  慢性病签约占比: '0.96',
  签约包完成率: '0.9',
  服务包项目完成率: '0.975',
  高血压规范管理率: '0.65',
  血压达标率: '0.58',
  糖尿病规范管理率: '0.7',
  血糖达标率: '0.61',
  用药投诉例数: '3',
  规范诊疗不合格例数: '12',
  不规范转诊例数: '1',
  不规范报销例数: '0',
  两病门诊就诊率: '0.63',
}

/** The worked year: three towns, five villages and 9,340 people in one community, nothing in the other. */
const year: SuixiInputs = {
  镇: ['甲镇', '乙镇', '丙镇'].map((名) => ({ 名, 医共体: here })),
  村: Object.entries(villages).map(([名, [镇]]) => ({ 名, 镇 })),
  签约门诊人数: { [here]: { 两病: '2850', 常见慢性病: '5120' }, [there]: { 两病: '0', 常见慢性病: '0' } },
  未签约门诊人数: { [here]: { 两病: '640', 常见慢性病: '730' }, [there]: { 两病: '0', 常见慢性病: '0' } },
  核定住院人数: only('1860'),
  门诊统筹支出: only('1234567.80'),
  两病门诊支出: only('456789.12'),
  常见慢性病门诊支出: only('3210987.65'),
  大额门诊支出: only('98765.43'),
  签约基金支付费用: only('860000'),
  门诊违规扣款: only('12345.67'),
  住院实际支出: only('13810000'),
  住院违规扣款: only('23456.78'),
  牵头医院考核得分比: both('0.92', '1'),
  镇考核得分比: { 甲镇: '0.88', 乙镇: '0.95', 丙镇: '0.905' },
  试点人群数: perVillage(1),
  村考核得分比: perVillage(2),
  ...sheet,
}

const of = (change: Partial<SuixiInputs> = {}, readings: SuixiReadings = {}) =>
  suixi({ ...year, ...change } as SuixiInputs, readings)

/** The year with this much surplus: what is spent on inpatients gives way. */
const withSurplus = (spentLess: string, change: Partial<SuixiInputs> = {}) =>
  of({ 住院实际支出: only(spentLess), ...change })

describe('the Suixi reference', () => {
  it('settles the worked year', () => {
    expect(of()).toMatchObject({
      门诊结算总额: only('6899600'),
      住院结算总额: only('13950000'),
      门诊年度结余: only('1026144.33'),
      住院年度结余: only('116543.22'),
      年度结余总额: only('1142687.55'),
      包干基金承担超支: only('0'),
    })
  })

  it('takes the contract fee out of the quota under the other reading', () => {
    expect(of({}, { 签约门诊定额: '不含签约费' })).toMatchObject({
      门诊结算总额: only('6102600'),
      门诊年度结余: only('229144.33'),
      年度结余总额: only('345687.55'),
    })
  })

  it('hands the surplus to hospital, towns and villages, each to the fen by itself, and gives back what is left', () => {
    expect(of()).toMatchObject({
      人均结余额: only('122.3434207708779443254817987152034261242'),
      牵头医院所得: only('210254.51'),
      镇卫生院所得: { 甲镇: '161493.32', 乙镇: '194097.84', 丙镇: '166081.19' },
      村卫生室所得: {
        甲1村: '40762.38',
        甲2村: '64817.54',
        乙1村: '46796.36',
        乙2村: '64832.23',
        丙1村: '110109.08',
      },
      回归包干基金: only('83443.1'),
    })
  })

  it('can hand out a fen more than there is where all scores are full', () => {
    const full = {
      牵头医院考核得分比: both('1', '1'),
      镇考核得分比: { 甲镇: '1', 乙镇: '1', 丙镇: '1' },
      村考核得分比: Object.fromEntries(Object.keys(villages).map((name) => [name, '1'])),
      试点人群数: { 甲1村: '100', 甲2村: '0', 乙1村: '100', 乙2村: '0', 丙1村: '0' },
    }
    // A surplus of 0.11: 0.022 to the hospital, 0.0275 to each town, 0.0165 to each village with people.
    expect(withSurplus('14952687.44', full)).toMatchObject({
      年度结余总额: only('0.11'),
      人均结余额: only('0.00055'),
      牵头医院所得: only('0.02'),
      镇卫生院所得: { 甲镇: '0.03', 乙镇: '0.03', 丙镇: '0' },
      村卫生室所得: { 甲1村: '0.02', 甲2村: '0', 乙1村: '0.02', 乙2村: '0', 丙1村: '0' },
      回归包干基金: only('-0.01'),
    })
  })

  it('lets the fund bear an overrun, and shares nothing out', () => {
    const { 年度结余总额, 包干基金承担超支, 人均结余额, 牵头医院所得, 镇卫生院所得, 回归包干基金 } =
      withSurplus('15000000.01')
    expect(年度结余总额).toEqual(only('-47312.46'))
    expect(包干基金承担超支).toEqual(only('47312.46'))
    expect([人均结余额, 牵头医院所得, 回归包干基金]).toEqual([only('0'), only('0'), only('0')])
    expect(镇卫生院所得).toEqual({ 甲镇: '0', 乙镇: '0', 丙镇: '0' })
  })

  it('gives neither a surplus nor an overrun at nought, and none per head where nobody lives', () => {
    expect(withSurplus('14952687.55')).toMatchObject({
      年度结余总额: only('0'),
      人均结余额: only('0'),
      包干基金承担超支: only('0'),
    })
    expect(() => of({ 住院实际支出: both('13810000', '0'), 核定住院人数: both('1860', '1') })).toThrow(RangeError)
  })

  it('scores the worked sheet by the rate itself', () => {
    expect(of()).toMatchObject({
      两病签约占比得分: '4.6',
      慢性病签约占比得分: '5',
      签约包完成率得分: '4.5',
      服务包项目完成率得分: '4.875',
      高血压规范管理率得分: '1.3',
      血压达标率得分: '1.74',
      糖尿病规范管理率得分: '1.4',
      血糖达标率得分: '3',
      用药保障得分: '3.5',
      规范诊疗得分: '0',
      规范转诊得分: '4.5',
      规范报销得分: '5',
      两病就诊率得分: '9',
    })
  })

  it('scores it by the upper end of the band under the other reading', () => {
    expect(of({}, { 达标率口径: '相对上限' })).toMatchObject({
      两病签约占比得分: '4.842105263157894736842105263157894736842',
      慢性病签约占比得分: '5',
      服务包项目完成率得分: '4.875',
      高血压规范管理率得分: '1.857142857142857142857142857142857142857',
      血压达标率得分: '2.9',
      糖尿病规范管理率得分: '2',
      两病就诊率得分: '9',
    })
  })

  it.each([
    ['两病签约占比', '两病签约占比得分', ['0.7999', null], ['0.8', '4'], ['0.95', '4.75'], ['0.950001', '5']],
    ['签约包完成率', '签约包完成率得分', ['0.8999', null], ['0.9', '4.5'], ['0.95', '4.75'], ['0.950001', '5']],
    ['服务包项目完成率', '服务包项目完成率得分', ['0.9499', null], ['0.95', '4.75'], ['1', '5'], ['1.01', null]],
    ['高血压规范管理率', '高血压规范管理率得分', ['0.5999', null], ['0.6', '1.2'], ['0.7', '1.4'], ['0.7001', '2']],
    ['血糖达标率', '血糖达标率得分', ['0', '0'], ['0.3', '0.9'], ['0.6', '1.8'], ['0.60001', '3']],
    ['两病门诊就诊率', '两病就诊率得分', ['0', '0'], ['0.35', '5'], ['0.7', '10'], ['1.2', '10']],
    ['不规范转诊例数', '规范转诊得分', ['0', '5'], ['9', '0.5'], ['10', '0'], ['11', '0']],
  ] as const)('keeps the ends of its bands: %s', (indicator, score, ...cases) => {
    for (const [found, expected] of cases) expect(of({ [indicator]: found })[score]).toBe(expected)
  })

  it('names every combination of the readings once', () => {
    expect(new Set(suixiReadings.map((readings) => JSON.stringify(readings))).size).toBe(4)
  })
})
