import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import { pairOf } from '../../syntax/policy/fields.ts'
import type { Node, Pair } from '../../syntax/yaml/node.ts'
import { isDateText } from '../../text/calendar.ts'
import { calendarDimensions, monthOf } from '../calendar-members.ts'
import type { Cell, Dated, Parameter } from '../model.ts'

/** The keys under which a parameter has values that change with time. */
export const datedKeys = ['按年度', '自', '按年初', '按年末'] as const

/** Values that change with time as read: rising, with the day of the run's year that is asked. */
export interface DatedValues {
  readonly values: readonly Dated[]
  readonly asOf?: Parameter['asOf']
  /** Whether something is written there, so that no value means one that could not be read, which was told. */
  readonly isTold: boolean
}

/** What a parameter knows of itself when its dated values are read. */
interface Surroundings {
  readonly dims: readonly string[]
  readonly members: (dimension: string) => readonly string[] | undefined
  /** Reads values over some dimensions. */
  readonly cells: (node: Node, dims: readonly string[]) => readonly Cell[]
  readonly report: (p: Problem) => void
}

/** Reads 按年度: {2020: …}, and 自, 按年初 or 按年末: {2026-01-01: …, 2026-07-01: …}. */
export function readDatedValues(value: Node, s: Surroundings): DatedValues {
  const [pair, second] = datedKeys.flatMap((key) => pairOf(value, key) ?? [])
  if (second && pair) {
    const [first, again] = [pair, second].sort((a, b) => a.key.span.start - b.key.span.start) as [Pair, Pair]
    s.report(problem('HC5082', again.key.span, { first: first.key.text, second: again.key.text }))
  }
  if (pair?.value.kind !== 'map') return { values: [], isTold: pair !== undefined }
  const { pairs } = pair.value
  if (pair.key.text === '按年度') {
    const values = pairs.flatMap(({ key, value: node }): Dated[] => {
      const from = key.text.trim()
      if (/^\d{4}$/.test(from)) return [{ from, cells: s.cells(node, s.dims) }]
      s.report(problem('HC5022', key.span, { text: from }))
      return []
    })
    return { values: rising(values), isTold: pairs.length > 0 }
  }
  const asOf = dayAsked(pair, s)
  const dims = asOf === 'months' ? s.dims.filter((d) => d !== calendarDimensions.month) : s.dims
  const values = pairs.flatMap(({ key, value: node }): Dated[] => {
    const from = key.text.trim()
    if (!isDateText(from)) s.report(problem('HC5080', key.span, { text: from, key: pair.key.text }))
    else if (asOf === 'months' && !from.endsWith('-01')) s.report(problem('HC5081', key.span, { text: from }))
    else return [{ from, cells: s.cells(node, dims) }]
    return []
  })
  return { values: rising(values), asOf, isTold: pairs.length > 0 }
}

function dayAsked({ key }: Pair, { dims, members, report }: Surroundings): Parameter['asOf'] {
  if (key.text === '按年初') return 'start'
  if (key.text === '按年末') return 'end'
  const { month } = calendarDimensions
  if (!dims.includes(month)) return 'throughout'
  const stranger = (members(month) ?? ['']).find((m) => monthOf(m) === undefined)
  if (stranger !== undefined) report(problem('HC5083', key.span, { dimension: month, member: stranger }))
  return 'months'
}

function rising(values: readonly Dated[]): Dated[] {
  return [...values].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))
}
