import type { Model } from '../../../dsl/model/model.ts'
import { type BodyCache, buildGraph } from '../../../engine/graph/graph.ts'
import type { Reach } from './form.ts'

const bodies: BodyCache = new WeakMap()

/** What depends on a parameter or a reading, directly or through rules; asked by name. */
export function reachIn(model: Model): (name: string) => Reach {
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
  for (const figure of model.figures.values())
    if (figure.kind === 'parameter' && figure.byReading) use(figure.byReading.reading, figure.name)
  const places = new Map([...model.figures.keys()].map((name, i) => [name, i]))
  return (name) => {
    const found = new Set([name])
    const left = [name]
    for (let at = left.pop(); at !== undefined; at = left.pop())
      for (const user of users.get(at) ?? []) {
        if (!found.has(user)) left.push(user)
        found.add(user)
      }
    const isReached = ({ uses, nodes }: { uses: readonly string[]; nodes: readonly { op: string }[] }): boolean =>
      uses.some((used) => found.has(used)) ||
      nodes.some((node) => node.op === 'reading' && 'reading' in node && node.reading === name)
    const rules = [...found].filter((one) => model.figures.get(one)?.kind === 'rule')
    return {
      rules: rules.sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0)),
      constraints: graph.constraints.filter(({ body }) => isReached(body)).map(({ constraint }) => constraint.name),
      claims: graph.claims.filter(({ body }) => isReached(body)).map(({ claim }) => claim.name),
    }
  }
}
