import { type Problem, problem } from '../../dsl/diagnostic/diagnostic.ts'
import { suggest } from '../../dsl/diagnostic/suggest.ts'
import type { Model } from '../../dsl/index.ts'
import { dimensionsOf, readFigureAt } from '../../dsl/model/figure-at.ts'
import type { Derivation, Evaluation } from '../../engine/index.ts'

/** Derivations by the words that asked for them, and what is wrong with the other words. */
export interface Explained {
  readonly derivations: ReadonlyMap<string, Derivation>
  readonly problems: ReadonlyMap<string, Problem>
}

/** Explains figures named as 名, 名〔成员〕 or 名〔维度＝成员，…〕; an alias will do, and so do some of the members. */
export function explainNames(asked: readonly string[], evaluation: Evaluation, model: Model): Explained {
  const derivations = new Map<string, Derivation>()
  const problems = new Map<string, Problem>()
  for (const words of asked) {
    const found = explainOne(words, evaluation, model)
    if ('code' in found) problems.set(words, found)
    else derivations.set(words, found)
  }
  return { derivations, problems }
}

function explainOne(words: string, evaluation: Evaluation, model: Model): Derivation | Problem {
  const nowhere = { start: 0, end: 0 }
  const { name, members } = readFigureAt(words)
  const unknown = (): Problem =>
    problem('HC3001', nowhere, { name, near: suggest(name, [...model.figures.keys(), ...model.aliases.keys()]) })
  const figure = model.figures.get(model.aliases.get(name) ?? name)
  if (!figure) return unknown()
  const at = dimensionsOf(figure, members, (dimension) => evaluation.outcome.members[dimension] ?? [], nowhere)
  if ('code' in at) return at
  return evaluation.explain(figure.name, Object.fromEntries(at)) ?? unknown()
}
