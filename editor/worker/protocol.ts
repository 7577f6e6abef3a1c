import type { Identified } from '../../dsl/index.ts'
import type { CitedClause } from '../language/cited-clauses.ts'
import type { CopiedUnit, Selected } from '../language/copied-rows.ts'
import type { Finding } from '../language/finding.ts'
import type { TableQuery } from '../language/member-table.ts'
import type { FigureGroup, Sheet } from '../language/sheet.ts'
import type { SideQuery } from '../language/side-by-side/arrange-side.ts'

export type { Identified } from '../../dsl/index.ts'
export type { CitedClause } from '../language/cited-clauses.ts'
export type { Completion, CompletionKind } from '../language/completion/completion.ts'
export type { ConstraintMember, ConstraintRow } from '../language/constraint-row.ts'
export type { CopiedCell, CopiedRows, CopiedUnit, Selected } from '../language/copied-rows.ts'
export type { ExceptionRow } from '../language/exception-row.ts'
export type { FigureRow } from '../language/figure-row.ts'
export type { Finding } from '../language/finding.ts'
export type { FlowPart, FlowRow } from '../language/flow-row.ts'
export type { InputAbout } from '../language/forms/input-about.ts'
export type { MemberList } from '../language/forms/member-lists.ts'
export type { FormBlock, FormCell, ScenarioForm } from '../language/forms/scenario-form.ts'
export type { MemberChange } from '../language/forms/write-members.ts'
export type { Sign } from '../language/graph/node-words.ts'
export type { Picture, PictureAsked, PictureEdge, PictureNode } from '../language/graph/picture.ts'
export type { MemberCell } from '../language/member-cell.ts'
export type { TableColumn, TablePage, TableQuery, TableRow, Window } from '../language/member-table.ts'
export type { Members } from '../language/members.ts'
export type { ListedReference, ListedReferences } from '../language/navigation/listed-references.ts'
export type { RenameText } from '../language/navigation/rename.ts'
export type { OutlinedCiting, OutlinedClause } from '../language/outline/clause-outline.ts'
export type { ClauseNode } from '../language/outline/clause-tree.ts'
export { clausesAt } from '../language/outline/clauses-at.ts'
export {
  type FieldProblem,
  type FormField,
  type FormRow,
  fieldKey,
  isSameField,
  type ParameterChange,
  type ParameterForm,
} from '../language/parameters/form.ts'
export { type Slider, sliderEnds, sliderPlace, sliderText } from '../language/parameters/slider.ts'
export type { Pasted, PastePlan } from '../language/paste/match-block.ts'
export { resolvePath } from '../language/resolve-path.ts'
export type { FigureGroup, RowName, Sheet } from '../language/sheet.ts'
export type { SeenRow, SideQuery, SideSection, SideView } from '../language/side-by-side/arrange-side.ts'
export type { SideMember } from '../language/side-by-side/side-members.ts'
export type { SideRequirement } from '../language/side-by-side/side-requirement.ts'
export type { SideCell, SideMarks } from '../language/side-by-side/side-row.ts'
export type { SideColumn } from '../language/side-by-side/side-table.ts'
export { stateWords } from '../language/state-words.ts'
export type { Step } from '../language/step.ts'
export { tokenKinds } from '../language/tokens/encode-tokens.ts'
export type { Change, Value } from '../language/value.ts'
export { applySplices } from '../language/writing/apply-splices.ts'
export type { Splice } from '../language/writing/splice.ts'
export type { FormChange } from './form-answers.ts'

/** The two texts that stand open. */
export type Which = 'policy' | 'scenario'

/** A text to be evaluated, beside what the disk has of it: the difference of their figures is shown. */
export interface Asked {
  readonly file: string
  readonly text: string
  readonly saved: string
}

/** The texts that an editor asks about, as they are now. */
export interface OpenTexts {
  readonly policy: { readonly file: string; readonly text: string }
  readonly scenario?: { readonly file: string; readonly text: string }
}

/** A stretch of a text, in UTF-16 units. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** An offset in one of the open files, or in a framework of theirs. */
export interface Place {
  readonly file: string
  readonly offset: number
}

/** What is to be worked out. */
export interface Question {
  readonly policy: Asked
  /** Undefined: no scenario is chosen; every figure then names what it waits for. */
  readonly scenario?: Asked
  /** In place of the scenario's year. */
  readonly year?: number
}

/** What the disk's bytes are as text, and what kind of file they make. */
export interface ReadFile {
  readonly text: string
  /** Why the bytes are no proper text: then the text is good for looking at only. */
  readonly findings: readonly Finding[]
  readonly identified: Identified
}

/** The place that keeps a text from having figures. */
export interface Broken {
  readonly which: Which
  readonly line: number
  readonly message: string
}

/** Everything the workbench shows of one state of the texts; plain data. */
export interface Answer {
  readonly header: { readonly title: string; readonly version: string; readonly status: string }
  readonly findings: Readonly<Record<Which, readonly Finding[]>>
  /** Undefined when a text has an error that leaves it without figures; `broken` says where. */
  readonly sheet?: Sheet
  readonly broken?: Broken
  readonly clauses: Readonly<Record<string, CitedClause>>
  /** Files that the texts name and that have not been given: the answer to be shown is the next one, once they are. */
  readonly needs: readonly string[]
}

/** What is to be copied, in which unit: a group of figures, a table over members or a part of it, or scenarios side by side. */
export type CopyQuery = { readonly unit: CopiedUnit } & (
  | { readonly group: Pick<FigureGroup, 'kind' | 'title'> }
  | { readonly table: TableQuery; readonly selected?: Selected }
  | { readonly side: SideQuery }
)
