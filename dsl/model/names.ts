import { spellings } from './calendar-members.ts'
import type { Dimension } from './model.ts'

/** What a name in a formula stands for. */
export type Meaning =
  | { readonly kind: 'figure'; readonly name: string }
  | { readonly kind: 'dimension'; readonly name: string }
  /** An attribute whose name is not a dimension's; `values` is the dimension that its values belong to. */
  | { readonly kind: 'attribute'; readonly name: string; readonly of: string; readonly values: string }

/** Every name that formulas of a policy may use, and whose member a word is. */
export interface Names {
  readonly meanings: ReadonlyMap<string, Meaning>
  /** Member → the dimensions that have it. */
  readonly members: ReadonlyMap<string, readonly string[]>
}

/** Collects the names of figures (and aliases), dimensions, attributes and members. Earlier ones win; doubles are reported elsewhere. */
export function collectNames(
  figures: Iterable<readonly [name: string, figure: string]>,
  dimensions: ReadonlyMap<string, Dimension>,
): Names {
  const meanings = new Map<string, Meaning>()
  const members = new Map<string, string[]>()
  for (const [name, figure] of figures) if (!meanings.has(name)) meanings.set(name, { kind: 'figure', name: figure })
  for (const dimension of dimensions.values()) {
    if (!meanings.has(dimension.name)) meanings.set(dimension.name, { kind: 'dimension', name: dimension.name })
    for (const member of dimension.members ?? []) {
      // 7月 is read as a number with its unit, whatever it then means.
      const words = spellings(dimension.name, member.name).filter((word) => !/^\d+.$/.test(word))
      for (const name of [member.name, ...words]) {
        const homes = members.get(name)
        if (homes) homes.push(dimension.name)
        else members.set(name, [dimension.name])
      }
    }
  }
  for (const dimension of dimensions.values()) {
    for (const [name, values] of dimension.attributes) {
      if (!meanings.has(name)) meanings.set(name, { kind: 'attribute', name, of: dimension.name, values })
    }
  }
  return { meanings, members }
}
