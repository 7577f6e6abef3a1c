import type { Answer, Broken, Finding, ParameterForm, Sheet, Step, Which } from '../worker/protocol.ts'
import type { FileEntry } from './files.ts'
import type { Refusal, SaveFault } from './server.ts'

export type {
  Answer,
  Broken,
  Change,
  CitedClause,
  ConstraintMember,
  ConstraintRow,
  CopiedCell,
  CopiedRows,
  CopiedUnit,
  CopyQuery,
  ExceptionRow,
  FieldProblem,
  FigureGroup,
  FigureRow,
  Finding,
  FlowPart,
  FlowRow,
  FormBlock,
  FormCell,
  FormChange,
  FormField,
  FormRow,
  InputAbout,
  MemberCell,
  MemberChange,
  MemberList,
  Members,
  ParameterForm,
  Pasted,
  PastePlan,
  Picture,
  PictureAsked,
  PictureEdge,
  PictureNode,
  RowName,
  ScenarioForm,
  SeenRow,
  Selected,
  Sheet,
  SideCell,
  SideColumn,
  SideMarks,
  SideMember,
  SideQuery,
  SideRequirement,
  SideSection,
  SideView,
  Sign,
  Splice,
  Step,
  TableColumn,
  TablePage,
  TableQuery,
  TableRow,
  Value,
  Which,
} from '../worker/protocol.ts'
export { fieldKey, type Slider, sliderEnds, sliderPlace, sliderText, stateWords } from '../worker/protocol.ts'
export type { FileEntry } from './files.ts'
export type { Refusal, SaveFault, SaveRefusal } from './server.ts'

/** A text that stands open. */
export interface OpenText {
  readonly file: string
  readonly text: string
  /** What the disk has; of a new file, what it began with. */
  readonly saved: string
  readonly isNew: boolean
  /** Whether the text was found as a draft of an earlier visit. */
  readonly restored: boolean
  /** Whether the file on the disk is another than the one that the draft began from. */
  readonly overtaken: boolean
  /** Counts the times that the text was put there by anything but typing. */
  readonly revision: number
  /** Whether the last of them is one step of undoing with the one before, as the moves of a slider are. */
  readonly isJoined: boolean
  /** That it is being saved, or why the last saving failed. */
  readonly save?: 'saving' | SaveFault
  /** Why the bytes on the disk are no proper text. */
  readonly findings: readonly Finding[]
}

/** A text as it is written, or as a form that writes it: of the policy its parameters, of the scenario its inputs. */
export type Seen = 'text' | 'form'

/** The figure whose derivation is shown. */
export interface Chosen {
  readonly name: string
  readonly at?: Readonly<Record<string, string>>
}

/** All that is seen, at one moment; never changed, only replaced. */
export interface Snapshot {
  readonly files: readonly FileEntry[]
  /** How the listing of the folder stands; ready: all files are told apart. */
  readonly listing: 'asking' | 'ready' | Refusal
  /** Whether the folder has more files than the server lists. */
  readonly more: boolean
  readonly policy?: OpenText
  readonly scenario?: OpenText
  /** The text in front. */
  readonly front: Which
  readonly seen: Readonly<Record<Which, Seen>>
  /** The text that was changed last, by whatever hand: what undoing is of where nothing else says it. */
  readonly touched?: Which
  /** In place of the scenario's. */
  readonly year?: number
  /** The answer to the present texts, or to a moment before. */
  readonly answer?: Answer
  /** The last figures there were, and where the text broke them since. */
  readonly sheet?: Sheet
  readonly clauses: Answer['clauses']
  readonly stale?: Broken
  readonly chosen?: Chosen
  /** How it came about; 'none': the text has no such figure. Undefined until the worker answered. */
  readonly derivation?: Step | 'none'
  /** The form of the policy's parameters and the text that it was made for; asked for once the form is seen. */
  readonly parameters?: { readonly of: string; readonly form: ParameterForm }
  readonly working: boolean
  /** A fault of ours, for a report. */
  readonly fault?: string
  /** The text of which the disk has another than the one typed over, while a person decides between the two. */
  readonly conflict?: Which
  /** The text that lost so many lines and got errors, while a person decides whether that is to be saved. */
  readonly wreck?: { readonly which: Which; readonly lost: number }
  /** What stayed unsaved when all was to be saved, until it was read. */
  readonly unsaved?: readonly Unsaved[]
  /** The files with drafts, by path; some may be of another folder that was served before. */
  readonly drafts: readonly string[]
  /** Whether the browser had no room for the draft. */
  readonly draftLost: boolean
}

/** A file that could not be saved, and why. */
export interface Unsaved {
  readonly file: string
  readonly fault: SaveFault
}

/** Nothing open, nothing known. */
export const emptySnapshot: Snapshot = {
  files: [],
  listing: 'asking',
  more: false,
  front: 'policy',
  seen: { policy: 'text', scenario: 'text' },
  clauses: {},
  working: false,
  drafts: [],
  draftLost: false,
}

/** The files of the folder that are not saved, in the order of the list. */
export function unsavedFiles({ files, drafts }: Pick<Snapshot, 'files' | 'drafts'>): readonly FileEntry[] {
  return files.filter(({ path, isNew }) => isNew || drafts.includes(path))
}

/** Whether a text differs from what the disk has. */
export function isDraft(open: OpenText): boolean {
  return open.isNew || open.text !== open.saved
}
