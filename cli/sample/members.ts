import { comesWithData, type Member, type Model } from '../../dsl/model/model.ts'
import { orderByUse } from '../../dsl/model/order.ts'
import { emptyScenario } from '../../dsl/model/scenario.ts'
import { bind } from '../../engine/exact/bind.ts'
import { chanceOf } from './chance.ts'
import { memberKind, type Rank, ranksOf } from './member-names.ts'
import { PlaceNames } from './place-names.ts'
import { counties, type Size } from './size.ts'

/** Members of the dimensions that come with the data, and of each how many there are beside what its pool has as a rule. */
export interface MadeMembers {
  readonly members: ReadonlyMap<string, readonly Member[]>
  /** Dimension → how many members stand where a county of the policy has one. */
  readonly density: ReadonlyMap<string, number>
}

/** What members are made for. */
export interface Pool {
  readonly seed: string
  readonly size: Size
  readonly year: number
  /** How many members a dimension is to have, where that was asked for. */
  readonly wanted: ReadonlyMap<string, number>
}

/** Makes up members with all their attributes: those that others lead to first. */
export function makeMembers(model: Model, pool: Pool): MadeMembers {
  const { seed, size, wanted } = pool
  const places = new PlaceNames(seed)
  const members = new Map<string, readonly Member[]>()
  const density = new Map<string, number>()
  const attributesOf = (name: string): ReadonlyMap<string, string> =>
    model.dimensions.get(name)?.attributes ?? new Map()
  const open = [...model.dimensions.values()].filter(comesWithData).map((d) => d.name)
  const { order } = orderByUse(open, (name) => attributesOf(name).values())
  for (const name of order) {
    const attributes = attributesOf(name)
    const kind = memberKind(name)
    const usual = kind.count * (kind.grows ? counties[size] : 1)
    const count = wanted.get(name) ?? usual
    density.set(name, count / (kind.grows ? kind.count : usual))
    const lists = new Map([...attributes.values()].map((target) => [target, namesOf(target, model, members, pool)]))
    const ranks = ranksOf(count, size, ranksAmong([...lists.values()].flat()))
    const own = Array.from({ length: count }, () => new Map<string, string>())
    for (const [attribute, target] of attributes) {
      const through = leadOn(model, name, attribute, members)
      assign(own, { attribute, list: lists.get(target) ?? [], ranks, through, seed: `${seed}/${name}` })
    }
    const town = [...attributes].find(([, target]) => /镇|乡/.test(target))?.[0]
    const towns = town === undefined ? undefined : own.map((one) => one.get(town) ?? '')
    const names = kind.names({ count, places, size, dimension: name, ranks, towns })
    members.set(
      name,
      own.map((values, i) => ({ name: names[i] as string, attributes: values })),
    )
  }
  return { members, density }
}

/** The names of a dimension's members, as far as members are made. */
function namesOf(dimension: string, model: Model, members: MadeMembers['members'], { year }: Pool): readonly string[] {
  return bind(model, { ...emptyScenario('', ''), members }, year).layout.members.names.get(dimension) ?? []
}

/** An attribute in front of this one whose members lead to the same dimension themselves. */
function leadOn(
  model: Model,
  dimension: string,
  attribute: string,
  members: MadeMembers['members'],
): Values['through'] {
  const attributes = [...(model.dimensions.get(dimension)?.attributes ?? [])]
  const at = attributes.findIndex(([name]) => name === attribute)
  const target = attributes[at]?.[1]
  for (const [before, middle] of attributes.slice(0, at)) {
    const onward = [...(model.dimensions.get(middle)?.attributes ?? [])].find(([, to]) => to === target)?.[0]
    const list = onward === undefined ? undefined : members.get(middle)
    if (onward !== undefined && list)
      return { attribute: before, values: new Map(list.map((m) => [m.name, m.attributes.get(onward) ?? ''])) }
  }
  return undefined
}

const rankWords: readonly (readonly [Rank, RegExp])[] = [
  ['county', /^[县区市]/],
  ['town', /^[乡镇]|^基层/],
  ['village', /^村/],
]

/** The ranks that the values of attributes name; all where they name none. */
function ranksAmong(values: readonly string[]): ReadonlySet<Rank> {
  const named = rankWords.filter(([, words]) => values.some((name) => name.length <= 4 && words.test(name)))
  return new Set((named.length > 1 ? named : rankWords).map(([rank]) => rank))
}

/** Gives the members values of one attribute. */
interface Values {
  readonly attribute: string
  readonly list: readonly string[]
  readonly ranks: readonly Rank[]
  /** What another attribute leads on to, by its value: the town's community is the village's. */
  readonly through: { readonly attribute: string; readonly values: ReadonlyMap<string, string> } | undefined
  readonly seed: string
}

/** By rank, where the values are ranks; as another attribute leads on; else in blocks, so that members alike in all else are spread over all values. */
function assign(own: readonly Map<string, string>[], { attribute, list, ranks, through, seed }: Values): void {
  const byRank = new Map(rankWords.map(([rank, words]) => [rank, list.find((name) => words.test(name))]))
  const isRank = /层级|级别|类|等级/.test(attribute) && ranks.every((rank) => byRank.get(rank) !== undefined)
  const groups = new Map<string, Map<string, string>[]>()
  for (const [i, values] of own.entries()) {
    const led = through?.values.get(values.get(through.attribute) ?? '')
    const settled = isRank ? byRank.get(ranks[i] as Rank) : led
    if (settled !== undefined) {
      values.set(attribute, settled)
      continue
    }
    const key = [...values.values()].join('\u0000')
    const group = groups.get(key)
    if (group) group.push(values)
    else groups.set(key, [values])
  }
  if (list.length === 0) return
  for (const [key, group] of groups) {
    const turn = groups.size === 1 ? 0 : chanceOf(seed, attribute, key).whole(list.length)
    for (const [k, values] of group.entries())
      values.set(attribute, list[(turn + Math.floor((k * list.length) / group.length)) % list.length] as string)
  }
}
