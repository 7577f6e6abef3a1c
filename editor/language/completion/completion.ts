import type { Compiled, ReadScenario } from '../../../dsl/index.ts'
import type { Figure, Model } from '../../../dsl/model/model.ts'
import type { Span } from '../../../dsl/text/span.ts'
import type { FigureRow } from '../figure-row.ts'

/** What kind of thing a completion puts there; views give each a sign. */
export type CompletionKind =
  | 'input'
  | 'parameter'
  | 'rule'
  | 'dimension'
  | 'member'
  | 'local'
  | 'function'
  | 'keyword'
  | 'unit'
  | 'clause'
  | 'key'
  | 'choice'
  | 'reading'
  | 'term'
  | 'file'

/** Something that fits at a place. */
export interface Completion {
  readonly name: string
  readonly kind: CompletionKind
  /** What takes the place of `span`. */
  readonly text: string
  /** Parts of `text` to be filled in one after the other. */
  readonly stops: readonly Span[]
  readonly span: Span
  /** A few words beside the name: its unit and present value. */
  readonly detail?: string
  /** What it is, in a sentence or two. */
  readonly about?: string
}

/** A completion before it is known what of it has been written. */
export interface Offer extends Pick<Completion, 'name' | 'kind' | 'detail' | 'about'> {
  /** Left out: the name. */
  readonly text?: string
  readonly stops?: readonly Span[]
  /** 0: what the place wants; greater: other things, which stand below. */
  readonly rank?: number
  /** Where in the file it is declared: what is near stands above. */
  readonly at?: number
  /** What is said of it, worked out for those that are chosen. */
  readonly more?: () => Pick<Completion, 'detail' | 'about'>
}

/** The open texts as read. */
export interface ReadTexts {
  readonly compiled: Compiled
  readonly read?: ReadScenario
}

/** What is known beside the texts. */
export interface Known {
  /** The figures of the last run. */
  readonly rows?: ReadonlyMap<string, FigureRow>
  /** The last policy without errors: an unfinished formula leaves all that rests on it without a unit for a while. */
  readonly before?: Model
  /** The files of the folder, by path. */
  readonly files?: readonly string[]
}

/** A figure as it is, or as it was when it last could be read. */
export function lastRead(name: string, { compiled }: ReadTexts, { before }: Known): Figure | undefined {
  const figure = compiled.model.figures.get(name)
  return figure && figure.unit.kind !== 'broken' ? figure : (before?.figures.get(name) ?? figure)
}
