import { entry } from '../entry.ts'

/** A unit as people say it in 以…计. */
const counted = (unit: string): string => (unit === '比率' ? '是没有单位的数' : `以${unit}计`)

/** HC506x: 分段, and rules that others change or are like. */
export const bands = {
  HC5060: entry(
    'error',
    (f: {
      end: string
      subject: string
      unit: string
      found: string
      lack: 'base' | 'unit' | 'other'
      hasBase: boolean
    }) =>
      f.lack === 'base'
        ? `没有写“${f.end}”是谁的百分数：分段按“${f.subject}”，它${counted(f.unit)}`
        : f.lack === 'unit'
          ? `“${f.end}”没有写单位，分段按的“${f.subject}”${counted(f.unit)}`
          : `“${f.end}”${counted(f.found)}，分段按的“${f.subject}”${counted(f.unit)}`,
    (f) =>
      f.lack === 'base'
        ? '在分段里补上“基数: …”，写明是哪个数的百分之几，例如“基数: 年度预算”'
        : f.lack === 'unit'
          ? f.hasBase && f.unit !== '比率'
            ? `基数的百分数写成${f.end}%，金额写成${f.end}${f.unit}`
            : `写成${f.end}${f.unit === '比率' ? '%' : f.unit}`
          : '段的两头要和“按”的那个数单位一样',
  ),
  HC5061: entry(
    'error',
    (f: { band: string }) => `累进从0算起，“${f.band}”却写到了0以下`,
    () => '第一段写“…以内”，就是从0起；要按正负分开算的，去掉“方式”，或者先用 取大（…，0）',
  ),
  HC5062: entry(
    'warning',
    (f: { missing: readonly string[] }) => `没有写${f.missing.map((range) => `“${range}”`).join('和')}的怎么算`,
    (f) =>
      `落在那里的按“未规定”算：补上${f.missing.map((range) => `“${range}：…”`).join('和')}；不分担、不得分的写0，办法没有说的写“未规定”`,
  ),
  HC5063: entry(
    'error',
    (f: {
      result: string
      subject: string
      found: string
      unit: string
      manner: 'whole' | 'slices'
      isTwice: boolean
    }) =>
      `方式是${f.manner === 'whole' ? '全额' : '累进'}，“${f.result}”还要乘“${f.subject}”，得到的不是${f.isTwice ? f.unit : f.found}`,
    (f) =>
      f.isTwice
        ? `结果里不用再乘“${f.subject}”，只写比例，例如 10%；或者去掉“方式”`
        : f.unit === f.found
          ? '结果写比例，例如 40%；一段一个定数的，去掉“方式”'
          : `每${f.unit}多少的，写成 ${f.result}/${f.unit} 这样；一段一个定数的，去掉“方式”`,
  ),
  HC5064: entry(
    'error',
    (f: { base: string; baseUnit: string; subject: string; unit: string }) =>
      f.unit === '比率'
        ? `分段按的“${f.subject}”本身就是比率，用不着基数“${f.base}”`
        : `基数“${f.base}”${counted(f.baseUnit)}，分段按的“${f.subject}”${counted(f.unit)}`,
    (f) =>
      f.unit === '比率'
        ? '删去“基数”；各段的比例要乘一笔钱的，另写一条规则相乘；按金额分段的，“按”写金额，例如 超支'
        : '基数和“按”的那个数单位要一样',
  ),
  HC5065: entry(
    'error',
    (f: { keys: readonly string[]; flow: boolean }) => `${f.keys.map((key) => `“${key}”`).join('、')}要写在“分段”里面`,
    (f) =>
      f.flow
        ? `写进花括号：分段: {按: …, ${f.keys.flatMap((key) => (key === '按' || key === '段' ? [] : [`${key}: …, `])).join('')}段: …}`
        : '和“按”对齐，都比“分段”多空两格',
  ),
  HC5066: entry(
    'error',
    (f: { name: string; key: '参照' | '改为' }) =>
      `“${f.name}”不是规则，不能${f.key === '参照' ? '参照' : '由例外改变'}`,
    (f) =>
      f.key === '参照'
        ? '“参照”写一条规则的名称，照它的算法算；直接用这个数的，写“公式”'
        : '“改为”里写规则的名称；要让输入或参数另有取值的，先立一条规则取它的数，再由例外改这条规则',
  ),
  HC5067: entry(
    'error',
    (f: { base: string }) => `基数“${f.base}”没有用上：各段的两头都不是百分数`,
    (f) => `“基数”说的是段的两头；结果是它的百分之几的，在结果里写 ${f.base} × 3% 这样，删去“基数”`,
  ),
  HC5068: entry(
    'error',
    (_: Record<string, never>) => '这里写的是分段，不是一个公式',
    () => '写成 分段: {按: 一个数, 段: 范围：结果；范围：结果}',
  ),
  HC5092: entry(
    'error',
    (_: Record<string, never>) => '这里贴的是一张表，不是一个公式',
    () =>
      '办法定死的数写进“参数”，每年要填的写进“输入”、数放在情景里：名称: {单位: …, 维度: [表的第一列], 值: |}，表在下面；公式里写它的名称',
  ),
  HC5069: entry(
    'error',
    (f: { text: string }) => `“${f.text}”是一段的范围，不是条件`,
    () => '按一个数的大小分的，用“分段”；用“分情形”的，写成比较，例如 超支率 ≤ 3%',
  ),
  HC5054: entry(
    'error',
    (f: { name: string; extra: readonly string[]; whole: readonly string[] }) =>
      `“${f.name}”的份额按${f.extra.map((d) => `“${d}”`).join('、')}分，要分的总数不这样分，会一份一份地各分一遍`,
    () => '份额写一个不分维度的数，例如 合计（…）；要分到各成员，用“按”',
  ),
  HC5055: entry(
    'error',
    (f: { name: string; other: string }) => `“${f.other}”用到自己上年的数，“${f.name}”不能参照它`,
    (f) => `把算法照写一遍，其中写 上年（${f.name}）`,
  ),
} as const
