import type { PlaceNames } from './place-names.ts'
import { counties, type Size } from './size.ts'

/** Of which rank an institution is. */
export type Rank = 'county' | 'town' | 'village'

/** What the names of members are made from. */
export interface Naming {
  readonly count: number
  readonly places: PlaceNames
  readonly size: Size
  readonly dimension: string
  /** Of institutions, the rank of each. */
  readonly ranks: readonly Rank[]
  /** Of villages whose towns are known, the town of each. */
  readonly towns: readonly string[] | undefined
}

/** How members of a dimension that comes with the data are made up. */
export interface MemberKind {
  /** How many a county has. */
  readonly count: number
  /** Whether a larger pool has more of them: towns, not groups of diseases. */
  readonly grows: boolean
  /** Their names, in order; no two alike. */
  readonly names: (naming: Naming) => readonly string[]
}

interface Row extends MemberKind {
  readonly words: RegExp
}

/** By the dimension's name; the first that fits holds. */
const rows: readonly Row[] = [
  { words: /医共体|集团/, count: 2, grows: true, names: withSeat('医共体') },
  { words: /医院/, count: 5, grows: true, names: hospitals },
  { words: /机构|单位|成员/, count: 22, grows: true, names: institutions },
  { words: /卫生室/, count: 60, grows: true, names: villages('村卫生室') },
  { words: /卫生院/, count: 12, grows: true, names: placed('镇卫生院') },
  { words: /村/, count: 60, grows: true, names: villages('村') },
  { words: /镇|乡|街道/, count: 12, grows: true, names: placed('镇') },
  { words: /县|区|旗/, count: 1, grows: true, names: placed('县') },
  { words: /药店/, count: 30, grows: true, names: placed('大药房') },
  { words: /诊所/, count: 20, grows: true, names: placed('诊所') },
  { words: /团队/, count: 20, grows: true, names: placed('团队') },
  { words: /就诊|单$|记录|病例|结算/, count: 60, grows: true, names: numbered },
  { words: /人|者|户/, count: 20, grows: true, names: numbered },
  { words: /病|费用|药/, count: 12, grows: false, names: numbered },
  { words: /^/, count: 8, grows: false, names: numbered },
]

/** How members of a dimension are made up, by its name. */
export function memberKind(dimension: string): MemberKind {
  return rows.find(({ words }) => words.test(dimension)) as Row
}

/** The ranks of so many institutions of a pool, highest first, of those that there are. */
export function ranksOf(count: number, size: Size, known: ReadonlySet<Rank>): readonly Rank[] {
  const seats = counties[size]
  const each = count / seats
  const hospitalsEach = each > 100 ? 3 : each >= 10 ? 2 : 1
  const atSeats = known.has('county') ? Math.min(count, Math.max(1, hospitalsEach * seats)) : 0
  const rest = count - atSeats
  const townsEach = Math.min(20, (each - hospitalsEach) / 2)
  const inTowns = !known.has('village')
    ? rest
    : known.has('town')
      ? Math.min(rest, Math.ceil(Math.max(0, townsEach) * seats))
      : 0
  return Array.from({ length: count }, (_, i) => (i < atSeats ? 'county' : i < atSeats + inTowns ? 'town' : 'village'))
}

function institutions(naming: Naming): readonly string[] {
  const { ranks, places } = naming
  const seats = ranks.filter((rank) => rank === 'county').length
  const towns = ranks.filter((rank) => rank === 'town').length
  const atSeats = hospitals({ ...naming, count: seats })
  return ranks.map((rank, i) => {
    if (rank === 'county') return atSeats[i] as string
    if (rank === 'town') return `${townName(places, i - seats)}${(i - seats) % 4 === 0 ? '中心' : ''}卫生院`
    const village = i - seats - towns
    const all = Math.max(towns, 1)
    const town = village % all
    return `${townName(places, town)}${places.village(town, Math.floor(village / all))}村卫生室`
  })
}

function hospitals({ count, places, size }: Pick<Naming, 'count' | 'places' | 'size'>): readonly string[] {
  const seats = counties[size]
  const kinds = ['人民医院', '中医医院', '妇幼保健院']
  return Array.from({ length: count }, (_, i) => {
    const own = kinds[Math.floor(i / seats)]
    if (own === undefined) return `${places.place(i)}医院`
    return `${size === 'county' ? '' : places.place(i % seats)}县${own}`
  })
}

function withSeat(ending: string): MemberKind['names'] {
  return (naming) => hospitals(naming).map((name) => `${name}${ending}`)
}

function placed(ending: string): MemberKind['names'] {
  return ({ count, places }) => Array.from({ length: count }, (_, i) => townName(places, i, ending))
}

function villages(ending: string): MemberKind['names'] {
  return ({ count, places, towns }) => {
    const counted = new Map<string, { readonly number: number; villages: number }>()
    return Array.from({ length: count }, (_, i) => {
      const name = towns?.[i] ?? townName(places, Math.floor(i / 5))
      const town = counted.get(name) ?? { number: counted.size, villages: 0 }
      counted.set(name, town)
      return `${name}${places.village(town.number, town.villages++)}${ending}`
    })
  }
}

function numbered({ count, dimension }: Naming): readonly string[] {
  const width = String(count).length
  return Array.from({ length: count }, (_, i) => `${dimension}${String(i + 1).padStart(width, '0')}`)
}

/** Towns are numbered behind the seats of counties. */
function townName(places: PlaceNames, i: number, ending = '镇'): string {
  return `${places.place(i + counties.province)}${ending}`
}
