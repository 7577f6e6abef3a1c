import type { Expression } from '../../dsl/syntax/expression/expression.ts'
import type { Rational } from './rational.ts'
import type { Unsure } from './slow-unsure.ts'

/** A policy as the slow evaluator reads it: formulas as trees, everything else as written. */
export interface SlowPolicy {
  /** In the order of the file. */
  readonly dimensions: ReadonlyMap<string, SlowDimension>
  readonly figures: ReadonlyMap<string, SlowLeaf | SlowRule>
  readonly constraints: ReadonlyMap<string, Expression>
  /** 结转: carried figure → the input that opens the first year. */
  readonly carries: ReadonlyMap<string, string>
}

export interface SlowDimension {
  readonly ordered: boolean
  /** Declared ones; left out where the data list them. */
  readonly members?: readonly SlowMember[]
  /** Attribute → the dimension to which it leads. */
  readonly attributes: ReadonlyMap<string, string>
  /** 取自 … 其中 … */
  readonly part?: { readonly of: string; readonly where: Expression }
}

export interface SlowMember {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
}

/** Values by members joined with a bar, in the order of the figure's dimensions. */
export type SlowCells = ReadonlyMap<string, Rational>

/** An input or a parameter. */
export interface SlowLeaf {
  readonly kind: 'leaf'
  /** Whether it is a 是否; otherwise it is a number. */
  readonly isTruth?: boolean
  /** Whether it is a date: a number of days. */
  readonly isDate?: boolean
  readonly dims: readonly string[]
  readonly only?: Expression
  /** What a missing value counts as (可缺: 0元). */
  readonly standard?: Rational
  /** Of a parameter: its values by first year (undefined: always), or by the option of a reading. */
  readonly values?: readonly {
    readonly from?: number
    readonly reading?: string
    readonly option?: string
    readonly cells: SlowCells
  }[]
  /** 待定: what is in `values` stands for the time being; the value lies between two ends, where they are given. */
  readonly open?: { readonly low?: Rational; readonly high?: Rational }
}

export interface SlowRule {
  readonly kind: 'rule'
  /** No figure of the file: what several figures are parts of. */
  readonly isInner?: boolean
  readonly body: SlowBody
  readonly dims?: readonly string[]
  readonly exceptions?: readonly SlowException[]
  readonly floor?: Expression
  readonly cap?: Expression
  readonly rounding?: { readonly mode: 'half-up' | 'up' | 'down'; readonly step: Rational }
  readonly only?: Expression
}

export type SlowBody =
  | { readonly formula: Expression }
  | { readonly reading: string; readonly options: ReadonlyMap<string, Expression> }
  | { readonly split: SlowSplit }
  | { readonly cases: readonly SlowCase[]; readonly rest?: Expression }
  | { readonly bands: SlowBands }
  /** 待定: the whole method is left open. */
  | { readonly open: true }

/** One case of 分情形. */
export interface SlowCase {
  readonly when: Expression
  readonly value: Expression
}

/** 例外, with the names of those that it goes before. */
export interface SlowException extends SlowCase {
  readonly name: string
  readonly beats: readonly string[]
  /** Of the section 例外: the rule's own words do not hold in it. */
  readonly isOutside?: boolean
}

/** 分段: bare (`value`), 全额 (`whole`) or 累进 (`slices`). */
export interface SlowBands {
  readonly subject: Expression
  readonly manner: 'value' | 'whole' | 'slices'
  /** Whether the figure is counted in whole people. */
  readonly isCounted?: boolean
  /** 基数: what the ends, which then are ratios, are of. */
  readonly base?: Expression
  /** As written; 其余, without ends, for what no other holds. */
  readonly bands: readonly SlowBand[]
}

export interface SlowBand {
  readonly low?: SlowEnd
  readonly high?: SlowEnd
  readonly isRest: boolean
  /** Left out: 未规定. */
  readonly result?: Expression
}

/** An end of a band; `closed` is left out where 至 is not marked. */
export interface SlowEnd {
  readonly value: Expression
  readonly closed?: boolean
}

/** 分摊; without weights it is 平均 over `over`. */
export interface SlowSplit {
  readonly whole: Expression
  readonly weights?: Expression
  readonly over?: readonly string[]
  readonly by?: readonly string[]
  readonly step?: Rational
  /** Who bears what rounding leaves over: one by rule, or a member by name. */
  readonly remainder: 'largest' | 'first' | 'last' | 'greatest' | { readonly member: string }
  readonly empty: 'error' | 'nothing'
}

/** What one run is given. */
export interface SlowData {
  readonly year: number
  readonly readings: ReadonlyMap<string, string>
  readonly members: ReadonlyMap<string, readonly SlowMember[]>
  readonly values: ReadonlyMap<string, ReadonlyMap<string, Rational | boolean>>
  /** 上年: figures of the year before. */
  readonly prior: ReadonlyMap<string, SlowCells>
  /** 核定: figures settled otherwise. */
  readonly pinned: ReadonlyMap<string, SlowCells>
}

/** A member of a dimension, where a formula means the member and not a number. */
export interface SlowName {
  readonly member: string
}

/** What a formula comes to: a number, a truth, a member; what is not certain; or why there is nothing. */
export type SlowValue = Rational | boolean | SlowName | Unsure | 'absent' | { readonly fault: string }

/** The members at hand, by dimension. */
export type SlowAt = ReadonlyMap<string, string>

/** What the parts of the evaluator ask of the whole. */
export interface SlowRun {
  readonly policy: SlowPolicy
  /** A formula at some members; dimensions that it has and these lead to are followed. */
  at(e: Expression, at: SlowAt): SlowValue
  /** The member of a dimension that those at hand lead to. */
  memberAt(dimension: string, at: SlowAt): string | undefined
  /** The members of a dimension, in order. */
  members(dimension: string): readonly SlowMember[]
  /** What 未规定 is: nothing is known of it, not even a range. */
  unspecified(): SlowValue
  /** Whether data are missing without which a formula's value is not known. */
  isMissing(e: Expression, at: SlowAt): boolean
  /** Places with every member of what is run over that belongs to the group of `at`; otherwise at the members of `at`. */
  places(inside: readonly string[], over: readonly string[], by: readonly string[], at: SlowAt): SlowAt[]
}
