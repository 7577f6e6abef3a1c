import { describe } from '../../dsl/diagnostic/describe.ts'
import { type Problem, problem } from '../../dsl/diagnostic/diagnostic.ts'
import type { ChainYear } from '../../dsl/follow-years.ts'
import type { Choices } from '../../dsl/model/choices.ts'
import type { Engine, Evaluation } from '../run/run.ts'
import { handingOnProblems } from './handing-on-problems.ts'
import { yearBefore } from './year-before.ts'

/**
 * Works out the years of a chain, in order, each on the figures of the one before: exact values, never printed and read again. Gives one evaluation
 * a year; what is wrong, or worth knowing, about the passage from year to year stands among the diagnostics of the later one. `choices` are
 * made for the last year alone.
 */
export function runYears(engine: Engine, years: readonly ChainYear[], choices: Choices = {}): readonly Evaluation[] {
  const done: Evaluation[] = []
  for (const [i, { compiled, read }] of years.entries()) {
    const own = i === years.length - 1 ? choices : {}
    const last = done.at(-1)
    const year = own.year ?? read.scenario.year
    const gap = last && orderProblem(read, year, last.evaluated.year)
    const before =
      last && year !== undefined && !gap ? yearBefore(last.evaluated, (years[i - 1] as ChainYear).read.file) : undefined
    const evaluation = engine.run(compiled, read, own, before ?? (read.scenario.before && 'lost'))
    const problems = gap
      ? [gap]
      : last && before
        ? handingOnProblems(last.evaluated, evaluation.evaluated, read.scenario)
        : []
    done.push(withProblems(evaluation, read, problems))
  }
  return done
}

/** A year that does not follow the one before. */
function orderProblem({ scenario }: ChainYear['read'], year: number | undefined, before: number): Problem | undefined {
  if (!scenario.before || year === undefined || year === before + 1) return undefined
  const { path, span } = scenario.before
  return problem('HC6091', span, { path, year, before })
}

function withProblems(
  evaluation: Evaluation,
  { file, text }: ChainYear['read'],
  problems: readonly Problem[],
): Evaluation {
  if (problems.length === 0) return evaluation
  const { outcome } = evaluation
  return {
    ...evaluation,
    outcome: { ...outcome, diagnostics: [...outcome.diagnostics, ...describe(file, text, problems)] },
  }
}
