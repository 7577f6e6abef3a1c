import { type Problem, problem } from '../../dsl/diagnostic/diagnostic.ts'
import { suggest } from '../../dsl/diagnostic/suggest.ts'
import type { Model } from '../../dsl/index.ts'
import { memberNamed } from '../../dsl/model/calendar-members.ts'
import type { Derivation, Evaluation } from '../../engine/index.ts'

/** Derivations by the words that asked for them, and what is wrong with the other words. */
export interface Explained {
  readonly derivations: ReadonlyMap<string, Derivation>
  readonly problems: ReadonlyMap<string, Problem>
}

/** Explains figures named as 名, 名〔成员〕 or 名〔维度＝成员，…〕; an alias will do. */
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
  const { name, members } = cut(words)
  const unknown = (): Problem =>
    problem('HC3001', nowhere, { name, near: suggest(name, [...model.figures.keys(), ...model.aliases.keys()]) })
  const figure = model.figures.get(model.aliases.get(name) ?? name)
  if (!figure) return unknown()
  const at = new Map<string, string>()
  for (const [i, { dimension = figure.dims[i], member }] of members.entries()) {
    if (dimension === undefined || !figure.dims.includes(dimension))
      return problem('HC4008', nowhere, { name: figure.name, dimension: dimension ?? member })
    const all = evaluation.outcome.members[dimension] ?? []
    const named = memberNamed(dimension, member, all)
    if (named === undefined) return problem('HC6004', nowhere, { dimension, member, near: suggest(member, all) })
    at.set(dimension, named)
  }
  return evaluation.explain(figure.name, Object.fromEntries(at)) ?? unknown()
}

function cut(words: string): { name: string; members: { dimension?: string; member: string }[] } {
  const [, name, inner] = /^(.*?)\s*[〔[](.*)[〕\]]$/.exec(words.trim()) ?? []
  if (name === undefined || inner === undefined) return { name: words.trim(), members: [] }
  const members = inner.split(/[，,]/).map((part) => {
    const [left = '', right] = part.split(/[＝=]/).map((word) => word.trim())
    return right === undefined ? { member: left } : { dimension: left, member: right }
  })
  return { name, members }
}
