import { type CancellationToken, type editor, Range } from 'monaco-editor/editor'
import type { LanguageClient } from '../worker/client.ts'
import type { OpenTexts } from '../worker/protocol.ts'

/** What the text editor needs of the page around it. */
export interface Desk {
  readonly language: LanguageClient
  /** The files of the folder, by path. */
  files(): readonly string[]
}

/** A text of an editor, as what is registered for all editors knows it. */
export interface OpenModel {
  readonly file: string
  readonly desk: Desk
  readonly isComposing: () => boolean
  /** Both texts as the editor has them. */
  readonly texts: () => OpenTexts | undefined
}

const known = new WeakMap<editor.ITextModel, OpenModel>()

/** Makes a text known to what asks the worker about it. */
export function introduce(model: editor.ITextModel, open: OpenModel): void {
  known.set(model, open)
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
