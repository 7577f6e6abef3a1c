import type { Model } from '../../../dsl/model/model.ts'
import { type BodyCache, buildGraph } from '../../../engine/graph/graph.ts'

const bodies: BodyCache = new WeakMap()

/** The rules that depend on a parameter or a reading, directly or through others, in the order of the file; asked by name. */
export function dependantsIn(model: Model): (name: string) => readonly string[] {
  const graph = buildGraph(model, bodies)
  const users = new Map<string, string[]>()
  const use = (used: string, by: string): void => {
    const known = users.get(used)
    if (known) known.push(by)
    else users.set(used, [by])
  }
  for (const [name, { uses, nodes }] of graph.bodies) {
    for (const used of uses) use(used, name)
    for (const node of nodes) if (node.op === 'reading') use(node.reading, name)
  }
  for (const { kind, name, ...figure } of model.figures.values())
    if (kind === 'parameter' && 'byReading' in figure && figure.byReading) use(figure.byReading.reading, name)
  const places = new Map([...model.figures.keys()].map((name, i) => [name, i]))
  return (name) => {
    const found = new Set<string>()
    const left = [name]
    for (let at = left.pop(); at !== undefined; at = left.pop())
      for (const user of users.get(at) ?? []) {
        if (found.has(user)) continue
        found.add(user)
        left.push(user)
      }
    const rules = [...found].filter((one) => model.figures.get(one)?.kind === 'rule')
    return rules.sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0))
  }
}
