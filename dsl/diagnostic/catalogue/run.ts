import { entry } from '../entry.ts'
import { didYouMean } from '../suggest.ts'

const list = (words: readonly string[]): string => words.map((w) => `“${w}”`).join('、')
const some = (words: readonly string[], of: number): string =>
  words.length <= 5 ? words.join('、') : `${words.slice(0, 5).join('、')}等${of}个`

const divisorText = (f: { divisor: string; sum?: boolean }): string =>
  f.sum ? `${f.divisor === '' ? '' : `“${f.divisor}”的`}合计` : `除数${f.divisor === '' ? '' : `“${f.divisor}”`}`
const WHAT = { mean: '平均', maximum: '取最大', minimum: '取最小' } as const

/** HC6xxx: data and the run. */
export const run = {
  HC6001: entry(
    'error',
    (f: { name: string; unit: string; dims: readonly string[] }) =>
      `情景缺少“${f.name}”${f.dims.length > 0 ? `（按${f.dims.join('、')}）` : ''}`,
    (f) =>
      `在情景的“输入”里补上${f.unit === '比率' ? '，例如 60%' : f.unit === '是否' ? '，写 是 或 否' : f.unit === '日期' ? '，写成 2026-01-01 这样' : `，单位${f.unit}`}`,
  ),
  HC6002: entry(
    'error',
    (f: { name: string; members: readonly string[]; count: number }) =>
      `“${f.name}”缺少${some(f.members, f.count)}的数`,
    () => '每个成员都要有；确实没有发生的才写0，还没有数的先不要填0',
  ),
  HC6003: entry(
    'error',
    (f: { name: string; near: readonly string[] }) => `这份政策没有名为“${f.name}”的输入`,
    (f) => didYouMean(f.near) ?? '删去它，或者在政策的“输入”里定义',
  ),
  HC6004: entry(
    'error',
    (f: { dimension: string; member: string; near: readonly string[] }) => `“${f.dimension}”里没有“${f.member}”`,
    (f) => didYouMean(f.near) ?? '改正名称，或者在“维度”里补上这个成员',
  ),
  HC6005: entry(
    'error',
    (f: { dimension: string }) => `情景没有列出“${f.dimension}”的成员`,
    (f) => `在情景的“维度”里写出“${f.dimension}”有哪些成员`,
  ),
  HC6006: entry(
    'error',
    (f: { name: string; dims: readonly string[]; isTable?: boolean; file?: string }) =>
      f.dims.length === 0 ? `“${f.name}”只有一个数，不分成员` : `“${f.name}”要按${f.dims.join('、')}分成员写`,
    (f) =>
      f.dims.length === 0
        ? '直接写数'
        : f.file !== undefined
          ? `数在文件里的，写成 ${f.name}: {表: ${f.file}, 列: 表头上的列名}`
          : f.isTable
            ? `像是粘贴来的表：在“${f.name}:”后面空一格写一个竖线“|”，表从下一行起，每一行前面多空两格`
            : `例如 ${f.name}: {成员名: 数}；多的写成一张表：“${f.name}: |”，下一行是表头“${f.dims.join(' | ')} | ${f.name}”`,
  ),
  HC6007: entry(
    'error',
    (f: {
      figure: string
      count: number
      of: number
      kind: string
      members: readonly string[]
      divisor: string
      sum?: boolean
    }) =>
      f.of <= 1
        ? `${f.figure}：${divisorText(f)}为0`
        : f.count === f.of
          ? `${f.figure}：${f.of}个${f.kind}都算不出（${some(f.members, f.count)}）：${divisorText(f)}为0`
          : `${f.figure}：${f.of}个${f.kind}中${f.count}个算不出（${some(f.members, f.count)}）：${divisorText(f)}为0`,
    () => '检查这些数据；确实会是0的，公式里先用 如果 判断',
  ),
  HC6008: entry(
    'error',
    (f: { figure: string; members: readonly string[]; count: number }) =>
      `${f.figure}：要分的数不是0，权重却全是0${f.members.length > 0 ? `（${some(f.members, f.count)}）` : ''}`,
    () => '没有可分的对象；检查权重的数据，或者在规则里写“无对象: 不分”',
  ),
  HC6009: entry(
    'error',
    (f: { figure: string; members: readonly string[]; count: number }) =>
      `${f.figure}：权重有负数${f.members.length > 0 ? `（${some(f.members, f.count)}）` : ''}`,
    () => '权重不能小于0，检查数据',
  ),
  HC6010: entry(
    'error',
    (f: {
      name: string
      values: readonly { member: string; value: string }[]
      bound: string
      side: 'below' | 'above'
      isDate?: boolean
      count: number
    }) => {
      const beyond = `${f.side === 'below' ? (f.isDate ? '早于' : '小于') : f.isDate ? '晚于' : '大于'}${f.bound}`
      const first = f.values[0] ?? { member: '', value: '' }
      const each = f.values.map((v) => `${v.member}是${v.value}`)
      return f.count > 1
        ? `“${f.name}”有${f.count}个成员${beyond}：${each.join('、')}${f.count > each.length ? '等' : ''}`
        : `“${f.name}”${first.member === '' ? '' : `（${first.member}）`}是${first.value}，${beyond}`
    },
    (f) => (f.isDate ? '检查日期的年、月、日' : '检查数据：多半是单位写错，或者数字多写少写了一位'),
  ),
  HC6038: entry(
    'warning',
    (f: {
      name: string
      values: readonly { member: string; value: string }[]
      low: string | undefined
      high: string | undefined
      count: number
    }) => {
      const each = f.values.map((v) => `${v.member}${v.member === '' ? '' : '是'}${v.value}`).join('、')
      const range = [f.low && `不低于${f.low}`, f.high && `不高于${f.high}`].filter(Boolean).join('，')
      return `“${f.name}”取${each}${f.count > f.values.length ? '等' : ''}，出了办法留的范围：${range}`
    },
    () => '只是试算的，可以照算；真要这样定，办法的范围先要改',
  ),
  HC6011: entry(
    'error',
    (f: { name: string; year: number; first: string }) => `参数“${f.name}”从${f.first}年起才有值，${f.year}年没有`,
    () => '换一个年度，或者在参数的“按年度”里补上',
  ),
  HC6012: entry(
    'error',
    (f: { found: string }) => `这里要写是或否，${f.found === '' ? '没有写' : `现在是“${f.found}”`}`,
    () => '写 是 或 否；情景和表里写 √、有 或 ×、无 也行，空着不算否',
  ),
  HC6013: entry(
    'error',
    (f: { found: string }) => `“${f.found}”不是日期`,
    () => '写成 2026-01-01 这样',
  ),
  HC6014: entry(
    'error',
    (f: { name: string; near: readonly string[] }) => `这份政策没有名为“${f.name}”的参数`,
    (f) => didYouMean(f.near) ?? '参数见政策的“参数”一节',
  ),
  HC6015: entry(
    'error',
    (f: { figure: string; what: 'mean' | 'maximum' | 'minimum'; members: readonly string[]; count: number }) =>
      `${f.figure}：没有可以${WHAT[f.what]}的对象${f.members.length > 0 ? `（${some(f.members, f.count)}）` : ''}`,
    () => '没有一个成员符合条件，平均、最大、最小就没有意义；检查数据，或者先用 计数 判断',
  ),
  HC6016: entry(
    'error',
    (f: { figure: string; members: readonly string[]; count: number }) =>
      `${f.figure}：负数不能开方${f.members.length > 0 ? `（${some(f.members, f.count)}）` : ''}`,
    () => '检查数据和公式；确实会小于0的，先用 取大（…，0） 取正数部分',
  ),
  HC6017: entry(
    'error',
    (f: { figure: string; members: readonly string[]; count: number }) =>
      `${f.figure}：0的负次方没有意义${f.members.length > 0 ? `（${some(f.members, f.count)}）` : ''}`,
    () => '检查数据和公式；确实会是0的，公式里先用 如果 判断',
  ),
  HC6018: entry(
    'error',
    (f: { figure: string; used: string; members: readonly string[]; count: number }) =>
      `${f.figure}：“${f.used}”${f.members.length > 0 ? `在${some(f.members, f.count)}` : '在这里'}不适用，公式却用到了它`,
    () => '写成 缺省（…，0元） 说明不适用时取多少，或者给这条规则也写上“仅”',
  ),
  HC6019: entry(
    'error',
    () => '情景没有写年度',
    () => '加一行“年度: 2026”，或者在命令里加 --year 2026',
  ),
  HC6020: entry(
    'error',
    (f: { dimension: string; members: readonly string[]; attribute: string; count: number }) =>
      `“${f.dimension}”的${some(f.members, f.count)}没有写“${f.attribute}”`,
    (f) => `在情景的“维度”里给每个成员写上“${f.attribute}”`,
  ),
  HC6021: entry(
    'info',
    (f: { year: number; from: string }) => `${f.year}年在施行日期${f.from}之前`,
    () => '按本办法测算以前年度，结果只供比较',
  ),
  HC6022: entry(
    'info',
    (f: { year: number; until: string }) => `${f.year}年在废止日期${f.until}之后`,
    () => '本办法那时已经废止，结果只供比较',
  ),
  HC6023: entry(
    'info',
    (f: { name: string; count: number; value: string }) =>
      f.count > 1 ? `“${f.name}”有${f.count}个成员没有数，按${f.value}算` : `“${f.name}”没有数，按${f.value}算`,
    () => '政策里写明了没有数时这样算；有数的，补进情景',
  ),
  HC6024: entry(
    'error',
    (f: { dimension: string; found: string; wanted: readonly string[] }) =>
      `维度“${f.dimension}”的成员由政策列定，情景不能改成“${f.found}”`,
    (f) => `政策列的是${list(f.wanted)}；情景里删去这个维度`,
  ),
  HC6025: entry(
    'error',
    (f: { name: string }) => `“${f.name}”写了两次`,
    () => '留一处，删去另一处',
  ),
  HC6028: entry(
    'error',
    (f: { name: string; near: readonly string[]; kind?: 'input' | 'parameter' }) =>
      f.kind === undefined
        ? `没有名为“${f.name}”的规则，不能核对它`
        : `“${f.name}”是${f.kind === 'input' ? '输入' : '参数'}，不是规则，不能核对它`,
    (f) => (f.kind === undefined ? didYouMean(f.near) : undefined) ?? '期望和核定里写规则的名称',
  ),
  HC6029: entry(
    'error',
    (f: { name: string; dims: readonly string[]; extra?: string }) =>
      f.extra === undefined
        ? `“${f.name}”的表，表头要先有${list(f.dims)}，后面才是数`
        : `“${f.name}”只要一列数，表里多出“${f.extra}”`,
    (f) =>
      f.extra === undefined
        ? `第一行写表头：${f.dims.join(' | ')} | ${f.name}；从 Excel 复制时连表头一起复制，成员放在前面的列`
        : '删去多的列；几个数在一张表里的，把整张表放到“维度”下面',
  ),
  HC6031: entry(
    'info',
    (f: { name: string; year: number; from: string }) =>
      `${f.year}年的“${f.name}”按${f.from.length === 4 ? `${f.from}年` : `${f.from}起`}的值`,
    (f) => `参数里没有写这一年；有新规定的，在“${f.from.length === 4 ? '按年度' : '自'}”里补上`,
  ),
  HC6032: entry(
    'error',
    (f: { figure: string; digits: string; members: readonly string[]; count: number }) =>
      `${f.figure}：算出的数超过${f.digits}位，不再算下去${f.members.length > 0 ? `（${some(f.members, f.count)}）` : ''}`,
    () => '金额、人数、比例不会有这么长；多半是一条规则乘自己、下一条又乘自己，检查公式',
  ),
  HC6034: entry(
    'error',
    (f: {
      figure: string
      first: string
      second: string
      isException?: string
      members: readonly string[]
      count: number
    }) =>
      `${f.figure}：${f.isException ? '例外' : '情形'}“${f.first}”和“${f.second}”同时成立，结果却不同${f.members.length > 0 ? `（${some(f.members, f.count)}）` : ''}`,
    (f) => (f.isException ? `在“${f.first}”里写 优先于: [${f.second}]，或者反过来` : '情形之间不能重叠，改写条件'),
  ),
  HC6035: entry(
    'error',
    (f: { figure: string; members: readonly string[]; count: number }) =>
      `${f.figure}：累进分段的数不能小于0${f.members.length > 0 ? `（${some(f.members, f.count)}）` : ''}`,
    () => '先用 取大（…，0） 取正数部分',
  ),
  HC6036: entry(
    'error',
    (f: { figure: string; owner: string; members: readonly string[]; count: number }) =>
      `${f.figure}：尾差归“${f.owner}”，它却没有份${f.members.length > 0 ? `（${some(f.members, f.count)}）` : ''}`,
    () => '尾差写一个分得到的成员，或者写“最大余额”“归首位”“归末位”“归最大”',
  ),
  HC6037: entry(
    'warning',
    (f: { figure: string; difference: string; isShort: boolean }) =>
      `${f.figure}：总数带零头，按“精度”取整后再分，分出去的比总数${f.isShort ? '少' : '多'}${f.difference}`,
    (f) =>
      f.isShort
        ? '零头归谁，另写一条规则；不要零头的，总数先取整'
        : '不能多分的，总数先写“取整: 舍去到…”，零头另有去处；或者精度改细',
  ),
  HC6060: entry(
    'error',
    (f: { figure: string; first: string; second: string; members: readonly string[]; count: number }) =>
      `${f.figure}：“${f.first}”和“${f.second}”两段有重叠${f.members.length > 0 ? `（${some(f.members, f.count)}）` : ''}`,
    () => '段的两头是算出来的数，检查它们谁大谁小；两段相接的地方只能归一段，用（含）（不含）写明',
  ),
  HC6061: entry(
    'error',
    (f: { figure: string; base: string; members: readonly string[]; count: number }) =>
      `${f.figure}：分段的基数${f.base === '' ? '' : `“${f.base}”`}不能小于0${f.members.length > 0 ? `（${some(f.members, f.count)}）` : ''}`,
    () => '段的两头是它的百分之几，它小于0时各段就颠倒了；检查数据',
  ),
  HC6062: entry(
    'error',
    (f: { figure: string; band: string; members: readonly string[]; count: number }) =>
      `${f.figure}：累进从0算起，“${f.band}”一段的一头却小于0${f.members.length > 0 ? `（${some(f.members, f.count)}）` : ''}`,
    () => '检查段里用到的数；可能小于0的，先用 取大（…，0） 取正数部分',
  ),
} as const
