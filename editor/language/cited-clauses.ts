import type { Model } from '../../dsl/model/model.ts'
import type { Outcome } from '../../engine/run/outcome.ts'

/** What a citation says: the clause's own summary, and what is doubtful about it. */
export interface CitedClause {
  readonly summary: string
  readonly doubt?: string
}

/** Every citation of an outcome with the clause that it means; one that the policy does not list is left out. */
export function buildCitedClauses(model: Model, outcome: Outcome): Readonly<Record<string, CitedClause>> {
  const cited: Record<string, CitedClause> = {}
  for (const { clauses } of [...outcome.figures, ...outcome.constraints])
    for (const id of clauses) {
      const clause = nearestClause(id, model.clauses)
      if (clause) cited[id] ??= clause
    }
  return cited
}

/** The clause that a citation means: 第七条第二款 finds 第七条. The compiler has refused citations that find none. */
export function nearestClause(id: string, clauses: Model['clauses']): CitedClause | undefined {
  for (let end = id.length; end > 0; end--) {
    const clause = clauses.get(id.slice(0, end))
    if (clause) return { summary: clause.summary, ...(clause.doubt ? { doubt: clause.doubt } : {}) }
  }
  return undefined
}
