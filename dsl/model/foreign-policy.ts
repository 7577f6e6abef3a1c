import type { Code } from '../diagnostic/catalogue.ts'
import { type Problem, problem } from '../diagnostic/diagnostic.ts'
import { scalarAt } from '../syntax/policy/fields.ts'
import type { MapNode } from '../syntax/yaml/node.ts'
import { pathFrom } from '../text/path.ts'
import type { Model } from './model.ts'

/** What is told of a name that a policy has not. */
const unknownName: readonly Code[] = ['HC6003', 'HC6014', 'HC6028', 'HC3005', 'HC5016']

/** So few unknown names are told one by one. */
const fewest = 3

/**
 * That a scenario was written for another policy: it names another file, and most of its `names` are unknown here, as `problems` say.
 * Undefined where it mostly fits: a policy may be tried on the data of another.
 */
export function foreignPolicy(
  root: MapNode,
  file: string,
  names: number,
  problems: readonly Problem[],
  model: Model,
): Problem | undefined {
  const named = scalarAt(root, '政策')
  if (!named || pathFrom(file, named.text.trim()) === pathFrom('', model.file)) return undefined
  const unknown = problems.filter((p) => unknownName.includes(p.code))
  if (unknown.length < fewest || unknown.length * 2 <= names) return undefined
  const examples = unknown.slice(0, 3).map((p) => nameOf(p.facts as { name?: string; reading?: string }))
  const facts = { policy: named.text.trim(), title: model.header.title, unknown: unknown.length, of: names, examples }
  return problem('HC6071', named.span, facts)
}

function nameOf({ name, reading }: { readonly name?: string; readonly reading?: string }): string {
  return name ?? reading ?? ''
}
