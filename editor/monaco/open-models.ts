import { type CancellationToken, type editor, Range } from 'monaco-editor/editor'
import type { Splice } from '../state/snapshot.ts'
import type { LanguageClient } from '../worker/client.ts'
import type { ListedReferences, OpenTexts, RenameText } from '../worker/protocol.ts'

/** What the text editor needs of the page around it. */
export interface Desk {
  readonly language: LanguageClient
  /** The files of the folder, by path. */
  files(): readonly string[]
  /** Brings a file of the folder to the front, opened if need be, at a line and column from 1. */
  goTo(file: string, place: { readonly line: number; readonly column: number }): void
  /** Shows where a name stands. */
  list(references: ListedReferences): void
  /** The text of any file of the folder as it is now; undefined: there is none. */
  textOf(file: string): Promise<string | undefined>
  /** The texts beside those in the editor in which a name of theirs may stand. */
  textsBeside(): Promise<readonly RenameText[]>
  /** Writes in such texts; `left`: files that hold the name and stay as they are. */
  writeBeside(written: readonly Written[], left: readonly string[]): void
}

/** A text that is in no editor, as it was read, and what is put into it. */
export interface Written {
  readonly was: RenameText
  readonly splices: readonly Splice[]
}

/** A text of an editor, as what is registered for all editors knows it. */
export interface OpenModel {
  readonly file: string
  readonly desk: Desk
  readonly isComposing: () => boolean
  /** Both texts as the editor has them. */
  readonly texts: () => OpenTexts | undefined
  /** The model of one of them. */
  readonly modelOf: (file: string) => editor.ITextModel | undefined
}

const known = new WeakMap<editor.ITextModel, OpenModel>()

/** Makes a text known to what asks the worker about it. */
export function introduce(model: editor.ITextModel, open: OpenModel): void {
  known.set(model, open)
}

/** What is known of a text; undefined: it is in no editor of ours. */
export function openModel(model: editor.ITextModel): OpenModel | undefined {
  return known.get(model)
}

/**
 * Asks the worker about a text as it is. Undefined while an input method is composing, and where the text is another by the time of the answer,
 * or the one who asked has lost interest.
 */
export async function ask<T>(
  model: editor.ITextModel,
  token: CancellationToken | undefined,
  question: (open: OpenTexts, one: OpenModel) => Promise<T>,
): Promise<T | undefined> {
  const one = known.get(model)
  const texts = one?.isComposing() ? undefined : one?.texts()
  if (!one || !texts) return undefined
  const version = model.getVersionId()
  const answer = await question(texts, one)
  const isFresh = !token?.isCancellationRequested && !model.isDisposed() && model.getVersionId() === version
  return isFresh ? answer : undefined
}

/** A place of a file and the offset of a position in it. */
export function placeIn(
  model: editor.ITextModel,
  file: string,
  position: { readonly lineNumber: number; readonly column: number },
): { file: string; offset: number } {
  return { file, offset: model.getOffsetAt(position) }
}

/** Offsets as an editor counts. */
export function rangeOf(
  model: editor.ITextModel,
  { start, end }: { readonly start: number; readonly end: number },
): Range {
  return Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end))
}
