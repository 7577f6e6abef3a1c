import { describe, expect, it } from 'vitest'
import { createCompiler } from '../../../../dsl/index.ts'
import { complete } from '../../../../editor/language/completion/complete.ts'
import { initialsOf } from '../../../../editor/language/completion/initials.ts'
import { mutateFile } from '../../../support/mutate-file.ts'
import { seeded } from '../../../support/random.ts'
import { everyKind } from '../occurrences/every-kind.ts'
import { completePolicy, completeScenario, namesOf } from '../read-marked.ts'

const head = `政策: 甲县办法
编号: a
版本: "1"
状态: 试行
施行日期: 2026-01-01
条款:
  第一条: {性质: 可计算, 摘要: 钱从哪里来}
  第二条: {性质: 可计算, 摘要: 怎么分, 存疑: 序号重了}
单位: [家]
`
const body = `维度:
  险种: [职工医保, 居民医保]
  层级: [县级, 乡镇]
  机构: {属性: {层级: 层级}}
输入:
  参保人数: 人
  支出: {单位: 元, 维度: [机构]}
  分险种支出: {单位: 元, 维度: [险种]}
  首次评审: 是否
参数:
  筹资标准: {单位: 元/人, 值: 900, 依据: 第一条}
  提取比例: {值: 15%, 依据: 第一条}
解读:
  口径: {选项: {宽: 宽的, 严: 严的}, 默认: 宽, 理由: 试, 依据: 第二条}
规则:
  筹资总额: {公式: 参保人数 × 筹资标准, 依据: 第一条, 别名: [基金总额]}
  考核年度得分: {公式: 10分, 依据: 第二条}
`
const policy = head + body

/** Completions where a rule is being written below the others. */
const inRule = (written: string) => completePolicy(`${policy}  新数:${written}‸\n`)
const inFormula = (written: string) => inRule(` ${written}`)
const names = (written: string) => namesOf(inFormula(written))

describe('what fits in a formula', () => {
  it('has the unit of what stands on the other side of a sign first', () => {
    const sum = names('筹资总额 ＋ ')
    expect(sum.slice(0, 4).toSorted()).toEqual(['分险种支出', '基金总额', '支出', '筹资总额'].toSorted())
    expect(names('参保人数 ＞ ')[0]).toBe('参保人数')
    expect(names('筹资总额 × 提取比例 － ').indexOf('支出')).toBeLessThan(
      names('筹资总额 × 提取比例 － ').indexOf('参保人数'),
    )
    expect(names('取小（筹资总额，').indexOf('支出')).toBeLessThan(names('取小（筹资总额，').indexOf('提取比例'))
    expect(names('如果 参保人数 ≥ 参')[0]).toBe('参保人数')
  })

  it('has the declared unit of the rule first, and what is near before what is far', () => {
    expect(namesOf(inRule('\n    单位: 人\n    公式: '))[0]).toBe('参保人数')
    expect(names('').indexOf('筹资总额')).toBeLessThan(names('').indexOf('参保人数'))
  })

  it('finds names by their beginning, by a piece, by initials and by characters in their order', () => {
    expect(names('筹资').slice(0, 2)).toEqual(['筹资总额', '筹资标准'])
    expect(names('年度')).toContain('考核年度得分')
    expect(names('czze')).toEqual(['筹资总额'])
    expect(names('tqbl')).toEqual(['提取比例'])
    expect(names('考得')).toEqual(['考核年度得分'])
    expect(names('没有这样的')).toEqual([])
  })

  it('takes the place of what is written, and of that alone, without blanks between words', () => {
    for (const written of ['筹资总额＋参保', '如果参保', '（参保', '取大（0，参保', '筹资总额 不低于参保']) {
      const [first] = inFormula(written)
      const { text } = { text: `${policy}  新数: ${written}` }
      expect([written, first?.name, first && text.slice(first.span.start, first.span.end)]).toEqual([
        written,
        '参保人数',
        '参保',
      ])
    }
  })

  it('gives members beside what they are members of, and dimensions to sums', () => {
    expect(names('分险种支出〔')).toEqual(['职工医保', '居民医保'])
    expect(names('分险种支出〔职')).toEqual(['职工医保'])
    expect(names('计数（机构 其中 层级 ＝ ')).toEqual(['县级', '乡镇'])
    expect(names('计数（机构 其中 层级 属于 县级、')).toEqual(['县级', '乡镇'])
    expect(names('合计（支出，')[0]).toBe('机构')
  })

  it('gives functions to be filled in, words, places of rounding and units', () => {
    const sum = inFormula('合计').find(({ kind }) => kind === 'function')
    expect(sum?.stops.map(({ start, end }) => sum.text.slice(start, end))).toEqual(['数', '维度'])
    const count = inFormula('计数').find(({ kind }) => kind === 'function')
    expect(count?.text).toBe('计数（维度 其中 条件）')
    expect(count?.stops.map(({ start, end }) => count.text.slice(start, end))).toEqual(['维度', '条件'])
    expect(inFormula('如果').find(({ kind }) => kind === 'keyword')?.text).toBe('如果 条件 则 值 否则 值')
    expect(names('筹资总额 且')).toContain('且')
    expect(names('四舍五入（筹资总额，到')).toContain('到万元2位小数')
    expect(names('筹资总额 ＋ 12').slice(0, 3).toSorted()).toEqual(['万元', '亿元', '元'].toSorted())
    expect(names('筹资总额 ＋ 12万')[0]).toBe('万元')
    expect(names('筹资标准 ＋ 12')[0]).toBe('元/人')
    expect(names('首次评审 ＝ ').slice(0, 2)).toEqual(['是', '否'])
    expect(names('12')).toContain('家')
  })

  it('gives words that hold in this rule alone', () => {
    expect(namesOf(inRule('\n    式中: {本数: 筹资总额}\n    公式: 本'))).toEqual(['本数'])
  })

  it('keeps the units of what an unfinished formula breaks, as they were before', () => {
    const before = createCompiler().compile('p.yaml', policy).model
    const broken = policy.replace('参保人数 × 筹资标准,', '参保人数 × ,')
    const found = completePolicy(`${broken}  新数: 支出 ＋ ‸\n`, { before })
    expect(found.find(({ name }) => name === '筹资总额')?.detail).toContain('元')
    expect(namesOf(found).indexOf('筹资总额')).toBeLessThan(namesOf(found).indexOf('参保人数'))
  })
})

describe('what fits elsewhere in a policy', () => {
  it('are keys by the schema that are not there yet, with what they are for', () => {
    const keys = inRule('\n    公式: 1元\n    ')
    expect(namesOf(keys)).toEqual(expect.arrayContaining(['取整', '依据', '例外']))
    expect(namesOf(keys)).not.toContain('公式')
    expect(keys.find(({ name }) => name === '取整')).toMatchObject({
      text: '取整: ',
      about: expect.stringContaining('四舍五入'),
    })
    expect(namesOf(inRule(' {公式: 1元, 分段: {'))).toEqual(expect.arrayContaining(['按', '方式', '段']))
    expect(namesOf(completePolicy(`${policy}约束:\n  甲: {‸`))[0]).toBe('须')
    expect(namesOf(completePolicy(`${policy}‸`))).toContain('资金去向')
    expect(namesOf(completePolicy(`${policy}‸`))).not.toContain('状态')
    expect(namesOf(completePolicy('条款: |\n  条款 | ‸\n'))).toEqual(expect.arrayContaining(['性质', '摘要']))
  })

  it('are the words of a choice', () => {
    expect(namesOf(completePolicy(policy.replace('状态: 试行', '状态: ‸')))).toContain('征求意见稿')
    expect(namesOf(completePolicy('条款:\n  第一条: {性质: ‸'))).toEqual(['可计算', '原则', '定义', '引用', '日程'])
    expect(namesOf(completePolicy('条款: |\n  条款 | 性质\n  第一条 | 可‸'))).toEqual(['可计算'])
    expect(namesOf(completePolicy(`${policy}约束:\n  甲: {须: 支出 ＞ 0元, 程度: ‸`))).toEqual(['必须', '应当', '目标'])
    expect(namesOf(inRule(' {公式: 1元, 分段: {方式: '))).toEqual(['累进', '全额'])
    expect(namesOf(inRule('\n    取整: '))).toContain('四舍五入到分')
    expect(namesOf(inRule('\n    维度: ['))).toEqual(expect.arrayContaining(['险种', '机构']))
    expect(namesOf(inRule('\n    按解读: '))).toEqual(['口径'])
    expect(namesOf(inRule('\n    按解读: 口径\n    '))).toEqual(expect.arrayContaining(['宽', '严']))
    expect(namesOf(completePolicy(policy.replace('默认: 宽', '默认: ‸')))).toEqual(['宽', '严'])
  })

  it('are clauses with what they say, terms of the unit first, and files', () => {
    const [first, second] = inRule('\n    依据: ')
    expect([first?.name, first?.detail, second?.about]).toEqual(['第一条', '钱从哪里来', '可计算\n存疑：序号重了'])
    expect(namesOf(inRule('\n    依据: [第一条, 第二'))).toEqual(['第二条'])
    expect(namesOf(completePolicy(`${policy}规则（二）:\n  依据: ‸`))).toEqual(['第一条', '第二条'])
    const terms = completePolicy(policy.replace('值: 900,', '值: 900, 通用名: ‸,'))
    expect(terms[0]?.detail).toContain('元/人')
    const files = ['liaoning/2024.yaml', 'weishan/scenarios/2020.yaml', '支出.csv']
    expect(namesOf(completePolicy('沿用: ‸', { files }))).toEqual(['liaoning/2024.yaml'])
    const named = complete(
      { compiled: createCompiler().compile('weishan/a.yaml', '') },
      { which: 'policy', text: '沿用: ', offset: 4 },
      { files },
    )
    expect(namesOf(named)).toEqual(['../liaoning/2024.yaml'])
  })

  it('holds at every offset of any broken text, and of one without anything', () => {
    expect(completePolicy('‸').length).toBeGreaterThan(0)
    for (let seed = 0; seed < 12; seed++) {
      const text = mutateFile(seeded(seed), everyKind)
      const compiled = createCompiler().compile('p.yaml', text)
      for (let offset = seed; offset <= text.length; offset += 7) {
        const found = complete({ compiled }, { which: 'policy', text, offset })
        expect(found.every(({ span }) => span.start >= 0 && span.start <= offset && span.end === offset)).toBe(true)
      }
    }
  })
})

describe('what fits in a scenario', () => {
  const scenario = '情景: 一年\n政策: p.yaml\n年度: 2026\n维度:\n  机构: |\n    名 | 层级\n    县院 | 县级\n'
  const ask = (written: string) =>
    namesOf(completeScenario(policy, `${scenario}${written}`, { files: ['p.yaml', 's.yaml', 'scenarios/2025.yaml'] }))

  it('are inputs that are not given yet, members, and values by the unit', () => {
    expect(ask('输入:\n  参保人数: 5\n  ‸')).toEqual(['支出', '分险种支出', '首次评审'])
    expect(ask('输入:\n  支出: {‸')).toEqual(['县院'])
    expect(ask('输入:\n  分险种支出: {职工医保: 5, ‸')).toEqual(['居民医保'])
    expect(ask('输入:\n  首次评审: ‸')).toEqual(['是', '否'])
    expect(ask('输入:\n  支出: {县院: 12‸')).toEqual(expect.arrayContaining(['元', '万元', '亿元']))
    expect(ask('输入:\n  支出: {县院: 12‸')).not.toContain('人')
  })

  it('are readings with their options, rules for what is expected, keys and files', () => {
    expect(ask('解读: {‸')).toEqual(['口径'])
    expect(ask('解读: {口径: ‸')).toEqual(['宽', '严'])
    expect(ask('期望:\n  ‸')).toContain('筹资总额')
    expect(ask('期望:\n  ‸')).not.toContain('参保人数')
    expect(ask('‸')).toContain('期望')
    expect(ask('‸')).not.toContain('年度')
    expect(ask('上年: {情景: ‸')).toEqual(['scenarios/2025.yaml'])
    expect(namesOf(completeScenario(policy, '情景: 一\n维度:\n  机构: |\n    名 | 层级\n    县院 | ‸'))).toEqual([
      '县级',
      '乡镇',
    ])
  })
})

describe('initials', () => {
  it('are those of the pinyin, several where a character has several readings', () => {
    const letters = [...'医保基金结余考核年度参保人数支出'].map((c) => initialsOf(c)[0]).join('')
    expect(letters).toBe('ybjjjykhndcbrszc')
    expect(initialsOf('调')).toBe('dt')
    expect(initialsOf('A')).toBe('a')
  })
})
