import { entry } from '../entry.ts'
import { wanted } from '../phrases.ts'
import { didYouMean } from '../suggest.ts'

const phrases = new Set<string>(Object.values(wanted))

/** A unit as people say it; what is not a number has words of its own. */
const said = (unit: string): string => ({ 比率: '没有单位的数', 是否: '“是或否”', 文本: '文字' })[unit] ?? unit

/** What has a unit, or a phrase that says what is wanted. */
const thing = (unit: string): string => {
  const word = said(unit)
  return word !== unit || unit === '日期' || unit.startsWith('维度') || phrases.has(unit) ? word : `单位为${unit}的数`
}

/** Whether months stand in one of two units and not in the other. */
const oneInMonths = (a: string, b: string): boolean => a.includes('月') !== b.includes('月')
const OF_TWELVE = '按月折算的，把月数除掉：12 写成 12个月，例如 年标准÷12个月×参保月数'

/** Whether one of two units is the other times points. */
const timesPoints = (a: string, b: string): boolean => a === `${b}·分` || b === `${a}·分`

const isNumber = (unit: string): boolean => !['是否', '文本', '日期'].includes(unit) && !unit.startsWith('维度')

/** What a figure's 分段 seems to leave out, so that its unit is not the one that is wanted. */
interface BandsMend {
  readonly name: string
  readonly lacks: 'manner' | 'per' | 'amount' | 'multiply'
  readonly unit?: string
}

const mendBands = ({ name, lacks, unit }: BandsMend): string =>
  lacks === 'multiply'
    ? `百分数是要乘“${name}”的，就写“方式: 全额”（整个数乘）或“方式: 累进”（一截一截乘），各段都写百分数，0${unit}写成0%`
    : lacks === 'manner'
      ? `“${name}”是分段查出来的，没有乘它按的数：要乘的，在它的分段里写“方式: 全额”或“方式: 累进”`
      : lacks === 'per'
        ? `“${name}”是按的数乘各段的结果：段的结果要写上单位，例如 50${unit}`
        : `“${name}”的分段按的是比率：要得到金额，“按”写金额，再写“基数”`

/** HC4xxx: units and dimensions. */
export const units = {
  HC4001: entry(
    'error',
    (f: { operator: string; left: string; right: string; bands?: BandsMend | undefined }) =>
      `${said(f.left)}和${said(f.right)}不能${f.operator}`,
    (f) =>
      f.bands
        ? mendBands(f.bands)
        : f.left === '日期' || f.right === '日期'
          ? '日期只能加减天数，例如 返还日期＋30天；两个日期相减得天数'
          : !isNumber(f.left) || !isNumber(f.right)
            ? '这里要用数来算；文字和“是或否”不能加减乘除'
            : f.left === '比率' || f.right === '比率'
              ? '是不是少乘了一个数，或者数字后面漏了单位？'
              : oneInMonths(f.left, f.right)
                ? OF_TWELVE
                : timesPoints(f.left, f.right)
                  ? '乘了得分的，先把得分除成比率，例如 × 得分 ÷ 100分'
                  : '两边单位要一样；确实要这样算，用 视为（…，单位） 写明',
  ),
  HC4002: entry(
    'error',
    (f: { wanted: string; found: string; bands?: BandsMend | undefined }) =>
      `算出来的是${thing(f.found)}，写明的是${thing(f.wanted)}`,
    (f) => (f.bands ? mendBands(f.bands) : oneInMonths(f.wanted, f.found) ? OF_TWELVE : '改公式，或者改“单位”'),
  ),
  HC4003: entry(
    'error',
    (f: { what: string; wanted: string; found: string; bands?: BandsMend | undefined }) =>
      `${f.what}要${thing(f.wanted)}，这里是${thing(f.found)}`,
    (f) =>
      f.bands
        ? mendBands(f.bands)
        : f.wanted === wanted.condition
          ? '条件写成比较，例如 人数 ＞ 0；本身就是“是或否”的可以直接写'
          : f.wanted === '日期'
            ? '写日期，例如 2026-06-30 或 6月30日，或者单位为日期的输入'
            : '检查公式里各个数的单位；数字后面不要漏写单位',
  ),
  HC4004: entry(
    'error',
    (f: { unit: string; near: readonly string[]; head?: string }) => `不认得单位“${f.unit}”`,
    (f) =>
      f.head === undefined
        ? (didYouMean(f.near) ?? '量词（家、例、床日……）先在“单位”一节列出')
        : `表头的括号里写单位，例如 ${f.head}（万元）；别的单位先在 Excel 里换算好，不是单位的说明删去`,
  ),
  HC4005: entry(
    'error',
    (f: { name: string; dimension: string; has: readonly string[] }) =>
      f.has.length === 0
        ? `${f.name === '' ? '这个数' : `“${f.name}”`}不分成员，不能汇总`
        : `${f.name === '' ? '这个数' : `“${f.name}”`}不分“${f.dimension}”，不能按它汇总`,
    (f) => (f.has.length === 0 ? '它只有一个数，直接用它的名称' : `它分${f.has.map((d) => `“${d}”`).join('、')}`),
  ),
  HC4006: entry(
    'error',
    (f: { extra: readonly string[]; wanted: readonly string[] }) =>
      `结果还分${f.extra.map((d) => `“${d}”`).join('、')}，写明的维度里没有`,
    (f) => `先用 合计（…，${f.extra.join('、')}） 汇总，或者把${f.extra.map((d) => `“${d}”`).join('、')}加进“维度”`,
  ),
  HC4007: entry(
    'error',
    (f: { dimension: string; by: string }) => `“${f.dimension}”没有通向“${f.by}”的属性，不能按它分组`,
    (f) => `在维度“${f.dimension}”里加属性“${f.by}”`,
  ),
  HC4008: entry(
    'error',
    (f: { name: string; dimension: string }) => `“${f.name}”不分“${f.dimension}”，不能取它的一个成员`,
    () => '去掉〔〕，或者换一个分这个维度的数',
  ),
  HC4009: entry(
    'error',
    (f: { option: string; first: string; found: string }) =>
      `“${f.option}”算出来是${thing(f.found)}，另一个选项是${thing(f.first)}`,
    () => '同一解读的各个选项，单位和维度要一样',
  ),
  HC4010: entry(
    'error',
    () => '乘方的次数要写成整数',
    () => '例如 1.05^3',
  ),
  HC4011: entry(
    'error',
    (f: { whole: string; weights: string }) => `没有可分的对象：权重分${f.weights}，要分的数也分${f.whole}`,
    () => '权重要比要分的数多一个维度；平均分写 分摊（总额，1，维度）',
  ),
  HC4012: entry(
    'error',
    (f: { left: string; right: string; bands?: BandsMend | undefined }) => `${said(f.left)}和${said(f.right)}不能比较`,
    (f) => (f.bands ? mendBands(f.bands) : '两边的单位要一样；漏写单位的，在数字后面补上'),
  ),
  HC4013: entry(
    'error',
    (f: { condition: readonly string[]; rule: readonly string[] }) =>
      `条件分${f.condition.map((d) => `“${d}”`).join('、')}，这条规则${f.rule.length === 0 ? '却只有一个数' : `只分${f.rule.map((d) => `“${d}”`).join('、')}`}`,
    (f) => {
      const over = f.condition.filter((d) => !f.rule.includes(d)).join('、')
      return `条件里先用 合计（…，${over}） 或者 计数（${over} 其中 …） 汇总；要各算各的，把它加进这条规则的“维度”`
    },
  ),
  HC4014: entry(
    'error',
    (f: { written: string; wanted: string; found: string }) => `“${f.written}”的单位是${f.found}，这里要${f.wanted}`,
    (f) => `写成${f.wanted}的数；不写单位的数就是${f.wanted}`,
  ),
  HC4015: entry(
    'error',
    (f: { dimension: string }) => `维度“${f.dimension}”没有先后次序`,
    (f) => `在“维度”里写“${f.dimension}: {成员: […], 有序: 是}”`,
  ),
  HC4020: entry(
    'warning',
    (f: { name: string; written: string; other: string; scale: string; unit: string; count: number }) =>
      `“${f.name}”里别的数写着${f.scale}（${f.other}），这里的${f.written}没有写，就是${f.written}${f.unit}`,
    (f) =>
      `要写${f.written}${f.scale}，就补上“${f.scale}”；确实是${f.written}${f.unit}的，写上“${f.unit}”${f.count > 1 ? `。这样的数有${f.count}个` : ''}`,
  ),
  HC4021: entry(
    'warning',
    (f: { name: string; written: string; percent: string }) =>
      `“${f.name}”像是比率，写的却是${f.written}：百分点是两个比率的差`,
    (f) => `比率写 ${f.percent}；确实是加减几个百分点的，名称里写明，例如 ${f.name}降幅`,
  ),
  HC5140: entry(
    'warning',
    (f: { name: string; written: string }) => `“${f.name}”写的是${f.written}，超过了100%`,
    () => '看看是不是多写了几位；确实可以超过100%的，参数写上“范围: [下限, 上限]”，输入写上“至多: 上限”',
  ),
  HC4022: entry(
    'warning',
    (f: { split: string; part: string }) => `“${f.split}”和“${f.part}”在这里是两笔金额，比的是钱，不是问分给了谁`,
    (f) =>
      `各份有各份的算法的，直接用“${f.part}”这些名称各写一条规则；确实要比金额的，写 ${f.split}〔${f.part}〕 这样指明哪一份`,
  ),
  HC4016: entry(
    'error',
    (f: { condition: string; over: string }) => `“其中”的条件分“${f.condition}”，比汇总的“${f.over}”更细`,
    (f) => `先把条件里的数汇总到“${f.over}”：合计（数，${f.condition} 按 ${f.over}）`,
  ),
} as const
