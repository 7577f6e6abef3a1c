import { suggest } from '../../../dsl/diagnostic/suggest.ts'
import { spellings } from '../../../dsl/model/calendar-members.ts'
import type { ScenarioData } from '../forms/input-places.ts'

/** What a name in a block may stand for: an input, or a member of a dimension. */
export interface Meaning {
  /** The dimension; undefined for an input. */
  readonly dimension?: string
  readonly name: string
}

/** The names that a block may use, however they are spaced and whatever their width. */
export class Names {
  private readonly meanings = new Map<string, Meaning[]>()
  /** Dimensions by their own names. */
  private readonly dimensions = new Map<string, string>()
  /** What each input is over. */
  private readonly dims = new Map<string, readonly string[]>()

  constructor({ model, members }: ScenarioData) {
    for (const figure of model.figures.values()) {
      if (figure.kind !== 'input') continue
      this.dims.set(figure.name, figure.dims)
      for (const name of new Set([figure.name, ...figure.aliases])) this.add(name, { name: figure.name })
      for (const dimension of figure.dims) {
        if (this.dimensions.has(keyOf(dimension))) continue
        this.dimensions.set(keyOf(dimension), dimension)
        const isYears = model.dimensions.get(dimension)?.years !== undefined
        for (const member of members(dimension) ?? []) {
          const years = isYears || /^\d{4}$/.test(member) ? [`${member}年`, `${member}年度`] : []
          for (const name of [member, ...years, ...spellings(dimension, member)])
            this.add(name, { dimension, name: member })
        }
      }
    }
  }

  /** What a name may stand for. */
  of(name: string): readonly Meaning[] {
    return this.meanings.get(keyOf(name)) ?? []
  }

  /** The dimension that a head names. */
  dimension(head: string): string | undefined {
    return this.dimensions.get(keyOf(head))
  }

  /** Those of some names that are nearest to one that stands for nothing. */
  near(name: string, all: readonly string[]): readonly string[] {
    return suggest(name, all)
  }

  /** The inputs that have a value for each member of these dimensions; all, where none has. */
  inputsOver(dimensions: readonly string[]): readonly string[] {
    const all = this.all(undefined)
    const over = all.filter((name) => dimensions.every((dimension) => this.dims.get(name)?.includes(dimension)))
    return over.length > 0 ? over : all
  }

  /** All inputs, or all members of a dimension. */
  all(dimension: string | undefined): readonly string[] {
    const found = [...this.meanings.values()].flat().filter((one) => one.dimension === dimension)
    return [...new Set(found.map(({ name }) => name))]
  }

  private add(name: string, meaning: Meaning): void {
    const key = keyOf(name)
    const known = this.meanings.get(key) ?? []
    if (!known.some((one) => one.dimension === meaning.dimension && one.name === meaning.name)) known.push(meaning)
    this.meanings.set(key, known)
  }
}

function keyOf(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s:：]+/g, '')
    .replace(/[“”"'‘’]/g, '')
    .toLowerCase()
}
