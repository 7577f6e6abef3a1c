import type { CitedClause } from '../cited-clauses.ts'
import type { Slider } from './slider.ts'

/** All that a policy fixes, leaves open or lets be read in several ways, as a form shows it; plain data. */
export interface ParameterForm {
  /** In the order of the file, one for each section; what a framework gives stands last. */
  readonly groups: readonly FormGroup[]
}

/** The rows of one section of the file. */
export interface FormGroup {
  readonly title: string
  readonly rows: readonly FormRow[]
}

/** The sections in which a form writes. */
export type FormSection = '参数' | '解读' | '绑定'

/**
 * One parameter or reading. Of a framework's, `bound` is settled in 绑定 of this file, `unbound` may be, and `fixed` only shows what the
 * framework says; `own` stands in this file.
 */
export interface FormRow {
  readonly kind: 'parameter' | 'reading'
  readonly section: FormSection
  readonly name: string
  readonly standing: 'own' | 'bound' | 'unbound' | 'fixed'
  readonly description?: string
  readonly clauses: readonly (Partial<CitedClause> & { readonly id: string })[]
  /** Why the document leaves it open, and whether a 暂取 stands in for it. */
  readonly open?: { readonly why: string; readonly isProvisional: boolean }
  /** 理由 of a reading. */
  readonly reason?: string
  readonly reach: Reach
  /** Whether the scenario says otherwise, so that a change moves no figure of it. */
  readonly isSettled: boolean
  /** Empty where the text is written in a way that only the text itself can change. */
  readonly fields: readonly FormField[]
  /** What is wrong with it beside what is wrong with a field. */
  readonly problems: readonly FieldProblem[]
  /** Of its name in the policy's own text; a framework's has none. */
  readonly offset?: number
}

/** What depends on a parameter or reading, directly or through rules: names in the order of the file. */
export interface Reach {
  readonly rules: readonly string[]
  readonly constraints: readonly string[]
  readonly claims: readonly string[]
}

/** One value that is written, or might be. */
export interface FormField {
  /** The keys that lead to it from its entry on. */
  readonly path: readonly string[]
  /** From when on and for which members; empty where the row has one value only. */
  readonly label: string
  /** `number` also where what is written cannot be read as one. */
  readonly kind: 'number' | 'text' | 'choice'
  /** As written, without its unit; empty where nothing is. */
  readonly text: string
  readonly unit: string
  readonly slider?: Slider
  readonly options: readonly { readonly name: string; readonly text: string }[]
  /** What the file on the disk has, with its unit, where that is another; empty: nothing. */
  readonly before?: string
  readonly problems: readonly FieldProblem[]
}

/** What the compiler says of a value. */
export interface FieldProblem {
  readonly severity: 'error' | 'warning' | 'info'
  readonly message: string
  readonly hint?: string
}

/** What a form asks to be written: the text of one field, with or without its unit. */
export interface ParameterChange {
  readonly section: FormSection
  readonly name: string
  readonly path: readonly string[]
  readonly text: string
}

/** Whether two changes are of one field. */
export function isSameField(a: Omit<ParameterChange, 'text'>, b: Omit<ParameterChange, 'text'>): boolean {
  return fieldKey(a) === fieldKey(b)
}

/** One text for a field, to tell fields apart. */
export function fieldKey({ section, name, path }: Omit<ParameterChange, 'text'>): string {
  return JSON.stringify([section, name, ...path])
}
