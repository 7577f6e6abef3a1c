import type { Span } from '../../text/span.ts'

/**
 * A formula as written. Spans count in the formula's own text. `print` then `parse` gives the same tree but for spans.
 * Marks are normalised (× for *, ＝ for =, ≥ for 不低于); names are as written, without 「」.
 */
export type Expression =
  | NumberLiteral
  | TextLiteral
  | DateLiteral
  | TruthLiteral
  | Name
  | Unary
  | Binary
  | Conditional
  | Membership
  | Pick
  | Call
  | Hole

/** A number as written: digits in half width without grouping, and what stands right behind it ('％', '个百分点', '万', '万元', '元/人', '分/例'; '' for a bare one). */
export interface NumberLiteral {
  readonly type: 'number'
  readonly digits: string
  readonly unit: string
  readonly span: Span
}

/** “…” */
export interface TextLiteral {
  readonly type: 'text'
  readonly text: string
  readonly span: Span
}

/** 2026-09-01, or 9月1日 of the run's year (year left out). */
export interface DateLiteral {
  readonly type: 'date'
  readonly year?: number
  readonly month: number
  readonly day: number
  readonly span: Span
}

/** 是, 否 */
export interface TruthLiteral {
  readonly type: 'truth'
  readonly value: boolean
  readonly span: Span
}

/** A figure, dimension, member, attribute or local word. `quoted` when it stood in 「…」. */
export interface Name {
  readonly type: 'name'
  readonly name: string
  readonly quoted?: boolean
  readonly span: Span
}

export interface Unary {
  readonly type: 'unary'
  readonly operator: '－' | '＋' | '非'
  readonly operand: Expression
  readonly span: Span
}

export type BinaryOperator = '＋' | '－' | '×' | '÷' | '^' | '＝' | '≠' | '＞' | '＜' | '≥' | '≤' | '且' | '或'

export interface Binary {
  readonly type: 'binary'
  readonly operator: BinaryOperator
  readonly left: Expression
  readonly right: Expression
  /** The operator itself. */
  readonly at: Span
  readonly span: Span
}

/** 如果 … 则 … 否则 … */
export interface Conditional {
  readonly type: 'conditional'
  readonly condition: Expression
  readonly then: Expression
  readonly otherwise: Expression
  readonly span: Span
}

/** x 属于 甲、乙 · x 不属于 甲、乙 · x 属于 75分（含）至85分（不含） */
export interface Membership {
  readonly type: 'membership'
  readonly subject: Expression
  readonly negated: boolean
  readonly items: readonly Expression[]
  readonly range?: {
    readonly low: Expression
    readonly lowClosed?: boolean
    readonly high: Expression
    readonly highClosed?: boolean
  }
  readonly span: Span
}

/** x〔2025〕 · x〔年份＝2025〕 · x〔年份＝2025，险种＝居民医保〕 */
export interface Pick {
  readonly type: 'pick'
  readonly subject: Expression
  readonly picks: readonly { readonly dimension?: Name; readonly member: Name | NumberLiteral | TextLiteral }[]
  readonly span: Span
}

/** The functions; a word is one only when （ follows it. */
export type FunctionName =
  | '若'
  | '取小'
  | '取大'
  | '绝对值'
  | '开方'
  | '四舍五入'
  | '进位'
  | '舍去'
  | '合计'
  | '平均'
  | '最大'
  | '最小'
  | '计数'
  | '占比'
  | '排名'
  | '上一'
  | '上年'
  | '分摊'
  | '依次抵扣'
  | '封顶折减'
  | '缺省'
  | '视为'
  | '年'
  | '月'
  | '日'
  | '周岁'

export interface Call {
  readonly type: 'call'
  readonly function: FunctionName
  /** The word itself. */
  readonly at: Span
  readonly args: readonly Expression[]
  /** What 合计 and its kin, 分摊, 上一, 排名, 依次抵扣 run over; left out: over all that the figure has. */
  readonly over?: Over
  /** 四舍五入（x，到元）: as written, '到元', '到4位小数', '到万元2位小数'. 四舍五入（x，2） has the 2 as second argument. */
  readonly to?: { readonly text: string; readonly span: Span }
  /** 视为（x，单位） */
  readonly unit?: { readonly text: string; readonly span: Span }
  readonly span: Span
}

/** 机构 · 险种、年份 · 机构 按 医共体 · 参保人 按 险种、签约地 · 机构 其中 层级 属于 乡镇、村 */
export interface Over {
  readonly dimensions: readonly Name[]
  /** What makes the groups; none: one group. */
  readonly by: readonly Name[]
  readonly where?: Expression
  readonly span: Span
}

/** What could not be read; an error says why. */
export interface Hole {
  readonly type: 'hole'
  readonly span: Span
}
