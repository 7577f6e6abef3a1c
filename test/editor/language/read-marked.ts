import { createCompiler, createScenarioReader } from '../../../dsl/index.ts'
import { complete } from '../../../editor/language/completion/complete.ts'
import type { Completion, Known, ReadTexts } from '../../../editor/language/completion/completion.ts'

/** A text with the cursor's mark taken out, and where it was. */
export function cutMark(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('‸')
  if (offset < 0) throw new Error('no mark ‸')
  return { text: marked.replace('‸', ''), offset }
}

/** Completions at the mark of a policy. */
export function completePolicy(marked: string, known: Known = {}): readonly Completion[] {
  const { text, offset } = cutMark(marked)
  return complete({ compiled: createCompiler().compile('p.yaml', text) }, { which: 'policy', text, offset }, known)
}

/** Completions at the mark of a scenario of a policy. */
export function completeScenario(policy: string, marked: string, known: Known = {}): readonly Completion[] {
  const { text, offset } = cutMark(marked)
  const compiled = createCompiler().compile('p.yaml', policy)
  const texts: ReadTexts = { compiled, read: createScenarioReader().read('s.yaml', text, compiled) }
  return complete(texts, { which: 'scenario', text, offset }, known)
}

/** The names of completions, in their order. */
export function namesOf(found: readonly Completion[]): readonly string[] {
  return found.map(({ name }) => name)
}
