import type { Outcome } from '../../../engine/run/outcome.ts'
import type { Sheet } from '../sheet.ts'
import { KeptSideRows } from './kept-side-rows.ts'
import { buildSideRequirement, type SideRequirement } from './side-requirement.ts'
import type { SideRow } from './side-row.ts'
import { type SideFault, type SideRun, type SideRuns, sideFigures } from './side-run.ts'

/** All rows of scenarios side by side: figures in the order of the policy, and the requirements. */
export interface SideTable {
  readonly columns: readonly SideColumn[]
  readonly rows: readonly SideRow[]
  readonly requirements: readonly SideRequirement[]
  /** Figure → what else it is called. */
  readonly otherNames: Sheet['otherNames']
}

/** The head of a column. */
export interface SideColumn {
  readonly file: string
  /** The name of the scenario; empty where it has none. */
  readonly title: string
  readonly year?: number
  /** Inputs that the scenario does not give and a rule or a requirement needs. */
  readonly missing: readonly string[]
  /** Where it reads the policy otherwise than the first: `奖励口径取“按人数”`. */
  readonly readings: readonly string[]
  readonly fault?: SideFault
  /** Whether it has no figures at all. */
  readonly isBroken: boolean
}

/** Lays runs of one policy side by side; differences are against the first. A row that says what it said before is the same object, as long as `kept` is. */
export function buildSideTable(
  runs: SideRuns,
  otherNames: Sheet['otherNames'] = {},
  kept: KeptSideRows = new KeptSideRows(),
): SideTable {
  const [first, ...others] = runs
  const figuresOf = sideFigures(runs)
  const requirements = others.map(({ outcome }) => new Map(outcome?.constraints.map((one) => [one.name, one])))
  return {
    columns: runs.map((run) => columnOf(run, first.outcome.readings)),
    rows: first.outcome.figures.flatMap(({ name }) => {
      const figures = figuresOf(name)
      return figures ? kept.row(figures) : []
    }),
    requirements: first.outcome.constraints.map((one) =>
      buildSideRequirement(
        one,
        requirements.map((own) => own.get(one.name)),
      ),
    ),
    otherNames,
  }
}

function columnOf({ file, outcome, fault }: SideRun, first: Outcome['readings']): SideColumn {
  const rules = outcome?.figures.filter(({ kind }) => kind === 'rule') ?? []
  const missing = [...rules, ...(outcome?.constraints ?? [])].flatMap((one) => one.missing ?? [])
  return {
    file,
    title: outcome?.scenario ?? '',
    ...(outcome && { year: outcome.year }),
    missing: [...new Set(missing)],
    readings: Object.entries(outcome?.readings ?? {}).flatMap(([name, option]) =>
      option === first[name] ? [] : `${name}取“${option}”`,
    ),
    ...(fault && { fault }),
    isBroken: outcome === undefined,
  }
}
