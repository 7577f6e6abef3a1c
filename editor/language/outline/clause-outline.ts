import { type Compiled, syntaxOf } from '../../../dsl/index.ts'
import { type Span, shift } from '../../../dsl/text/span.ts'
import { type ClauseMark, marksOf } from '../clauses/clause-marks.ts'
import { type Citing, type ClauseCoverage, coverageOf } from '../clauses/coverage.ts'
import type { Occurrences } from '../occurrences/occurrences.ts'

/** A place in a file. */
export interface OutlinePlace {
  readonly file: string
  readonly span: Span
}

/** What rests on a clause, and where it stands; undefined where that cannot be said (the parts of a table in a file of its own). */
export interface OutlinedCiting extends Citing {
  readonly at?: OutlinePlace
}

/** A clause of the document: what became of it, and where. */
export interface OutlinedClause extends Omit<ClauseCoverage, 'citedBy'> {
  readonly marks: readonly ClauseMark[]
  readonly at?: OutlinePlace
  readonly citedBy: readonly OutlinedCiting[]
}

/** The clauses of a policy, its own before its framework's, with what rests on each; and what rests on none. */
export interface ClauseOutline {
  readonly clauses: readonly OutlinedClause[]
  readonly uncited: readonly OutlinedCiting[]
}

/** The tree of clauses. */
export function clauseOutline(compiled: Compiled, found: Occurrences): ClauseOutline {
  const coverage = coverageOf(compiled.file, compiled.model)
  const places = placesOf(compiled, found)
  const placed = (citing: Citing): OutlinedCiting => withPlace(citing, places(citing.kind, citing.name))
  return {
    clauses: coverage.clauses.map((clause) => ({
      ...withPlace(clause, places('条款', clause.clause)),
      marks: marksOf(clause, compiled.model),
      citedBy: clause.citedBy.map(placed),
    })),
    uncited: coverage.uncited.map(placed),
  }
}

function withPlace<T extends object>(one: T, at: OutlinePlace | undefined): T & { readonly at?: OutlinePlace } {
  return { ...one, ...(at && { at }) }
}

/** Where something is said, by its section and name: in the policy's own text before its framework's. */
function placesOf(compiled: Compiled, found: Occurrences): (kind: string, name: string) => OutlinePlace | undefined {
  const places = new Map<string, OutlinePlace>()
  const add = (key: string, at: OutlinePlace): void => {
    if (!places.has(key)) places.set(key, at)
  }
  for (let at: Compiled | undefined = compiled; at; at = syntaxOf(at).frame) {
    const { file } = at
    for (const [section, list] of syntaxOf(at).policy.declarations) {
      for (const { start, declaration } of list)
        add(`${section}\n${declaration.name}`, { file, span: shift(declaration.key.span, start) })
    }
  }
  for (const { file, segments } of found.texts)
    for (const { start, names } of segments)
      for (const { symbol, role, span } of names.found) {
        if (role !== 'definition') continue
        const { kind, of, name } = symbol
        const key = kind === 'clause' ? `条款\n${of === undefined ? '' : `${of}/`}${name}` : `\n${name}`
        add(key, { file, span: shift(span, start) })
      }
  return (kind, name) => places.get(`${kind}\n${name}`) ?? places.get(`\n${name.replace(/（\d+）$/, '')}`)
}
