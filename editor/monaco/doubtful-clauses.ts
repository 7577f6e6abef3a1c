import { editor } from 'monaco-editor/editor'
import { ask, rangeOf } from './open-models.ts'

const shown = new WeakMap<editor.ITextModel, string[]>()

/** Draws a wavy line under the doubtful clauses that a text names. */
export async function markDoubtfulClauses(model: editor.ITextModel): Promise<void> {
  const places = await ask(model, undefined, (open, { desk, file }) => desk.language.doubts(open, file))
  if (!places) return
  const stickiness = editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges
  const decorations = places.map(({ span }) => ({
    range: rangeOf(model, span),
    options: { description: 'doubtful clause', inlineClassName: 'doubtful-clause', stickiness },
  }))
  shown.set(model, model.deltaDecorations(shown.get(model) ?? [], decorations))
}
