import type { Path } from '../../dsl/model/term.ts'

/** The members of each dimension in a run, and where each attribute leads: members are numbered from 0, −1 leads nowhere. */
export interface Members {
  readonly names: ReadonlyMap<string, readonly string[]>
  /** Dimension, attribute → index of the member of the target dimension, by member. */
  readonly attributes: ReadonlyMap<string, ReadonlyMap<string, Int32Array>>
}

/**
 * How values over dimensions lie in a list: the last dimension runs fastest. All index maps are worked out once and kept.
 * An index of −1 in a map says that there is no such place.
 */
export class Layout {
  readonly members: Members
  /** Dimensions whose members the data should list and do not: sums over them are not known. */
  readonly unlisted: ReadonlySet<string>
  private readonly maps = new Map<string, Int32Array>()
  private readonly indexes = new Map<string, ReadonlyMap<string, number>>()

  constructor(members: Members, unlisted: ReadonlySet<string> = new Set()) {
    this.members = members
    this.unlisted = unlisted
  }

  /** Whether it lays out the same members in the same way. */
  equals({ members, unlisted }: Layout): boolean {
    return (
      isSameMap(this.members.names, members.names, isSameList) &&
      isSameMap(this.members.attributes, members.attributes, (a, b) => isSameMap(a, b, isSameList)) &&
      isSameList([...this.unlisted], [...unlisted])
    )
  }

  /** How many members a dimension has in this run. */
  count(dimension: string): number {
    return this.members.names.get(dimension)?.length ?? 0
  }

  /** How many values a list over some dimensions has. */
  size(dims: readonly string[]): number {
    let size = 1
    for (const d of dims) size *= this.count(d)
    return size
  }

  /** For each place over `to`, the place over `from`, a part of the same dimensions. */
  broadcast(from: readonly string[], to: readonly string[]): Int32Array {
    return this.kept(`b ${from.join(',')}>${to.join(',')}`, () => {
      const steps = to.map((d) => (from.includes(d) ? this.stride(from, d) : 0))
      return this.fill(to, (at) => at.reduce((sum, member, i) => sum + member * (steps[i] as number), 0))
    })
  }

  /** Values over some dimensions as values over the same in another order, or over more. */
  spread<V>(values: readonly V[], from: readonly string[], to: readonly string[]): readonly V[] {
    if (from.length === to.length && from.every((d, i) => d === to[i])) return values
    return Array.from(this.broadcast(from, to), (place) => values[place] as V)
  }

  /** For each place over `to` (which has path.from), the place over `from` (which has path.to) that the path leads to. */
  follow(from: readonly string[], to: readonly string[], path: Path): Int32Array {
    return this.kept(`f ${from.join(',')}>${to.join(',')}@${pathKey(path)}`, () => {
      const targets = this.pathMap(path)
      const source = to.indexOf(path.from)
      return this.fill(to, (at) => {
        const target = targets[at[source] as number] as number
        if (target < 0) return -1
        let place = target * this.stride(from, path.to)
        for (const [i, d] of to.entries())
          if (d !== path.to && from.includes(d)) place += (at[i] as number) * this.stride(from, d)
        return place
      })
    })
  }

  /** For each place over `to`, the place over `from` at one member of a dimension; −1 where there is no such member. */
  pick(from: readonly string[], to: readonly string[], dimension: string, member: string): Int32Array {
    return this.kept(`p ${from.join(',')}>${to.join(',')}@${dimension}=${member}`, () => {
      const index = this.indexOf(dimension, member)
      const own = from.includes(dimension) ? this.stride(from, dimension) : 0
      return this.fill(to, (at) => {
        if (index < 0) return -1
        let place = index * own
        for (const [i, d] of to.entries())
          if (d !== dimension && from.includes(d)) place += (at[i] as number) * this.stride(from, d)
        return place
      })
    })
  }

  /** For each place over `to`, the place over `from`, the same dimensions, at the member before in one of them; −1 at the first. */
  before(from: readonly string[], to: readonly string[], dimension: string): Int32Array {
    return this.kept(`a ${from.join(',')}>${to.join(',')}@${dimension}`, () => {
      const same = this.broadcast(from, to)
      const stride = this.stride(from, dimension)
      const source = to.indexOf(dimension)
      let i = 0
      return this.fill(to, (at) => {
        const place = same[i++] as number
        return source < 0 || (at[source] as number) === 0 ? -1 : place - stride
      })
    })
  }

  /** For each place over `from`, the place over `to` into which it is gathered, groups by the ends of paths. */
  reduce(from: readonly string[], to: readonly string[], by: readonly Path[]): Int32Array {
    return this.kept(`r ${from.join(',')}>${to.join(',')}@${by.map(pathKey).join('、')}`, () => {
      const sources = to.map((d) => {
        const path = by.find((p) => p.to === d)
        return { at: from.indexOf(path?.from ?? d), targets: path && this.pathMap(path), stride: this.stride(to, d) }
      })
      return this.fill(from, (at) => {
        let place = 0
        for (const { at: source, targets, stride } of sources) {
          const own = at[source] as number
          const member = targets ? (targets[own] as number) : own
          if (member < 0) return -1
          place += member * stride
        }
        return place
      })
    })
  }

  /** The members at a place. */
  namesAt(dims: readonly string[], index: number): string[] {
    const names: string[] = []
    let left = index
    for (let i = dims.length - 1; i >= 0; i--) {
      const list = this.members.names.get(dims[i] as string) ?? []
      names.unshift(list[left % list.length] ?? '')
      left = Math.floor(left / list.length)
    }
    return names
  }

  /** The place of some members, in the order of the dimensions; −1 when one is unknown. */
  placeOf(dims: readonly string[], at: readonly string[]): number {
    let place = 0
    for (const [i, d] of dims.entries()) {
      const index = this.indexOf(d, at[i] ?? '')
      if (index < 0) return -1
      place = place * this.count(d) + index
    }
    return place
  }

  /** The place of a member in its dimension; −1 when it is unknown. */
  private indexOf(dimension: string, member: string): number {
    const names = this.members.names.get(dimension) ?? []
    const index = this.indexes.get(dimension) ?? new Map(names.map((name, i) => [name, i]))
    this.indexes.set(dimension, index)
    return index.get(member) ?? -1
  }

  private stride(dims: readonly string[], dimension: string): number {
    let stride = 1
    for (let i = dims.length - 1; i >= 0 && dims[i] !== dimension; i--) stride *= this.count(dims[i] as string)
    return stride
  }

  private pathMap(path: Path): Int32Array {
    return this.kept(`m ${pathKey(path)}`, () => {
      const map = new Int32Array(this.count(path.from)).map((_, i) => i)
      for (const step of path.steps) {
        const targets = this.members.attributes.get(step.dimension)?.get(step.attribute)
        for (let i = 0; i < map.length; i++) map[i] = (map[i] as number) < 0 ? -1 : (targets?.[map[i] as number] ?? -1)
      }
      return map
    })
  }

  private fill(dims: readonly string[], place: (at: readonly number[]) => number): Int32Array {
    const map = new Int32Array(this.size(dims))
    const at = dims.map(() => 0)
    for (let i = 0; i < map.length; i++) {
      map[i] = place(at)
      for (let d = dims.length - 1; d >= 0; d--) {
        at[d] = (at[d] as number) + 1
        if ((at[d] as number) < this.count(dims[d] as string)) break
        at[d] = 0
      }
    }
    return map
  }

  private kept(key: string, make: () => Int32Array): Int32Array {
    const known = this.maps.get(key)
    if (known) return known
    const made = make()
    this.maps.set(key, made)
    return made
  }
}

function isSameMap<V>(a: ReadonlyMap<string, V>, b: ReadonlyMap<string, V>, same: (x: V, y: V) => boolean): boolean {
  return a.size === b.size && [...a].every(([key, x]) => b.has(key) && same(x, b.get(key) as V))
}

function isSameList(a: ArrayLike<unknown>, b: ArrayLike<unknown>): boolean {
  return a.length === b.length && Array.from(a).every((x, i) => x === b[i])
}

function pathKey(path: Path): string {
  return `${path.from}${path.steps.map((s) => `.${s.attribute}`).join('')}`
}
