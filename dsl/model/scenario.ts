import type { Span } from '../text/span.ts'
import type { Cell, Member, Model } from './model.ts'

/** A scenario, or a worked example, as data: spans in its file, or behind it in those of the tables that it names. Values are exact decimal text in base units. */
export interface Scenario {
  readonly name: string
  readonly file: string
  /** The policy that it names, as written. */
  readonly policy?: string
  readonly year?: number
  /** Members of dimensions that come with the data. */
  readonly members: ReadonlyMap<string, readonly Member[]>
  readonly inputs: ReadonlyMap<string, Given>
  readonly parameters: ReadonlyMap<string, Given>
  readonly readings: ReadonlyMap<string, string>
  /** 上年: figures of the year before. */
  readonly prior: ReadonlyMap<string, Given>
  /** 上年: the scenario of the year before, as written. */
  readonly before?: { readonly path: string; readonly span: Span }
  /** 核定: figures of rules that are settled otherwise. */
  readonly pinned: ReadonlyMap<string, Given>
  /** 期望: what must come out; a null cell is 待定. */
  readonly expected: ReadonlyMap<string, Given>
  /** Where to say that something is missing: the 输入 and 维度 keys, or the start of the file. */
  readonly places: { readonly inputs: Span; readonly members: Span; readonly name: Span; readonly year: Span }
}

/** The values given for one figure, and the place of its name: a key, or the head of a column. */
export interface Given {
  readonly cells: readonly GivenCell[]
  /** Places whose values are there and cannot be read, which has been told; an empty one means all. */
  readonly unread?: readonly (readonly string[])[]
  /** Those of them that are single values. */
  readonly unreadable?: readonly PlacedCell[]
  /** Cells of a table that are there and empty. */
  readonly blank?: readonly PlacedCell[]
  readonly span: Span
}

/** A place without a value that can be read, and where it stands. */
export interface PlacedCell {
  readonly at: readonly string[]
  readonly span: Span
}

export type GivenCell = Omit<Cell, 'value'> & { readonly value: string | boolean | null }

/** The year that stands in where none is given, so that a page can show something. */
export function standInYear(model: Model): number {
  return Number(model.header.from.slice(0, 4)) || 2000
}

/** A scenario with nothing in it: every input is missing. */
export function emptyScenario(name: string, file: string): Scenario {
  const start = { start: 0, end: 0 }
  return {
    name,
    file,
    members: new Map(),
    inputs: new Map(),
    parameters: new Map(),
    readings: new Map(),
    prior: new Map(),
    pinned: new Map(),
    expected: new Map(),
    places: { inputs: start, members: start, name: start, year: start },
  }
}
