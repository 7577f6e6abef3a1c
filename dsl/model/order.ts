/** Names so that each stands after all it uses, and the cycles: each once, as the path that returns to its start. */
export interface Order {
  readonly order: readonly string[]
  readonly cycles: readonly (readonly string[])[]
}

/**
 * Orders names by what they use. Linear, without recursion, so that a chain of any length is fine. Names in a cycle, and those
 * that need one, are left out of `order`; of each knot of cycles one is shown.
 */
export function orderByUse(names: Iterable<string>, usesOf: (name: string) => Iterable<string>): Order {
  const all = new Set(names)
  const waits = new Map<string, number>()
  const usedBy = new Map<string, string[]>()
  for (const name of all) {
    let count = 0
    for (const used of new Set(usesOf(name))) {
      if (!all.has(used)) continue
      count++
      const users = usedBy.get(used)
      if (users) users.push(name)
      else usedBy.set(used, [name])
    }
    waits.set(name, count)
  }
  const order = [...all].filter((name) => waits.get(name) === 0)
  for (let i = 0; i < order.length; i++) {
    for (const user of usedBy.get(order[i] as string) ?? []) {
      const left = (waits.get(user) as number) - 1
      waits.set(user, left)
      if (left === 0) order.push(user)
    }
  }
  if (order.length === all.size) return { order, cycles: [] }
  const done = new Set(order)
  return {
    order,
    cycles: findCycles(
      [...all].filter((n) => !done.has(n)),
      usesOf,
    ),
  }
}

/** One cycle of each knot among names that all use, in the end, something in a cycle. */
function findCycles(stuck: readonly string[], usesOf: (name: string) => Iterable<string>): string[][] {
  const left = new Set(stuck)
  const cycles: string[][] = []
  for (const start of stuck) {
    if (!left.has(start)) continue
    const path: string[] = []
    const at = new Map<string, number>()
    let name: string | undefined = start
    while (name !== undefined && !at.has(name)) {
      at.set(name, path.length)
      path.push(name)
      name = first(usesOf(name), left)
    }
    if (name !== undefined) cycles.push([...path.slice(at.get(name) as number), name])
    for (const passed of path) left.delete(passed)
  }
  return cycles
}

function first(names: Iterable<string>, among: ReadonlySet<string>): string | undefined {
  for (const name of names) if (among.has(name)) return name
  return undefined
}
