import { isOfCalendar, monthOf } from '../../dsl/model/calendar-members.ts'
import type { Model } from '../../dsl/model/model.ts'
import type { Layout } from '../../engine/exact/layout.ts'
import { chanceOf, stretch } from './chance.ts'
import { growth, levelOf, season } from './size.ts'

/**
 * What each member has of an amount, 1 on average over its dimension: an institution's size, a year's growth, a month's season. One number for all inputs, so
 * that spending, visits and heads go together.
 */
export class Weights {
  private readonly model: Model
  private readonly layout: Layout
  private readonly seed: string
  private readonly known = new Map<string, readonly number[]>()
  /** Dimensions that are being worked out: attributes may lead round in a ring. */
  private readonly asked = new Set<string>()

  constructor(model: Model, layout: Layout, seed: string) {
    this.model = model
    this.layout = layout
    this.seed = seed
  }

  /** By member, in the order of the dimension. `trend`: how much an amount grows in a year. */
  of(dimension: string, trend: number): readonly number[] {
    const isYear = this.isOfYears(dimension)
    const key = isYear ? `${dimension} ${trend}` : dimension
    const known = this.known.get(key)
    if (known) return known
    const made = level(isYear ? this.years(dimension, trend) : this.sizes(dimension))
    this.known.set(key, made)
    return made
  }

  private names(dimension: string): readonly string[] {
    return this.layout.members.names.get(dimension) ?? []
  }

  /** Whether a dimension is of time: what one institution has in two months differs less than what two have in one. */
  isTime(dimension: string): boolean {
    return isOfCalendar(dimension) || this.isOfYears(dimension)
  }

  private isOfYears(dimension: string): boolean {
    const names = this.names(dimension)
    return names.length > 0 && names.every((name) => /^\d{4}年?$/.test(name))
  }

  private years(dimension: string, trend: number): number[] {
    const names = this.names(dimension)
    return names.map((name, i) => {
      const shock = growth.shock * chanceOf(this.seed, 'year', name).normal()
      return stretch(trend * (i - (names.length - 1) / 2) + shock)
    })
  }

  private sizes(dimension: string): number[] {
    const names = this.names(dimension)
    if (isOfCalendar(dimension))
      return names.map((name) => (names.length === 12 ? (season[(monthOf(name) ?? 1) - 1] ?? 1) : 1))
    const whole = this.model.dimensions.get(dimension)?.part?.of
    if (whole !== undefined) return this.ofPart(names, whole)
    this.asked.add(dimension)
    return this.sums(dimension) ?? names.map((name, i) => this.ownSize(dimension, name, i))
  }

  private ofPart(names: readonly string[], whole: string): number[] {
    const places = new Map(this.names(whole).map((name, i) => [name, i]))
    const sizes = this.of(whole, 0)
    return names.map((name) => sizes[places.get(name) ?? -1] ?? 1)
  }

  /** Of members that others lead to by an attribute: a town is as large as its villages together. */
  private sums(dimension: string): number[] | undefined {
    for (const { name, attributes, part } of this.model.dimensions.values()) {
      const attribute = [...attributes].find(([, target]) => target === dimension)?.[0]
      const targets = attribute === undefined ? undefined : this.layout.members.attributes.get(name)?.get(attribute)
      if (!targets || part || this.asked.has(name)) continue
      const sums = this.names(dimension).map(() => 0)
      for (const [i, size] of this.of(name, 0).entries()) {
        const target = targets[i] as number
        if (target >= 0) sums[target] = (sums[target] as number) + size
      }
      if (sums.every((sum) => sum > 0)) return sums
    }
    return undefined
  }

  private ownSize(dimension: string, name: string, i: number): number {
    const maps = this.layout.members.attributes.get(dimension)
    const targets = this.model.dimensions.get(dimension)?.attributes ?? []
    const values = [...targets].map(([attribute, target]) => this.names(target)[maps?.get(attribute)?.[i] ?? -1] ?? '')
    const { scale, skew } = levelOf(name, values)
    return scale * stretch(skew * chanceOf(this.seed, 'size', dimension, name).normal())
  }
}

/** The same with 1 for their average. */
function level(sizes: readonly number[]): number[] {
  let sum = 0
  for (const size of sizes) sum += size
  return sizes.map((size) => (size * sizes.length) / sum)
}
