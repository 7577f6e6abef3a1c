import type { CarriedFigure, Evaluation, FigureOutcome, Outcome } from '../../engine/index.ts'
import { textTable } from '../print/text-table.ts'
import { cell, marks } from './figure-tables.ts'
import { leaves } from './nested.ts'
import { shownUnit } from './shown-value.ts'

/** The figures that go from year to year, a column for each year, a row for each figure and member; a year that lacks a member has none. */
export function yearsTable(years: readonly Evaluation[], carried: readonly CarriedFigure[]): string {
  const outcomes = years.map(({ outcome }) => outcome)
  const policies = outcomes.map(({ policy }) => `${policy.id} ${policy.version}`)
  const rows = [
    ['情景', ...outcomes.map(({ scenario }) => scenario)],
    // Under one policy throughout, it is named below.
    ...(new Set(policies).size > 1 ? [['政策', ...policies]] : []),
    ...carried.flatMap((figure) => rowsOf(figure, outcomes)),
  ]
  const columns = outcomes.map(({ year }) => ({ head: `${year}年`, align: 'right' as const }))
  return `历年（上年的数接到下一年）\n${textTable([{ head: '' }, ...columns], rows, '  ')}`
}

function rowsOf({ name, years }: CarriedFigure, outcomes: readonly Outcome[]): string[][] {
  const last = years.findLast((figure) => figure !== undefined)
  if (!last) return []
  const unit = shownUnit(last.unit, last.display)
  const places = new Map(
    years
      .flatMap((figure) => (figure ? leaves(figure.value, figure.dims.length) : []))
      .map(({ at }) => [at.join('，'), at]),
  )
  return [...places].map(([members, at]) => [
    `${name}${members === '' ? '' : `〔${members}〕`}${unit === '' ? '' : `（${unit}）`}`,
    ...years.map((figure, i) =>
      figure && has(figure, at, outcomes[i] as Outcome) ? `${cell(figure, at)}${marks(figure)}` : '',
    ),
  ])
}

function has({ dims }: FigureOutcome, at: readonly string[], { members }: Outcome): boolean {
  return dims.every((dimension, i) => members[dimension]?.includes(at[i] ?? ''))
}
