import type { Input } from '../../../dsl/model/model.ts'

/** A row or a column of a rectangle of values: an input, or a member of a dimension. */
export interface Label {
  readonly text: string
  readonly input?: string
  readonly dimension?: string
  readonly member?: string
}

/** How some inputs stand as a rectangle. */
export interface Layout {
  readonly key: string
  /** The input that all values are of, where rows and columns are members. */
  readonly input?: string
  /** The members for which the rectangle stands. */
  readonly at: Readonly<Record<string, string>>
  readonly rows: readonly Label[]
  readonly columns: readonly Label[]
}

/** So many inputs stand side by side at most. */
const most = 4

/**
 * Lays inputs out in their order: those without dimensions down a list; those over the same one dimension side by side, members down; over two the
 * second across; over more a rectangle for each member of the leading ones.
 */
export function layOut(
  inputs: readonly Input[],
  members: (dimension: string) => readonly string[] | undefined,
): readonly Layout[] {
  const membersOf = (dimension: string): readonly Label[] =>
    (members(dimension) ?? []).map((member) => ({ text: member, dimension, member }))
  const blocks: Layout[] = []
  for (const run of runsOf(inputs)) {
    const [first] = run
    if (!first) continue
    const own = run.map(({ name }): Label => ({ text: name, input: name }))
    const [down, across] = first.dims.slice(-2)
    if (down === undefined) blocks.push({ key: first.name, at: {}, rows: own, columns: [{ text: '' }] })
    else if (across === undefined) blocks.push({ key: first.name, at: {}, rows: membersOf(down), columns: own })
    else
      for (const at of combinations(first.dims.slice(0, -2), members))
        blocks.push({
          key: [first.name, ...Object.values(at)].join(' '),
          ...{ input: first.name, at, rows: membersOf(down), columns: membersOf(across) },
        })
  }
  return blocks
}

/** Neighbours that share a rectangle. */
function runsOf(inputs: readonly Input[]): readonly (readonly Input[])[] {
  const runs: Input[][] = []
  for (const input of inputs) {
    const run = runs.at(-1)
    const [first] = run ?? []
    const isSame = first && first.dims.length < 2 && first.dims.join() === input.dims.join()
    if (run && isSame && (input.dims.length === 0 || run.length < most)) run.push(input)
    else runs.push([input])
  }
  return runs
}

function combinations(
  dims: readonly string[],
  members: (dimension: string) => readonly string[] | undefined,
): readonly Readonly<Record<string, string>>[] {
  return dims.reduce<readonly Readonly<Record<string, string>>[]>(
    (all, dimension) =>
      all.flatMap((at) => (members(dimension) ?? []).map((member) => ({ ...at, [dimension]: member }))),
    [{}],
  )
}
