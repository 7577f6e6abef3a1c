import { entry } from '../entry.ts'

/** A bound of a formula: what is the most (封顶) or the least (保底) that it comes to. */
interface Bound {
  readonly key: '封顶' | '保底'
  readonly amount: string
}

const lineOf = ({ key, amount }: Bound): string => `“${key}: ${amount}”`

/** A formula with its bounds around it: 取小（结余 × 5%，50万元）. */
export function bounded(formula: string, bounds: readonly Bound[]): string {
  return bounds.reduce((of, { key, amount }) => `${key === '封顶' ? '取小' : '取大'}（${of}，${amount}）`, formula)
}

/** HC2xxx: what cannot be read in a formula. */
export const formula = {
  HC2001: entry(
    'error',
    (_: Record<string, never>) => '公式是空的',
    () => '写上算法；金额为零写“0元”，办法没有写清的写“待定”',
  ),
  HC2002: entry(
    'error',
    (f: { length: number; limit: number }) => `公式有${f.length}个字，最多${f.limit}个`,
    () => '把公式拆成几条规则，每条算一步',
  ),
  HC2003: entry(
    'error',
    (f: { limit: number }) => `括号套括号超过${f.limit}层`,
    () => '检查是否多按了括号；确需这么多层的，把里层另立规则',
  ),
  HC2004: entry(
    'error',
    (f: { limit: number }) => `一个公式里的运算太多，最多${f.limit}个`,
    () => '把公式拆成几条规则，每条算一步',
  ),
  HC2005: entry(
    'error',
    (f: { found: string; hidden?: string }) =>
      f.hidden ? `公式里有看不见的字符（编号${f.hidden}）` : `公式里不能用“${f.found}”`,
    () => '删去它；名称里确有这个字符的，把整个名称写进「」',
  ),
  HC2006: entry(
    'error',
    (f: { open: string; close: string }) => `引号 ${f.open} 后面没有配对的 ${f.close}`,
    (f) => `在结束的地方补上 ${f.close}`,
  ),
  HC2007: entry(
    'error',
    (f: { open: string; close: string }) => `括号“${f.open}”没有配对的“${f.close}”`,
    (f) => `在该结束的地方补上“${f.close}”，或删去这个“${f.open}”`,
  ),
  HC2008: entry(
    'error',
    (f: { close: string; open: string }) => `括号“${f.close}”前面没有配对的“${f.open}”`,
    (f) => `在该开始的地方补上“${f.open}”，或删去这个“${f.close}”`,
  ),
  HC2009: entry(
    'error',
    (f: { open: string; close: string; expected: string }) => `“${f.open}”开头的括号以“${f.close}”结束`,
    (f) => `把“${f.close}”改成“${f.expected}”`,
  ),
  HC2010: entry(
    'error',
    (f: { before?: string; after?: string }) =>
      f.before && f.after
        ? `“${f.before}”和“${f.after}”之间缺少数或名称`
        : f.before
          ? `“${f.before}”后面缺少数或名称`
          : f.after
            ? `“${f.after}”前面缺少数或名称`
            : '这里缺少数或名称',
    () => '补上缺的数或名称，或删去多余的符号',
  ),
  HC2011: entry(
    'error',
    (f: { left: string; right: string }) => `“${f.left}”和“${f.right}”之间缺少运算符号`,
    () => '在中间写上 ＋ － × ÷ 之一；两个词本是一个名称的，检查它是否已经定义，或把整个名称写进「」',
  ),
  HC2012: entry(
    'error',
    (f: { found: string }) => `这里不该有“${f.found}”`,
    () => '删去它，或补全它前后缺的部分；它若是名称的一部分，把整个名称写进「」',
  ),
  HC2013: entry(
    'error',
    (f: { first: string; second: string }) => `“${f.first}”和“${f.second}”两个比较不能连着写`,
    () => '分成两个比较，中间用“且”连接，例如 下限 ≤ 结余 且 结余 ≤ 上限',
  ),
  HC2014: entry(
    'error',
    (_: Record<string, never>) => '“如果”后面缺少“则”',
    () => '写成 如果 条件 则 一个值 否则 另一个值',
  ),
  HC2015: entry(
    'error',
    (_: Record<string, never>) => '“如果…则…”后面缺少“否则”',
    () => '补上“否则”和条件不成立时的值；不成立时为0的，可写 若（条件，值）',
  ),
  HC2016: entry(
    'error',
    (f: { found: string }) => `“${f.found}”前面没有对应的“如果”`,
    () => '写成 如果 条件 则 一个值 否则 另一个值',
  ),
  HC2017: entry(
    'error',
    (f: { beside: string }) => `“${f.beside}”旁边的“如果…则…否则…”要放进括号`,
    () => '写成 甲 ＋（如果 条件 则 一个值 否则 另一个值），免得分不清“否则”管到哪里',
  ),
  HC2018: entry(
    'error',
    (f: { name: string; nearest?: string }) => `没有名为“${f.name}”的函数`,
    (f) =>
      f.nearest
        ? `是不是想写“${f.nearest}”？要相乘的话，在括号前写 ×；名称里有括号的，把整个名称写进「」`
        : '要相乘的话，在括号前写 ×；名称里有括号的，把整个名称写进「」',
  ),
  HC2019: entry(
    'error',
    (f: { name: string; found: number; min: number; max: number; form: string }) =>
      `“${f.name}”括号里要写${f.min === f.max ? `${f.min}项` : Number.isFinite(f.max) ? `${f.min}至${f.max}项` : `${f.min}项以上`}，这里有${f.found}项`,
    (f) => `写成 ${f.form}；同时按几个维度的，维度之间用“、”`,
  ),
  HC2020: entry(
    'error',
    (f: { found: string; instead: string }) => `公式里不用“${f.found}”`,
    (f) => `改成“${f.instead}”`,
  ),
  HC2021: entry(
    'error',
    (f: { found: string }) => `“${f.found}”前面不是数`,
    (f) => `“${f.found}”紧跟在数后面，例如 76.5${f.found}；求占比用 ÷`,
  ),
  HC2022: entry(
    'error',
    (f: { found: string; instead: string }) => `数“${f.found}”里不能写千分位的逗号`,
    (f) => `写成 ${f.instead}，或用万元、亿元作单位`,
  ),
  HC2023: entry(
    'error',
    (f: { found: string }) => `没有“${f.found}”这个日期`,
    () => '月份是1至12，日不超过当月天数；本意是相减的，在减号两边留空格',
  ),
  HC2024: entry(
    'warning',
    (f: { first: string; second: string }) => `这串字有两种断法：${f.first}；或者：${f.second}`,
    () => '现按前一种算。在词与词之间留空格，或把名称写进「」，就不会有第二种读法',
  ),
  HC2025: entry(
    'error',
    (f: { unit: string; number: string }) => `不认得数“${f.number}”后面的单位“${f.unit}”`,
    () => '可用：元、万元、亿元、人、万人、人次、天、岁、个、分、％、个百分点；例、家、床日等在“单位”里列出后可用',
  ),
  HC2026: entry(
    'error',
    (f: { digits: number; limit: number }) => `这个数有${f.digits}位，最多${f.limit}位`,
    () => '检查是否多打了数字',
  ),
  HC2027: entry(
    'error',
    (f: { function: string; form: string }) => `“${f.function}”的这一项要写维度的名称`,
    (f) => `写成 ${f.form}`,
  ),
  HC2028: entry(
    'error',
    (f: { found: string }) => `“${f.found}”只能写在按维度计算的函数里`,
    () => '例如 合计（支出，机构 按 医共体）、计数（机构 其中 层级 ＝ 乡镇）',
  ),
  HC2029: entry(
    'error',
    (f: { found: string }) => `“${f.found}”只能作四舍五入、进位、舍去的第二项`,
    () => '写成 四舍五入（数，到元）',
  ),
  HC2030: entry(
    'error',
    (_: Record<string, never>) => '〔〕里要写成员的名称',
    () => '写成 支出〔2025〕，或指明维度：支出〔年份＝2025〕',
  ),
  HC2031: entry(
    'error',
    (f: { found: string }) => `这一段没有“：”：${f.found}`,
    () => '每段写成 范围：结果，例如 3%（含）以内：0%；段与段之间用“；”',
  ),
  HC2032: entry(
    'error',
    (f: { found: string }) => `看不出这一段的范围：${f.found}`,
    () => '写成 3%（含）以内、3%至8%（含）、超过8%、18岁以上、不满60岁 或 其余',
  ),
  HC2033: entry(
    'error',
    (_: Record<string, never>) => '「」里没有字',
    () => '在「」里写名称，或删去它',
  ),
  HC2034: entry(
    'error',
    (f: { word: string }) => `“${f.word}”后面范围和成员混着写`,
    () => '写一个范围（75分至85分），或写几个成员（甲、乙）；两样都要的，分成两个条件用“或”连接',
  ),
  HC2035: entry(
    'error',
    (f: { open: string; close: string }) => `“${f.open}${f.close}”前面没有名称`,
    () => '〔〕紧跟在名称后面，选出它的一个成员，例如 支出〔2025〕；表示先后次序用（）',
  ),
  HC2060: entry(
    'error',
    (f: { found: string }) => `段的两头之间不能用“${f.found}”`,
    () => '改成“至”，例如 3%至5%',
  ),
  HC2061: entry(
    'error',
    (f: { found: string }) =>
      f.found === '：' || f.found === ':' ? '一段里有两个“：”' : `段与段之间不能用“${f.found}”`,
    (f) => (f.found === '：' || f.found === ':' ? '段与段之间用“；”隔开，或者一段写一行' : '改成“；”，或者一段写一行'),
  ),
  HC2062: entry(
    'error',
    (f: { found: string }) => `这里的“${f.found}”要写成“其余”`,
    () => '前面各段、各种情形以外的，都写“其余”',
  ),
  HC2063: entry(
    'error',
    (f: { found: string }) => `一段的前面不能写“${f.found}”`,
    () => '删去它：段与段之间用“；”，或者一段写一行，不用编号；“-”会当成负号',
  ),
  HC2090: entry(
    'error',
    (f: { found: string; formula: string; bounds: readonly Bound[] }) =>
      `公式里不写“${f.found.replace(/^[，,；;。\s]*[但且]?|[，,；;。\s]+$/g, '')}”`,
    (f) => `在公式下面另起一行写${f.bounds.map(lineOf).join('和')}，或者写成 ${bounded(f.formula, f.bounds)}`,
  ),
  HC2064: entry(
    'error',
    (f: { found: string }) => `“${f.found}”不是一个数`,
    () => '不分担、不得分的写0，例如 0%、0分；全部的写 100%；办法没有说的写“未规定”',
  ),
} as const
