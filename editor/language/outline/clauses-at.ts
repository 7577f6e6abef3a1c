import type { OutlinedClause, OutlinePlace } from './clause-outline.ts'
import type { OutlineSection } from './group-outline.ts'

/** The clauses on which the entry at an offset of a file rests; at a row of 条款, the clause itself. */
export function clausesAt(
  clauses: readonly OutlinedClause[],
  sections: readonly OutlineSection[],
  { file, offset }: { readonly file: string; readonly offset: number },
): readonly string[] {
  const entry = sections
    .flatMap((section) => section.entries)
    .find(({ span }) => offset >= span.start && offset <= span.end)
  const isHere = (at: OutlinePlace | undefined): boolean =>
    entry !== undefined && at?.file === file && at.span.start >= entry.span.start && at.span.end <= entry.span.end
  return clauses.filter((one) => isHere(one.at) || one.citedBy.some((citing) => isHere(citing.at))).map((c) => c.clause)
}
