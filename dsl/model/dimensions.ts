import type { Dimension } from './model.ts'
import type { Path } from './term.ts'

/** The ways from one dimension to another along attributes: the path, none, or several (then their first attributes). */
export type Route = { readonly path: Path } | { readonly several: readonly string[] } | undefined

/**
 * Finds how members of `from` lead to members of `to`: 村 →镇→ 镇 →医共体→ 医共体. The shortest way holds;
 * two of the same length through different attributes are `several`.
 */
export function route(dimensions: ReadonlyMap<string, Dimension>, from: string, to: string): Route {
  let front: Path[] = [{ from, to: from, steps: [] }]
  const seen = new Set([from])
  while (front.length > 0) {
    const next: Path[] = []
    for (const path of front) {
      for (const [attribute, target] of dimensions.get(path.to)?.attributes ?? []) {
        if (!seen.has(target))
          next.push({ from, to: target, steps: [...path.steps, { dimension: path.to, attribute }] })
      }
    }
    const found = next.filter((p) => p.to === to)
    if (found.length === 1) return { path: found[0] as Path }
    if (found.length > 1) return { several: found.map((p) => (p.steps.at(-1) as Path['steps'][number]).attribute) }
    for (const path of next) seen.add(path.to)
    front = next
  }
  return undefined
}

/** The way through one named attribute of `from` (签约医共体), if it has it. */
export function routeThrough(
  dimensions: ReadonlyMap<string, Dimension>,
  from: string,
  attribute: string,
): Path | undefined {
  const to = dimensions.get(from)?.attributes.get(attribute)
  return to === undefined ? undefined : { from, to, steps: [{ dimension: from, attribute }] }
}

/** Sorts dimension names into the policy's order, doubles dropped. */
export function inOrder(dimensions: ReadonlyMap<string, Dimension>, names: Iterable<string>): string[] {
  const index = (name: string): number => dimensions.get(name)?.index ?? Number.MAX_SAFE_INTEGER
  return [...new Set(names)].sort((a, b) => index(a) - index(b))
}
