import type { HeldException } from '../../engine/index.ts'
import type { Expectation } from '../../engine/run/expectations.ts'
import type { Outcome } from '../../engine/run/outcome.ts'
import { beforeOf } from './before-of.ts'
import { buildConstraintRow, type ConstraintRow } from './constraint-row.ts'
import { buildExceptionRow, type ExceptionRow } from './exception-row.ts'
import type { FigureRow } from './figure-row.ts'
import { buildFlowRows, type FlowRow } from './flow-row.ts'
import { KeptRows } from './kept-rows.ts'

/** The figures of one run as the workbench shows them: plain data with every number ready to be read. */
export interface Sheet {
  readonly year: number
  readonly scenario: string
  /** Rules in the order of the file, then parameters, then inputs; by 分组 within. */
  readonly groups: readonly FigureGroup[]
  readonly constraints: readonly ConstraintRow[]
  /** The exceptions that hold for somebody. */
  readonly exceptions: readonly ExceptionRow[]
  /** 资金去向. */
  readonly flows: readonly FlowRow[]
  /** Figure → what else it is called: its aliases and its standard term. */
  readonly otherNames: Readonly<Record<string, readonly string[]>>
  /** The rules and requirements that come out otherwise than by the text on the disk, from the top down. */
  readonly changed: readonly RowName[]
  /** Reading → the option that holds. */
  readonly readings: Readonly<Record<string, string>>
}

/** A row of the sheet; a figure and a requirement may have one name. */
export interface RowName {
  readonly kind: 'figure' | 'constraint'
  readonly name: string
}

/** Figures that stand together. */
export interface FigureGroup {
  /** Undefined where the section has no title of its own. */
  readonly title?: string
  readonly kind: FigureRow['kind']
  readonly rows: readonly FigureRow[]
}

const kinds: readonly FigureRow['kind'][] = ['rule', 'parameter', 'input']

/** What a sheet says beside the figures of its outcome. */
export interface Beside {
  /** The outcome of the text as it was read from the disk. */
  readonly before?: Outcome
  /** What the scenario expects. */
  readonly expectations?: readonly Expectation[]
  readonly exceptions?: readonly HeldException[]
  readonly otherNames?: Sheet['otherNames']
}

/**
 * Lays out an outcome, with what changed since `before` and what the scenario expects otherwise. A row that says what it said in the sheet
 * before is the same object, as long as `kept` is.
 */
export function buildSheet(outcome: Outcome, beside: Beside = {}, kept: KeptRows = new KeptRows()): Sheet {
  const { before, expectations = [], exceptions = [], otherNames = {} } = beside
  const old =
    before && beforeOf(outcome.figures, before.figures, ({ kind, unit, dims, value }) => ({ kind, unit, dims, value }))
  const oldConstraints = beforeOf(
    outcome.constraints,
    before?.constraints ?? [],
    ({ level, unit, dims, holds, left, right }) => ({ level, unit, dims, holds, left, right }),
  )
  const groups = kinds.flatMap((kind) => {
    const byTitle = new Map<string | undefined, FigureGroup & { rows: FigureRow[] }>()
    for (const figure of outcome.figures) {
      if (figure.kind !== kind) continue
      const title = figure.group === '' ? undefined : figure.group
      const found = byTitle.get(title)
      const row = kept.row(figure, old && (old.get(figure.name) ?? null), expectations, outcome)
      if (found) found.rows.push(row)
      else byTitle.set(title, { title: figure.group, kind, rows: [row] })
    }
    return [...byTitle.values()]
  })
  const constraints = outcome.constraints.map((one) =>
    buildConstraintRow(one, before && (oldConstraints.get(one.name) ?? null)),
  )
  return {
    year: outcome.year,
    scenario: outcome.scenario,
    groups,
    constraints,
    exceptions: exceptions.map(buildExceptionRow),
    flows: buildFlowRows(outcome),
    otherNames,
    changed: changedOf(groups, constraints),
    readings: outcome.readings,
  }
}

function changedOf(groups: readonly FigureGroup[], constraints: readonly ConstraintRow[]): readonly RowName[] {
  const rows = groups.flatMap((group) => (group.kind === 'rule' ? group.rows : []))
  return [
    ...rows.filter(({ change }) => change).map(({ name }) => ({ kind: 'figure' as const, name })),
    ...constraints.filter(({ change }) => change).map(({ name }) => ({ kind: 'constraint' as const, name })),
  ]
}
