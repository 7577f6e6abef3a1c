/** Parts of messages that facts carry: what stands where, and what belongs there. Whole sentences live in the catalogue. */

/** The words for what was wanted or found. */
export const wanted = {
  member: '选成员的条件',
  number: '一个数',
  condition: '一个条件（是或否）',
  amount: '金额',
  squareOrRatio: '比率，或者单位的平方',
  text: '一段文字',
  keys: '一组“名称: 内容”',
  lostTable: '连成一行的表',
  fileName: '一个文件名',
  list: '一个列表',
  textOrList: '文字或列表',
  listOrTable: '一个列表或一张表',
  dimension: '维度',
  noDimension: '（没有维度）',
} as const

/** What is wrong with a name. */
export const unusableName = {
  reserved: '公式里它有固定的意思',
  bracket: '名称里不能有「」',
  number: '它是一个数',
} as const

/** The verbs of the four marks. */
export const verbOf = { '＋': '相加', '－': '相减', '×': '相乘', '÷': '相除' } as const

/** What a framework is called where its clauses are cited (省/第三条), by how far down its region goes. */
export const citedAs = { province: '省', prefecture: '市', county: '县', other: '上级' } as const

/** Related places. */
export const place = {
  earlier: '前一处在这里',
  named: '情景在这里用到这张表',
  heads: '表头在这里',
  inFramework: '在沿用的文件里，是这里',
  here: (name: string): string => `“${name}”在这里`,
} as const

/** Places in a formula. */
export const after = (word: string): string => `“${word}”后面`
export const bothSides = (word: string): string => `“${word}”的两边`
export const itemsOf = (word: string): string => `“${word}”的各项`
export const quoted = (word: string): string => `“${word}”`
export const aliasOf = (name: string): string => `“${name}”的别名`
export const memberOf = (dimension: string): string => `维度“${dimension}”的成员`
export const kindOf = {
  subject: '“按”后面',
  band: '各段的结果',
  deduction: '“依次抵扣”的两项',
  pool: '“池”',
  due: '“应得”',
  power: '乘方',
  splitWhole: '要分摊的数',
  weights: '权重',
  dimension: '维度',
} as const

/** A split as it reads where a rule's formula is shown: as the function, or to whom what goes. */
export const splitBy = (...items: readonly string[]): string => `分摊（${items.join('，')}）`
export const splitAmong = (whole: string, parts: readonly string[]): string => `${splitBy(whole)}给 ${parts.join('、')}`

/** Dimensions in a message. */
export const dimensionsText = (dims: readonly string[]): string =>
  dims.length === 0 ? '不分维度' : dims.map((d) => `“${d}”`).join('、')

/** A figure of the year before, where outcomes list what is missing. */
export const priorOf = (figure: string): string => `上年（${figure}）`

/** A figure whose case the document does not provide for, where outcomes list what a figure waits for. */
export const unspecifiedOf = (figure: string): string => `${figure}${unspecified}`
const unspecified = '：未规定'

/** The figure of such a cause, to stand where it is already said that it waits; any other cause is itself. */
export const unspecifiedFigure = (cause: string): string =>
  cause.endsWith(unspecified) ? cause.slice(0, -unspecified.length) : cause

/** What stands in the place of a number that waits for the scenario alone. */
export const missingWord = '缺数'

/** What a figure of an earlier year waits for, where outcomes of a later one list it. */
export const ofYear = (cause: string, year: number): string => `${year}年的${cause}`

/** A figure of the year before that could not be worked out, and why. */
export const faultOfYear = (figure: string, year: number, why: string): string =>
  `${priorOf(figure)}（${year}年算不出：${why}）`

/** A truth in a message. */
export const truthWord = (value: boolean): string => (value ? '是' : '否')
