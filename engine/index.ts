/** The door of the engine: a compiled policy and a scenario in, figures and their derivations out. */
export type { Nested } from './exact/nest.ts'
export type { Expectation } from './run/expectations.ts'
export type { ConstraintOutcome, FigureOutcome, Outcome } from './run/outcome.ts'
export { createEngine, type Engine, type Evaluation } from './run/run.ts'
export type { Range, Runner } from './run/runner.ts'
export type { Derivation, Source } from './trace/derivation.ts'
export { type CarriedFigure, carriedFigures } from './years/carried-figures.ts'
export { runYears } from './years/run-years.ts'
