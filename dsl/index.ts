/** The door of the language: text in, meaning and problems out. */
export { type Compiled, type Compiler, createCompiler, type ReadNeighbour, type Syntax, syntaxOf } from './compile.ts'
export { describe } from './diagnostic/describe.ts'
export type { Diagnostic, Problem, Severity } from './diagnostic/diagnostic.ts'
export { type Chain, type ChainYear, type FoundYear, followYears } from './follow-years.ts'
export { type Formatted, formatFile } from './format/format-file.ts'
export { type Identified, identify, isMeantAsOurs } from './identify.ts'
export type { Choices } from './model/choices.ts'
export type { Model } from './model/model.ts'
export type { Scenario } from './model/scenario.ts'
export type { Tables } from './model/table-book.ts'
export {
  createScenarioReader,
  noScenario,
  type ReadScenario,
  readExample,
  type ScenarioReader,
} from './scenario-reader.ts'
export { readTableFile, type TableFile } from './syntax/table/read-table-file.ts'
export { readBytes } from './syntax/yaml/read-bytes.ts'
