import type { Expectation } from '../../../engine/run/expectations.ts'
import type { FigureOutcome, Outcome } from '../../../engine/run/outcome.ts'

/** One scenario of the policy, run or not, as a column is made of it. */
export interface SideRun {
  /** By which file it is told from the others; empty: no scenario. */
  readonly file: string
  /** Undefined where it cannot be read: `fault` says why. */
  readonly outcome?: Outcome
  readonly expectations: readonly Expectation[]
  /** The first thing that is wrong in its text. */
  readonly fault?: SideFault
}

/** What is wrong in a scenario, and in which line; without one where there is no text. */
export interface SideFault {
  readonly line?: number
  readonly message: string
}

/** What is said of a scenario that was chosen and is there no more. */
export const lostFile: SideFault = { message: '这个文件已经不在文件夹里了' }

/** The columns: the first, against which the others are held, has figures. */
export type SideRuns = readonly [SideRun & { readonly outcome: Outcome }, ...SideRun[]]

/** A figure of one column, and what its scenario expects of it. */
export interface SideFigure {
  readonly figure: FigureOutcome
  readonly expectations: readonly Expectation[]
}

/** A figure in all columns; undefined stands for one that cannot be read. */
export type SideFigures = readonly [SideFigure, ...(SideFigure | undefined)[]]

/** Finds a figure in all columns; undefined where the first has none of that name. */
export function sideFigures([first, ...others]: SideRuns): (name: string) => SideFigures | undefined {
  const find = ({ outcome, expectations }: SideRun) => {
    const figures = new Map(outcome?.figures.map((one) => [one.name, one]))
    return (name: string): SideFigure | undefined => {
      const figure = figures.get(name)
      return figure && { figure, expectations: expectations.filter((one) => one.figure === name) }
    }
  }
  const inFirst = find(first)
  const inOthers = others.map(find)
  return (name) => {
    const own = inFirst(name)
    return own && [own, ...inOthers.map((of) => of(name))]
  }
}
