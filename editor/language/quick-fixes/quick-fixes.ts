import { type Problem, severityOf } from '../../../dsl/diagnostic/diagnostic.ts'
import { applyEdits } from '../../../dsl/format/edit.ts'
import type { Compiled, ReadScenario } from '../../../dsl/index.ts'
import type { Span } from '../../../dsl/text/span.ts'
import type { ReadTexts } from '../completion/completion.ts'
import { boundProposals } from './bound-proposals.ts'
import { gapProposals, markProposals, quoteProposals } from './formula-proposals.ts'
import {
  clauseProposals,
  headerProposals,
  memberProposals,
  nearProposals,
  unknownNameProposals,
} from './name-proposals.ts'
import { outdentProposals } from './outdent-proposals.ts'
import type { Patient, Proposal, QuickFix } from './quick-fix.ts'
import { declaredUnitProposals, missingUnitProposals, nounProposals, openValueProposals } from './unit-proposals.ts'

/** Every way to think of a mend, the likeliest first. */
const ways: readonly ((patient: Patient) => readonly Proposal[])[] = [
  ...[nearProposals, missingUnitProposals, declaredUnitProposals, nounProposals, markProposals, quoteProposals],
  ...[boundProposals, outdentProposals],
  ...[gapProposals, openValueProposals, clauseProposals, headerProposals, memberProposals, unknownNameProposals],
]

/** So many mends of one problem are tried at most, and so many offered. */
const mostTried = 16
const mostOffered = 6

/** Reads texts of which one was changed; it must not disturb what stands open. */
export type Retry = (text: string, which: 'policy' | 'scenario') => ReadTexts

/**
 * The mends of the problems that touch a stretch of an open file. Each was tried: with it the problem is gone, and no error is there that was
 * not. The one mend that a problem itself carries is not among them.
 */
export function quickFixes(
  { compiled, read }: ReadTexts,
  file: string,
  stretch: Span,
  retry: Retry,
): readonly QuickFix[] {
  const isScenario = read !== undefined && read.file === file && file !== compiled.file
  const text = isScenario ? read.text : compiled.text
  const problems = isScenario ? read.problems : compiled.problems
  const which = isScenario ? 'scenario' : 'policy'
  const before = countOf({ compiled, read }, which)
  return problems.flatMap((problem) => {
    const { span, code } = problem
    if (span.start > text.length || span.start > stretch.end || span.end < stretch.start) return []
    const patient: Patient = { problem, text, compiled, ...(isScenario && { read }) }
    const fixes: QuickFix[] = []
    for (const { title, edits } of proposalsFor(patient)) {
      if (fixes.length === mostOffered) break
      const after = countOf(retry(applyEdits(text, edits), which), which)
      if (!isBetter(before, after, problem)) continue
      fixes.push({ code, at: span, title, splices: edits.map((edit) => ({ ...edit.span, text: edit.text })) })
    }
    return fixes
  })
}

function proposalsFor(patient: Patient): readonly Proposal[] {
  return ways.flatMap((way) => way(patient)).slice(0, mostTried)
}

/** How often each code is told, of errors alone and of all. */
interface Count {
  readonly errors: ReadonlyMap<string, number>
  readonly all: ReadonlyMap<string, number>
}

function countOf(
  texts: { readonly compiled: Compiled; readonly read?: ReadScenario | undefined },
  which: 'policy' | 'scenario',
): Count {
  const problems = (which === 'policy' ? texts.compiled.problems : texts.read?.problems) ?? []
  return { errors: tally(problems.filter(({ code }) => severityOf(code) === 'error')), all: tally(problems) }
}

function tally(problems: readonly Problem[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const { code } of problems) found.set(code, (found.get(code) ?? 0) + 1)
  return found
}

/** Whether a problem is told once less, and no error more often than before. */
function isBetter(before: Count, after: Count, { code }: Problem): boolean {
  if ((after.all.get(code) ?? 0) >= (before.all.get(code) ?? 0)) return false
  return [...after.errors].every(([one, times]) => times <= (before.errors.get(one) ?? 0))
}
