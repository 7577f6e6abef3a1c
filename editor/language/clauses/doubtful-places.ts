import type { Model } from '../../../dsl/model/model.ts'
import type { Span } from '../../../dsl/text/span.ts'
import type { Occurrences } from '../occurrences/occurrences.ts'
import { doubtsOf } from './doubts-of.ts'

/** A place where a doubtful clause is named, and what is doubtful about it. */
export interface DoubtfulPlace {
  readonly span: Span
  readonly doubts: readonly string[]
}

/** Where a file names clauses that are doubtful, in order. */
export function doubtfulPlaces(found: Occurrences, { clauses }: Model, file: string): readonly DoubtfulPlace[] {
  return found.in(file).flatMap(({ symbol, span }): DoubtfulPlace[] => {
    if (symbol.kind !== 'clause') return []
    const id = symbol.of === undefined ? symbol.name : `${symbol.of}/${symbol.name}`
    const doubts = doubtsOf(clauses.get(id)?.doubt ?? '')
    return doubts.length > 0 ? [{ span, doubts }] : []
  })
}
