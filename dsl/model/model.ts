import type { Word } from '../syntax/policy/fields.ts'
import type { Span } from '../text/span.ts'
import type { Term } from './term.ts'
import type { Unit } from './unit.ts'

/**
 * A policy as meant: every name resolved, every formula typed. Plain data.
 * Places: `start` is where a declaration's block begins in the file now; spans inside declarations and terms count in the block.
 */
export interface Model {
  readonly file: string
  readonly header: Header
  readonly clauses: ReadonlyMap<string, Clause>
  /** Count nouns beside the built-in ones, all together. */
  readonly nouns: ReadonlySet<string>
  /** In the order of the file; dimensions made by attributes after the one they belong to. */
  readonly dimensions: ReadonlyMap<string, Dimension>
  /**
   * In the order of the file. Where they stand is beside them, in `sites`: one that an edit only moves is the same object in the model
   * of the next compilation.
   */
  readonly figures: ReadonlyMap<string, Figure>
  /** Where each figure is declared. */
  readonly sites: ReadonlyMap<string, Site>
  /** Alias → figure. */
  readonly aliases: ReadonlyMap<string, string>
  readonly readings: ReadonlyMap<string, Reading>
  /** Where the exceptions that change several rules stand (section 例外), by name. */
  readonly exceptions: ReadonlyMap<string, Site>
  readonly constraints: readonly Constraint[]
  readonly schedule: readonly ScheduleRow[]
  readonly flows: readonly Flow[]
  readonly examples: readonly Example[]
  /** 核对: figures that a drafting note claims. */
  readonly claims: readonly Claim[]
  /** 须证: properties that must hold for every input. */
  readonly properties: readonly Property[]
  /** 结转: carried figure → the input that opens the first year. */
  readonly carries: ReadonlyMap<string, string>
  /** Of a policy that fills in a framework (沿用): where it says so, and from where on declarations stand in the framework's text. */
  readonly frame?: { readonly at: Span; readonly start: number }
  /** Rules so that each stands after those it uses; rules in a cycle are left out. */
  readonly order: readonly string[]
}

export interface Header {
  readonly title: string
  readonly id: string
  readonly version: string
  readonly status: string
  /** yyyy-mm-dd */
  readonly from: string
  readonly until?: string
  readonly documentNumber?: string
}

/** Where a declaration stands: its section, its block's offset in the file, the name's span in the block. */
export interface Site {
  readonly section: string
  readonly start: number
  readonly name: Span
}

/** Where a figure of a model is declared. */
export function siteOfFigure({ sites }: Pick<Model, 'sites'>, figure: string): Site {
  return sites.get(figure) as Site
}

/** Where a declaration stands: one that is no figure knows it itself. */
export function declaredAt(
  model: Pick<Model, 'sites'>,
  one: { readonly name: string } | { readonly site: Site },
): Site {
  return 'site' in one ? one.site : siteOfFigure(model, one.name)
}

/** Where a declaration's name stands in the policy's own text; of one that is inherited, where the policy names its framework. */
export function offsetOf(model: Model, site: Site): number {
  return model.frame && isInherited(model, site) ? model.frame.at.start : site.start + site.name.start
}

/** Whether a declaration is one of the framework that the policy fills in. */
export function isInherited({ frame }: Model, { start, name }: Site): boolean {
  return frame !== undefined && start + name.start >= frame.start
}

export interface Clause {
  readonly id: string
  readonly nature: string
  readonly summary: string
  /** What is wrong or unclear about the clause in the document. */
  readonly doubt?: string
  readonly site: Site
}

export interface Dimension {
  readonly name: string
  /** Place among the policy's dimensions; results nest in this order. */
  readonly index: number
  readonly ordered: boolean
  /** Undefined: the scenario gives them, or they are `years`. */
  readonly members?: readonly Member[]
  /** Years counted from the run's. */
  readonly years?: YearSpan
  /** Attribute → the dimension whose members are its values. */
  readonly attributes: ReadonlyMap<string, string>
  /** 取自: the members of another dimension for which a condition holds. */
  readonly part?: { readonly of: string; readonly where?: Term }
  readonly site: Site
}

/** Whether the members of a dimension come with the data. */
export function comesWithData({ members, years, part }: Dimension): boolean {
  return members === undefined && years === undefined && part === undefined
}

/** The first and the last year of a dimension, counted from the run's: 年度－3 至 年度－1 is −3 to −1. */
export interface YearSpan {
  readonly first: number
  readonly last: number
}

export interface Member {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
}

interface FigureBase {
  readonly name: string
  readonly aliases: readonly string[]
  readonly unit: Unit
  readonly dims: readonly string[]
  readonly clauses: readonly string[]
  readonly group?: string
  readonly description?: string
  readonly display?: Display
  /** 通用名: the standard term of the glossary that it stands for. */
  readonly standard?: Word
}

/** How a figure is shown, never how it is computed. `unit`: empty where only its places are said. `shift`: 4 for 万元. */
export interface Display {
  readonly unit: string
  readonly shift: number
  readonly places?: number
}

export type Figure = Input | Parameter | Rule

/** What a scenario gives. */
export interface Input extends FigureBase {
  readonly kind: 'input'
  /** What a missing value means: the run refuses, it is unknown, or this number (which is said). */
  readonly missing: 'refuse' | 'unknown' | { readonly digits: string }
  readonly least?: string
  readonly most?: string
  /** What it usually is: digits in the base unit, true or false, or text. Made-up data centre on it; no run looks at it. */
  readonly typical?: string | boolean
  /** Where it applies. */
  readonly only?: Term
}

/** What the policy fixes, by year and by member, or leaves open. */
export interface Parameter extends FigureBase {
  readonly kind: 'parameter'
  /** Rising by when they begin. Empty for an open one without 暂取. */
  readonly values: readonly Dated[]
  /** 范围: within what it may be settled, also once it is. */
  readonly range?: Range
  /**
   * Of values that begin on a day, which day of the run's year is asked: the first of each month (the cells then leave out 月份), the
   * first or last of the year, or all of them, which must then have one value.
   */
  readonly asOf?: 'months' | 'start' | 'end' | 'throughout'
  /** 按解读: other values for each option of a reading; then `values` is empty. */
  readonly byReading?: {
    readonly reading: string
    readonly options: readonly { readonly option: string; readonly cells: readonly Cell[] }[]
  }
  readonly open?: Open
}

/** Values and from when on they hold: a year (2020) or a day (2026-07-01); undefined: always. */
export interface Dated {
  readonly from?: string
  readonly cells: readonly Cell[]
}

/** 范围: what a value that the document leaves open may be. Digits in the base unit. */
export interface Range {
  readonly low?: string
  readonly high?: string
}

/** A value left open by the document. */
export interface Open extends Range {
  readonly why: string
}

/**
 * A value at some members (in the order of the figure's dims): digits, a fraction of digits (3/10, a share of 3:5:2), 是/否 as true/false,
 * or text.
 */
export interface Cell {
  readonly at: readonly string[]
  readonly value: string | boolean
  readonly span: Span
  /** Of an issued number: the power of ten down to which it speaks; left out: it is exact. */
  readonly place?: number
}

/** What is derived. */
export interface Rule extends FigureBase {
  readonly kind: 'rule'
  readonly term: Term
  /** The formulas as written, by reading's option where there are several. */
  readonly formulas: readonly Formula[]
  /** What bounds and rounds the formula's value (保底, 封顶, 取整), as written. */
  readonly bounds: readonly { readonly key: string; readonly text: string }[]
  readonly only?: Term
  /** The whole method is left open. */
  readonly open?: Open
}

export interface Formula {
  readonly option?: string
  readonly text: string
}

export interface Reading {
  readonly name: string
  readonly options: readonly { readonly name: string; readonly text: string }[]
  readonly standard: string
  readonly reason: string
  readonly clauses: readonly string[]
  readonly site: Site
}

export type Level = '必须' | '应当' | '目标'

export interface Constraint {
  readonly name: string
  readonly term: Term
  readonly formula: string
  readonly level: Level
  readonly clauses: readonly string[]
  readonly site: Site
}

export interface ScheduleRow {
  readonly name: string
  readonly when: string
  readonly who?: string
  readonly figure?: string
  readonly clauses: readonly string[]
  readonly site: Site
}

/** A claimed figure: it must follow from its own numbers within the tolerance. Digits in the base unit. */
export interface Claim {
  readonly name: string
  readonly term: Term
  readonly claimed: string
  /** As it stands in the file: how many decimal places of which unit, and that unit's power of ten. */
  readonly written: { readonly text: string; readonly places: number; readonly unit: string; readonly shift: number }
  readonly tolerance: string
  readonly clauses: readonly string[]
  readonly site: Site
}

export interface Property {
  readonly name: string
  readonly term: Term
  readonly clauses: readonly string[]
  readonly site: Site
}

/** Parts that make a whole. */
export interface Flow {
  readonly whole: string
  readonly parts: readonly string[]
  readonly clauses: readonly string[]
  readonly site: Site
}

/** A worked example in the file: a small scenario and what must come out. Its data are read like a scenario's. */
export interface Example {
  readonly name: string
  readonly clauses: readonly string[]
  readonly site: Site
  readonly node: import('../syntax/yaml/node.ts').Node
}
