import { entry } from '../entry.ts'
import { didYouMean } from '../suggest.ts'

const list = (words: readonly string[]): string => words.map((w) => `“${w}”`).join('、')
const some = (words: readonly string[], of: number): string =>
  words.length <= 5 ? words.join('、') : `${words.slice(0, 5).join('、')}等${of}个`

/** A member of 月份 as people say it. */
const monthName = (member: string): string => (/^\d+$/.test(member) ? `${member}月` : member)

/** The years between two, as 2021年 or 2021年至2023年. */
const gap = (before: number, year: number): string =>
  before + 2 === year ? `${before + 1}年` : `${before + 1}年至${year - 1}年`

/** HC5043, HC5048, HC5049 and HC508x; of a run HC608x and HC609x: what goes from year to year, months and quarters, values that change within the year. */
export const periods = {
  HC5043: entry(
    'error',
    (f: { name: string; opening: string }) => `“${f.name}”和期初的“${f.opening}”分的维度不一样`,
    () => '期初写一个分法相同的输入',
  ),
  HC5048: entry(
    'error',
    (f: { name: string; opening: string; kind: string | undefined; near: readonly string[] }) =>
      f.kind === undefined
        ? `“${f.name}”的期初写的“${f.opening}”没有定义`
        : `“${f.name}”的期初写的“${f.opening}”是${f.kind}，不是输入`,
    (f) =>
      f.kind === undefined
        ? (didYouMean(f.near) ?? '在输入里添一项第一年的年初数，期初写它的名称')
        : `第一年的数是算出来的，就不用结转，写成一条规则并写明单位：{分情形: {年度 ＝ 第一年: ${f.opening}, 其余: 上年（${f.name}）…}, 单位: …}`,
  ),
  HC5049: entry(
    'error',
    (f: { name: string; closing: string; opening: string; unit: string }) =>
      `“${f.name}”的期末单位是${f.closing}，期初的“${f.opening}”单位是${f.unit}`,
    () => '同一个数跨年结转，期初和期末的单位要一样',
  ),
  HC5080: entry(
    'error',
    (f: { text: string; key: string }) => `“${f.text}”不是日期`,
    (f) => `“${f.key}”里冒号前面写日期，例如 {2026-01-01: 80, 2026-07-01: 85}`,
  ),
  HC5081: entry(
    'error',
    (f: { text: string }) => `分月份的参数，值要从某月1日起，“${f.text}”不是1日`,
    () => '当月或者下月1日起算的，写那个1日；确实月中变的，另写规则按天折算',
  ),
  HC5082: entry(
    'error',
    (f: { first: string; second: string }) => `“${f.first}”和“${f.second}”只能写一个`,
    () => '随年度变的写“按年度”；年中变动、按月算的写“自”；年中变动、按年算的写“按年初”或“按年末”',
  ),
  HC5083: entry(
    'error',
    (f: { dimension: string; member: string }) =>
      f.member === ''
        ? `维度“${f.dimension}”没有列出是哪几个月，“自”不知道各取哪天的值`
        : `维度“${f.dimension}”的成员“${f.member}”不是月份，“自”不知道它取哪天的值`,
    () => '成员写 1 至 12 的数，或者 1月、2月；维度“月份”不声明就是 1 至 12',
  ),
  HC5084: entry(
    'error',
    (f: { text: string }) => `“${f.text}”看不出是哪几个年份`,
    () => '写成 年度－3 至 年度－1：从哪一年到哪一年，都按测算的年度数',
  ),
  HC5085: entry(
    'error',
    (f: { text: string; limit: number }) => `“${f.text}”太长，最多${f.limit}年`,
    () => '检查年数：多半多写了一位',
  ),
  HC6080: entry(
    'error',
    (f: { figure: string; members: readonly string[]; count: number }) => `${f.figure}：这个年度没有2月29日`,
    () => '写 2月28日 或 3月1日；要指某一年的这一天，写上年份，例如 2024-02-29',
  ),
  HC6081: entry(
    'error',
    (f: { figure: string; members: readonly string[]; count: number }) =>
      `${f.figure}：出生日期晚于计算周岁的那一天${f.members.length > 0 ? `（${some(f.members, f.count)}）` : ''}`,
    () => '检查出生日期；确有那天还没出生的，公式里先用 如果 判断，例如 如果 出生日期 ≤ 6月30日 则 …',
  ),
  HC6082: entry(
    'error',
    (f: { figure: string; members: readonly string[]; count: number }) =>
      `${f.figure}：日期加减的天数不是整数${f.members.length > 0 ? `（${some(f.members, f.count)}）` : ''}`,
    () => '先把天数取整，例如 四舍五入（天数，0）',
  ),
  HC6083: entry(
    'error',
    (f: { figure: string; members: readonly string[]; count: number }) =>
      `${f.figure}：日期加减天数以后，不在公元0年至9999年之内${f.members.length > 0 ? `（${some(f.members, f.count)}）` : ''}`,
    () => '检查天数：多半是单位写错，或者多写了几位',
  ),
  HC6084: entry(
    'error',
    (f: { figure: string; year: string; first: string; byMonth?: string; members: readonly string[]; count: number }) =>
      `参数“${f.figure}”从${f.first}起才有值，${f.year}年${f.byMonth ? `更早的月份没有（${some(f.members.map(monthName), f.count)}）` : '没有'}`,
    () => '公式不要用到那以前的数（规则可以写“仅”），或者在参数里补上更早的值',
  ),
  HC6085: entry(
    'error',
    (f: { figure: string; year: string; changes: string }) =>
      `参数“${f.figure}”在${f.year}年内变了（${f.changes}），全年没有一个值`,
    () => '按月算的，给它加“维度: [月份]”，每月取当月1日的值；按年算的，把“自”改成“按年初”或“按年末”',
  ),
  HC6086: entry(
    'error',
    (f: { figure: string; members: readonly string[]; count: number }) =>
      `参数“${f.figure}”没有${some(f.members, f.count)}的值`,
    () => '在参数里补上这一年的值',
  ),
  HC6090: entry(
    'error',
    (f: { path: string }) => `这份情景接着${f.path}算，这里只算一年，用到上年的数算不出`,
    () => '用 hengce run 接着几年一起算；只算这一年的，在“上年”里写上年的数',
  ),
  HC6091: entry(
    'error',
    (f: { year: number; path: string; before: number }) =>
      f.before === f.year
        ? `${f.path}也是${f.year}年的，同一年不能算两次`
        : f.before > f.year
          ? `${f.path}是${f.before}年的，比这份情景的${f.year}年还晚`
          : `${f.path}是${f.before}年的，到${f.year}年之间缺了${gap(f.before, f.year)}`,
    (f) => `“上年”要写${f.year - 1}年的情景`,
  ),
  HC6092: entry(
    'error',
    (f: { name: string; what: 'unit' | 'dimensions'; path: string; now: string; before: string }) =>
      f.what === 'unit'
        ? `“${f.name}”今年的单位是${f.now}，上年（${f.path}）的单位是${f.before}，接不上`
        : `“${f.name}”今年按${f.now}，上年（${f.path}）按${f.before}，接不上`,
    (f) => `两年的政策里写法要一样；口径变了的，换一个名称，或者在这份情景的“上年”里写明“${f.name}”`,
  ),
  HC6093: entry(
    'warning',
    (f: { name: string; path: string; opening?: string }) =>
      f.opening === undefined
        ? `上年（${f.path}）的政策里没有“${f.name}”，用到上年数的地方缺数`
        : `上年（${f.path}）的政策里没有“${f.name}”，从期初“${f.opening}”起算`,
    () => '改了名称的，在今年的政策里把旧名写进“别名”；上年确实没有的，在这份情景的“上年”里写数',
  ),
  HC6094: entry(
    'info',
    (f: {
      name: string
      path: string
      values: readonly { at: string; given: string; closing: string }[]
      count: number
    }) =>
      `“${f.name}”${f.values.map((v) => `${v.at}用这里写的${v.given}，上年（${f.path}）算出来是${v.closing}`).join('；')}${f.count > f.values.length ? `等${f.count}处` : ''}`,
    () => '以这里写的为准；没有理由改的，删去这里的数',
  ),
  HC6095: entry(
    'info',
    (f: { dimension: string; members: readonly string[]; count: number; path: string; names: readonly string[] }) =>
      `${some(f.members, f.count)}（${f.dimension}）上年（${f.path}）没有，${list(f.names)}的上年数按0`,
    () => '改了名称的，在这份情景的“上年”里写明它上年的数',
  ),
  HC6096: entry(
    'warning',
    (f: { name: string; members: readonly { member: string; value: string }[]; count: number; path: string }) =>
      `${f.members.map((m) => `${m.member}的${m.value}`).join('、')}${f.count > f.members.length ? `等${f.count}个` : ''}没有转到今年：上年（${f.path}）的“${f.name}”里有，今年没有这个成员`,
    () => '合并或改名的，在这份情景的“上年”里写明转给谁',
  ),
  HC6097: entry(
    'info',
    (f: { name: string; opening: string; given: string; closing: string; at: string; path: string }) =>
      `期初“${f.opening}”${f.at}写的是${f.given}，上年（${f.path}）的“${f.name}”期末是${f.closing}；结转按上年的期末`,
    () => '期初只用于第一年，以后各年可以不写',
  ),
  HC6098: entry(
    'info',
    (f: { dimension: string; members: readonly string[]; count: number; path: string; names: readonly string[] }) =>
      `${some(f.members, f.count)}（${f.dimension}）今年没有，它上年（${f.path}）的${list(f.names)}不计在内`,
    () => '要和上年的总数比的，先定义总数，再取它的上年：总支出－上年（总支出）',
  ),
  HC5091: entry(
    'error',
    (f: { name: string; dims: readonly string[] }) =>
      `“${f.name}”用到自己上年的数，${f.dims.length === 0 ? '算出来却不分维度' : `按${list(f.dims)}分，却没有写明`}`,
    (f) => (f.dims.length === 0 ? '删去“维度”' : `补上“维度: [${f.dims.join(', ')}]”`),
  ),
} as const
