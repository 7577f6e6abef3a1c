import { describe, expect, it } from 'vitest'
import { type Compiled, createScenarioReader, readExample } from '../../dsl/index.ts'
import { createEngine, type Evaluation } from '../../engine/index.ts'
import { differencesOf } from '../support/differences-of.ts'
import { errorsOf, figureOf } from '../support/policy.ts'
import { checklist } from './checklist.ts'
import { compileOwn, policyText, scenarioText, spoilt } from './read-own.ts'

const engine = createEngine()
const compiled = compileOwn()

function run(of: Compiled = compiled, scenario: string = scenarioText): Evaluation {
  return engine.run(of, createScenarioReader().read('2026.yaml', scenario, of))
}

const told = (of: Compiled): string[] => of.diagnostics.map((d) => `${d.code} ${d.message}`)

describe('The made-up county policy', () => {
  it('compiles without a word', () => {
    expect(told(compiled)).toEqual([])
  })

  it.each(checklist)('says %s', (_, by) => {
    const { figures, constraints } = compiled.model
    const known = new Set([...figures.keys(), ...constraints.map((c) => c.name)])
    expect(by.length).toBeGreaterThan(0)
    expect(by.filter((name) => !known.has(name))).toEqual([])
  })

  it('says every line of the checklist', () => {
    const lines = checklist.map(([says]) => Number(says.split(' ')[0]))
    expect(lines).toEqual(Array.from({ length: 22 }, (_, i) => i))
  })

  it('comes out as every worked example says', () => {
    expect(compiled.model.examples).toHaveLength(18)
    compiled.model.examples.forEach((example, i) => {
      const evaluation = engine.check(compiled, readExample(compiled, i))
      const differences = differencesOf(evaluation)
      const errors = evaluation.outcome.diagnostics.filter((d) => d.severity === 'error')
      expect({ name: example.name, differences, errors }).toEqual({ name: example.name, differences: [], errors: [] })
    })
  })
})

/** 东山 and 西河 by fund: figures are by hand, the arithmetic beside them. */
const ledgers = (职工: readonly [string, string], 居民: readonly [string, string]) => ({
  职工医保: { 东山医共体: 职工[0], 西河医共体: 职工[1] },
  居民医保: { 东山医共体: 居民[0], 西河医共体: 居民[1] },
})
const funds = (职工医保: string, 居民医保: string) => ({ 职工医保, 居民医保 })

describe('The year 2026 by hand', () => {
  const evaluation = run()

  it('runs without an error', () => {
    expect(errorsOf(evaluation)).toEqual([])
  })

  it.each([
    // 60000000÷5200000＝11.538461…；100000000÷9234567＝10.828878…
    ['点值', funds('11.5384', '10.8288')],
    // 11.5384×700000＝8076880→807.69万；10.8288×1234567＝13368879.1296→1336.89万
    ['县住院预算', funds('8076900', '13368900')],
    // 60000000－8076900－51922800；100000000－13368900－86630400
    ['市级尾差', funds('300', '700')],
    // （200＋210＋220）万÷3；9100001÷3，写40位
    ['门诊基数', funds('2100000', '3033333.666666666666666666666666666666667')],
    // 取小（5.5%，7%）；取小（9%，8%）封顶6%
    ['门诊增长率', funds('0.055', '0.06')],
    // 2100000×1.055；9100001×1.06÷3＝3215333.686…
    ['门诊预算', funds('2215500', '3215334')],
    ['县预算', funds('10292400', '16584234')],
    ['风险调剂金', funds('514620', '829211.7')],
    // 3000×12＋李12＋周9；2000×12＋周3＋吴12；20000×12＋赵12＋钱6；13000×12＋钱6＋孙7
    ['归属人月', ledgers(['36021', '24015'], ['240018', '156013'])],
    // 职工：周4月的6000由东山付给西河；居民：单1、单2共30000由东山付，单6的3000由西河付
    ['互相结算', ledgers(['6000', '-6000'], ['27000', '-27000'])],
    // 西河 9777780×24015÷60036＝3911209.7191…；15755022.3×156013÷396031＝6206555.2799…；东山拿余下的
    ['年度预算', ledgers(['5866570.28', '3911209.72'], ['9548467.02', '6206555.28'])],
    // 赵500×50%＝250；钱700×50%＝350→300；周900×50%＝450→400
    ['本人两病支付', { 赵: '250', 钱: '300', 孙: '0', 李: '0', 周: '400', 吴: '0' }],
    ['两病支出', ledgers(['400', '0'], ['250', '300'])],
    // 480万＋90万＋6000＋400；340万＋517209.72－6000；850万＋180万＋27000＋250；450万＋120万－27000＋300
    ['打包支出', ledgers(['5706400', '3911209.72'], ['10327250', '5673300'])],
    ['结算差额', ledgers(['160170.28', '0'], ['-778782.98', '533255.28'])],
    // 160170.28÷5866570.28＝2.73%，全留；533255.28÷6206555.28＝8.59%，留70%＝373278.696
    ['应留用额', ledgers(['160170.28', '0'], ['0', '373278.7'])],
    // 西河预付金逾期减半：373278.70×50%
    ['结余留用', ledgers(['160170.28', '0'], ['0', '186639.35'])],
    ['收回调剂金', ledgers(['0', '0'], ['0', '346615.93'])],
    ['合理增支', ledgers(['0', '0'], ['100000', '0'])],
    // （678782.98－9548467.02×2%）×50%＝（678782.98－190969.3404）÷2＝243906.8198
    ['基金分担', ledgers(['0', '0'], ['243906.82', '0'])],
    ['自担', ledgers(['0', '0'], ['434876.16', '0'])],
    ['清算金额', ledgers(['160170.28', '20000'], ['-434876.16', '186639.35'])],
    // 63%÷70%×30＝27；东山迟报1次10；20－进位（1.2）＝18；30×（10%－7%）÷5%＝18
    ['年度考核得分', { 东山医共体: '73', 西河医共体: '100' }],
    ['返还系数', { 东山医共体: '0.83', 西河医共体: '1' }],
    // 5%：293328.514，195560.486；477423.351，310327.764
    ['质量保证金', ledgers(['293328.51', '195560.49'], ['477423.35', '310327.76'])],
    // 83%：243462.6633；396261.3805
    ['保证金返还', ledgers(['243462.66', '195560.49'], ['396261.38', '310327.76'])],
    ['奖励池', funds('49865.85', '81161.97')],
    // 职工应得50000，只有49865.85：乘0.997317，舍去到分；居民应得75000，够
    [
      '实得奖励',
      {
        职工医保: {
          县医院: null,
          东山镇卫生院: '19946.34',
          西河镇卫生院: '14959.75',
          甲村卫生室: '4986.58',
          乙村卫生室: '9973.17',
        },
        居民医保: {
          县医院: null,
          东山镇卫生院: '30000',
          西河镇卫生院: '25000',
          甲村卫生室: '10000',
          乙村卫生室: '10000',
        },
      },
    ],
    ['奖励池结余', funds('0.01', '6161.97')],
    // 60%：96102.168，111983.61；30%：48051.084，55991.805；村卫生室拿余下的
    ['牵头医院', ledgers(['96102.17', '0'], ['0', '111983.61'])],
    ['卫生院', ledgers(['48051.08', '0'], ['0', '55991.81'])],
    ['村卫生室', ledgers(['16017.03', '0'], ['0', '18663.93'])],
    ['最终自担', ledgers(['0', '0'], ['0', '0'])],
    // 514620＋0；829211.70＋346615.93＋过期100000＋50000
    ['调剂金可用', funds('514620', '1325827.63')],
    // －平衡奖20000；－100000－243906.82
    ['调剂金结存', funds('494620', '981920.81')],
    // 5000×5×6＋5100×6×6；33000×（5＋6）×6
    ['签约服务费', funds('333600', '2178000')],
    [
      '执行附加比例',
      {
        职工医保: { 县级: '0.05', 乡镇: '0', 村: '0' },
        居民医保: { 县级: '0.025', 乡镇: '0', 村: '0' },
      },
    ],
  ])('%s', (name, value) => {
    expect(figureOf(evaluation, name).value).toEqual(value)
  })

  it('uses the oldest balance first, takes back what is over three years old and keeps the rest', () => {
    const of = (name: string) => {
      const value = figureOf(evaluation, name).value as Record<string, Record<string, Record<string, string>>>
      return Object.values(value.居民医保?.东山医共体 as Record<string, string>)
    }
    // 自担434876.16＝200000＋150000＋84876.16
    expect(of('过期收回')).toEqual(['100000', '50000', '0', '0', '0', '0'])
    expect(of('留存抵扣')).toEqual(['0', '0', '200000', '150000', '84876.16', '0'])
    expect(of('历年留存')).toEqual(['0', '0', '0', '0', '215123.84', '0'])
  })

  it('gives every yuan an owner', () => {
    const codes = evaluation.outcome.diagnostics.map((d) => d.code)
    expect(compiled.model.flows).toHaveLength(9)
    expect(codes).not.toContain('HC5025')
  })

  it('holds what must hold, and says what target is missed', () => {
    const held = Object.fromEntries(evaluation.outcome.constraints.map((c) => [c.name, c.holds]))
    expect(held).toEqual({
      基层占比: { 职工医保: false, 居民医保: true },
      分值库版本: true,
      调剂金不穿底: { 职工医保: true, 居民医保: true },
      互相结算轧平: { 职工医保: true, 居民医保: true },
    })
  })

  it('notices another version of the outside document', () => {
    const other = run(compiled, spoilt(scenarioText, '所用分值库: 示医保办〔2025〕6号附件2.0版', '所用分值库: 3.0版'))
    expect(other.outcome.constraints.find((c) => c.name === '分值库版本')?.holds).toBe(false)
  })
})

/** Passages of the policy, and what a drafter might have written instead. */
const slips: readonly (readonly [what: string, changes: readonly (readonly [string, string])[], messages: string[]])[] =
  [
    ['a score in two bands', [['不满60分：0%', '60分以下：0%']], ['HC5032 “60分（含）至90分”和“60分以下”有重叠']],
    [
      'surplus rates in no band',
      [['超过1%至5%（含）：100%', '超过2%至5%（含）：100%']],
      ['HC5033 “1%（含）以内”和“超过2%至5%（含）”之间有空档'],
    ],
    [
      'a prefecture budget that rests on the counties that it pays',
      [
        ['点值: {公式: 市级住院预算 ÷', '点值: {公式: 市级可付 ÷'],
        [
          '  县住院预算: 各县住院预算〔青禾县〕',
          '  县住院预算: 各县住院预算〔青禾县〕\n  市级可付: 合计（各县住院预算，县）',
        ],
      ],
      ['HC3002 “各县住院预算”的算法绕回了自己：各县住院预算 → 点值 → 市级可付 → 各县住院预算'],
    ],
    [
      'an open value beyond its range',
      [['{值: 5%, 依据: 第五条}', '{值: 9%, 依据: 第五条}']],
      ['HC5053 “风险调剂金比例”定为9%，出了《示例省县域医共体打包付费指导意见（虚构）》留的范围：不低于3%，不高于8%'],
    ],
    [
      'groups to which three ways lead',
      [['合计（参保月数 × 1人，参保人 按 险种、参保地', '合计（参保月数 × 1人，参保人 按 险种、医共体']],
      ['HC3009 从“参保人”到“医共体”有几条路：“参保地”、“年初签约地”、“年末签约地”'],
    ],
    ['months added to person-months', [['合计（参保月数 × 1人，', '合计（参保月数，']], ['HC4001 人月和月不能相加']],
    ['a remainder for nobody', [['尾差: 东山医共体', '尾差: 南山医共体']], ['HC5024 尾差不能写“南山医共体”']],
  ]

function changed(text: string, changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((so, [passage, instead]) => spoilt(so, passage, instead), text)
}

describe('What is wrong is told, once', () => {
  it.each(slips)('%s', (_, changes, messages) => {
    expect(told(compileOwn(changed(policyText, changes)))).toEqual(messages)
  })

  it('two gates at once of which none goes first', () => {
    const of = compileOwn(
      spoilt(policyText, '当: 推诿属实, 公式: 0元, 优先于: [预付金逾期]', '当: 推诿属实, 公式: 0元'),
    )
    expect(told(of)).toEqual([])
    const none = '推诿属实: {东山医共体: 否, 西河医共体: 否}'
    const { diagnostics } = run(of, spoilt(scenarioText, none, '推诿属实: {东山医共体: 否, 西河医共体: 是}')).outcome
    expect(diagnostics.filter((d) => d.severity === 'error').map((d) => d.message)).toEqual([
      '结余留用：例外“预付金逾期”和“推诿”同时成立，结果却不同（居民医保、西河医共体）',
    ])
  })

  it('a fen without an owner', () => {
    const { diagnostics } = run(compileOwn(spoilt(policyText, '[实得奖励, 奖励池结余]', '[实得奖励]'))).outcome
    expect(diagnostics.filter((d) => d.code === 'HC5025').map((d) => d.message)).toEqual([
      '“实得奖励”合计比“奖励池〔职工医保〕”少0.01元；不等的共2处',
    ])
  })
})
