import type { Compiled, ReadScenario } from '../../dsl/index.ts'
import type { Outcome } from '../../engine/index.ts'
import { buildFindings, type Finding, findingOfNamed } from '../language/finding.ts'
import type { Answer, Question } from './protocol.ts'

/** All that is wrong or odd in both texts: said of each by its reader, by the run, and of the years that the scenario goes on from. */
export function findingsOf(
  { policy, scenario }: Question,
  compiled: Compiled,
  read: ReadScenario | undefined,
  outcome: Outcome | undefined,
  earlier: readonly Finding[],
): Answer['findings'] {
  // Without a scenario nothing is wrong with its data: every figure says for itself what it waits for.
  const ofRun = (outcome?.diagnostics ?? []).filter(({ severity }) => scenario || severity !== 'error')
  const inScenario =
    scenario && read
      ? distinct(
          [
            ...buildFindings(scenario.text, read.diagnostics, read.problems),
            ...earlier,
            ...ofRun.filter(({ file }) => file !== policy.file),
          ].flatMap((found) => (found.file === scenario.file ? found : (findingOfNamed(found, scenario.file) ?? []))),
        )
      : []
  return {
    policy: distinct([
      ...buildFindings(policy.text, compiled.diagnostics, compiled.problems),
      ...ofRun.filter(({ file }) => file === policy.file),
    ]),
    scenario: inScenario,
  }
}

/** Both the reader and the run may hand on the same diagnostic. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>()
  return findings.filter(({ code, message, range }) => {
    const key = `${code} ${range.start.line} ${range.start.column} ${message}`
    return !seen.has(key) && seen.add(key)
  })
}
