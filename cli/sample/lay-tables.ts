import { comesWithData, type Figure, type Input, type Member, type Model } from '../../dsl/model/model.ts'
import type { Layout } from '../../engine/exact/layout.ts'
import type { Sheet } from './sheet.ts'

/** The values of one input over its dimensions, as written; empty where it does not apply. */
export interface DrawnInput {
  readonly input: Input
  readonly values: readonly string[]
}

/** The value of a figure without dimensions, as written. */
export interface Scalar {
  readonly figure: Figure
  value: string
}

/** How data stand in files: what has no dimensions, and tables. */
export interface Tables {
  readonly scalars: readonly Scalar[]
  readonly tables: readonly DataTable[]
}

/** Inputs over the same dimensions, and members with them where the dimension comes with the data. */
export interface DataTable {
  readonly dims: readonly string[]
  /** Whether it lists the members of its only dimension. */
  readonly listsMembers: boolean
  readonly figures: readonly Figure[]
  /** Leading columns hold members and their attributes, each further one a figure. */
  readonly sheet: Sheet
  /** How many columns stand in front of the figures. */
  readonly lead: number
}

/** Lays drawn values out in tables, one for each row of dimensions. `stem` begins the names of their files. */
export function layTables(
  { dimensions }: Model,
  layout: Layout,
  members: ReadonlyMap<string, readonly Member[]>,
  drawn: readonly DrawnInput[],
  stem: string,
): Tables {
  const groups = new Map<string, { dims: readonly string[]; listsMembers: boolean; drawn: DrawnInput[] }>()
  for (const { name, attributes, ...rest } of dimensions.values()) {
    if (comesWithData({ name, attributes, ...rest })) groups.set(name, { dims: [name], listsMembers: true, drawn: [] })
  }
  for (const one of drawn) {
    const { dims, name } = one.input
    if (dims.length === 0 || one.values.every((value) => value === '')) continue
    const own = groups.get(dims.join('-'))
    // A head that an attribute has as well would name both.
    const key =
      own?.listsMembers && !fitsHead(name, dimensions.get(own.dims[0] as string)?.attributes)
        ? `${own.dims[0]}的数`
        : dims.join('-')
    const group = groups.get(key) ?? { dims, listsMembers: false, drawn: [] }
    groups.set(key, group)
    group.drawn.push(one)
  }
  return {
    scalars: drawn.flatMap(({ input, values }) =>
      input.dims.length === 0 && values[0] !== undefined && values[0] !== ''
        ? [{ figure: input, value: values[0] }]
        : [],
    ),
    tables: [...groups].map(([key, group]) => {
      const [first] = group.dims
      const listed = group.listsMembers ? (members.get(first as string) ?? []) : []
      const attributes = group.listsMembers ? [...(dimensions.get(first as string)?.attributes.keys() ?? [])] : []
      const places = Array.from({ length: layout.size(group.dims) }, (_, i) => i)
      const rows = places.flatMap((i) => {
        const cells = group.drawn.map(({ values }) => values[i] as string)
        if (!group.listsMembers && cells.every((cell) => cell === '')) return []
        const lead = [...layout.namesAt(group.dims, i), ...attributes.map((a) => listed[i]?.attributes.get(a) ?? '')]
        return [[...lead, ...cells]]
      })
      const heads = [...group.dims, ...attributes, ...group.drawn.map(({ input }) => input.name)]
      return {
        dims: group.dims,
        listsMembers: group.listsMembers,
        figures: group.drawn.map(({ input }) => input),
        sheet: { name: `${stem}-${fileWord(key)}.csv`, heads, rows },
        lead: group.dims.length + attributes.length,
      }
    }),
  }
}

/** A name without what a file's name may not hold. */
function fileWord(name: string): string {
  return name.replace(/[\\/:*?"<>|\s]/g, '_')
}

/** Whether a name may head a column beside some attributes, and is read as one name. */
function fitsHead(name: string, attributes: ReadonlyMap<string, string> | undefined): boolean {
  return !attributes?.has(name) && !['名', '名称'].includes(name) && !/[（(]/.test(name)
}
