import { useCallback, useEffect, useRef, useState } from 'react'
import type { Sheet, TablePage, TableQuery, TableRow } from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'

/** Rows asked for at once. */
const block = 64

/** What is there of a table over members: its head, and those of its rows that were asked for. */
export interface TablePages {
  readonly head: TablePage | undefined
  /** Undefined while it is on its way. */
  readonly row: (index: number) => TableRow | undefined
  /** Has rows brought, the end left out. */
  readonly want: (from: number, to: number) => void
}

interface Loaded {
  readonly turn: number
  readonly head: TablePage
  readonly blocks: ReadonlyMap<number, readonly TableRow[]>
}

/** The rows of a table as they come into sight; those of before stay to be seen until the first new ones are there. */
export function useTablePages(workspace: Workspace, query: TableQuery, sheet: Sheet): TablePages {
  const [loaded, setLoaded] = useState<Loaded>()
  const turn = useRef(0)
  const asked = useRef(new Set<number>())
  const wanted = useRef<readonly [number, number]>([0, block])
  const latest = useRef(query)
  const key = JSON.stringify(query)

  const ask = useCallback(
    async (place: number): Promise<void> => {
      if (asked.current.has(place)) return
      asked.current.add(place)
      const mine = turn.current
      try {
        const page = await workspace.figures.table(latest.current, { from: place * block, count: block })
        if (!page || turn.current !== mine) return
        setLoaded((before) => {
          // The same head for all of them, so that only the rows that came are drawn.
          const known = before?.turn === mine ? before : { head: page, blocks: [] }
          return { turn: mine, head: known.head, blocks: new Map([...known.blocks, [place, page.rows]]) }
        })
      } catch (error) {
        workspace.fail(error instanceof Error ? error.message : String(error))
      }
    },
    [workspace],
  )
  const want = useCallback(
    (from: number, to: number): void => {
      wanted.current = [from, to]
      for (let place = Math.floor(from / block); place * block < to; place++) void ask(place)
    },
    [ask],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question or other figures, then all rows are other ones.
  useEffect(() => {
    turn.current++
    asked.current = new Set()
    latest.current = query
    want(...wanted.current)
  }, [key, sheet, want])

  return {
    head: loaded?.head,
    row: (index) => loaded?.blocks.get(Math.floor(index / block))?.[index % block],
    want,
  }
}
