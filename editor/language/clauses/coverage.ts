import { type Clause, isInherited, type Model } from '../../../dsl/model/model.ts'
import { type Statement, statementsOf } from '../../../dsl/model/statements.ts'
import { doubtsOf } from './doubts-of.ts'

/** What stands on a clause. `open`: the document leaves its value or method open. */
export interface Citing {
  readonly kind: string
  readonly name: string
  readonly open?: true
}

/** A clause of the document and what became of it. */
export interface ClauseCoverage {
  readonly clause: string
  readonly nature: string
  readonly summary: string
  /** 存疑 as written. */
  readonly doubt: string | null
  /** The same, one sentence each. */
  readonly doubts: readonly string[]
  readonly citedBy: readonly Citing[]
  /** A computable clause that nothing cites: something was left out of the file. */
  readonly gap: boolean
  /** It is a clause of the framework that the policy fills in. */
  readonly inherited: boolean
}

/** How many clauses of one nature there are, and how many of them something cites. */
export interface NatureCoverage {
  readonly nature: string
  readonly total: number
  readonly cited: number
}

/** The clauses of one policy, its own in the order of the document before those of its framework. */
export interface Coverage {
  readonly file: string
  readonly policy: string
  readonly title: string
  readonly version: string
  readonly clauses: readonly ClauseCoverage[]
  readonly natures: readonly NatureCoverage[]
  /** What the policy says without a clause. */
  readonly uncited: readonly Citing[]
  readonly total: number
  readonly computable: number
  readonly gaps: number
  /** Clauses that are doubtful; there may be several doubts about one. */
  readonly doubts: number
}

/** Counts what became of every clause of a policy. A citation of 第七条第二款 counts for 第七条 where only that is listed. */
export function coverageOf(file: string, model: Model): Coverage {
  const statements = statementsOf(model)
  const citing = citingByClause(statements)
  const clauses = [...model.clauses.values()]
    .map((clause) => coverageOfClause(clause, isInherited(model, clause.site), citing.get(clause.id) ?? []))
    .toSorted((a, b) => Number(a.inherited) - Number(b.inherited))
  const natures = [...new Set(clauses.map((c) => c.nature))].toSorted((a, b) => place(a) - place(b))
  return {
    file,
    policy: model.header.id,
    title: model.header.title,
    version: model.header.version,
    clauses,
    natures: natures.map((nature) => {
      const ofNature = clauses.filter((c) => c.nature === nature)
      return { nature, total: ofNature.length, cited: ofNature.filter((c) => c.citedBy.length > 0).length }
    }),
    // A worked example shows that figures are right; it follows from no clause.
    uncited: statements.filter((s) => s.clauses.length === 0 && s.kind !== '算例').map(citingOf),
    total: clauses.length,
    computable: clauses.filter((c) => c.nature === '可计算').length,
    gaps: clauses.filter((c) => c.gap).length,
    doubts: clauses.filter((c) => c.doubts.length > 0).length,
  }
}

function coverageOfClause(
  { id, nature, summary, doubt }: Clause,
  inherited: boolean,
  citedBy: readonly Citing[],
): ClauseCoverage {
  const doubts = doubtsOf(doubt ?? '')
  const gap = nature === '可计算' && citedBy.length === 0
  return { clause: id, nature, summary, doubt: doubt ?? null, doubts, citedBy, gap, inherited }
}

function citingByClause(statements: readonly Statement[]): ReadonlyMap<string, readonly Citing[]> {
  const cited = new Map<string, Citing[]>()
  for (const statement of statements)
    for (const id of new Set(statement.clauses)) {
      const list = cited.get(id) ?? []
      if (list.length === 0) cited.set(id, list)
      list.push(citingOf(statement))
    }
  return cited
}

function citingOf({ kind, name, isOpen }: Statement): Citing {
  return { kind, name, ...(isOpen ? { open: true } : {}) }
}

/** From what must be found in the file to what need not. A nature that is none comes last. */
const order = ['可计算', '日程', '定义', '引用', '原则']

function place(nature: string): number {
  const at = order.indexOf(nature)
  return at < 0 ? order.length : at
}
