import { findClause } from '../../dsl/model/clause-id.ts'
import type { Model } from '../../dsl/model/model.ts'

/** What cites a clause. */
interface Citing {
  readonly kind: '输入' | '参数' | '规则' | '解读' | '约束' | '日程' | '资金去向' | '核对' | '须证'
  readonly name: string
}

/** A clause of the document and what became of it. */
export interface ClauseCoverage {
  readonly clause: string
  readonly nature: string
  readonly summary: string
  readonly doubt: string | null
  readonly citedBy: readonly Citing[]
  /** A computable clause that nothing cites: something was left out of the file. */
  readonly gap: boolean
}

/** The clauses of one policy in the order of the document. */
export interface Coverage {
  readonly file: string
  readonly policy: string
  readonly clauses: readonly ClauseCoverage[]
  readonly total: number
  readonly computable: number
  readonly gaps: number
  readonly doubts: number
}

const figureKinds = { input: '输入', parameter: '参数', rule: '规则' } as const

/** Counts what became of every clause of a policy. A citation of 第七条第二款 counts for 第七条 where only that is listed. */
export function coverageOf(file: string, model: Model): Coverage {
  const citing = new Map<string, Citing[]>()
  const note = (kind: Citing['kind'], name: string, words: readonly { readonly text: string }[]): void => {
    for (const id of new Set(words.map((word) => findClause(word.text, model.clauses)))) {
      if (id === undefined) continue
      const list = citing.get(id)
      if (list) list.push({ kind, name })
      else citing.set(id, [{ kind, name }])
    }
  }
  for (const figure of model.figures.values()) note(figureKinds[figure.kind], figure.name, figure.clauses)
  for (const reading of model.readings.values()) note('解读', reading.name, reading.clauses)
  for (const constraint of model.constraints) note('约束', constraint.name, constraint.clauses)
  for (const row of model.schedule) note('日程', row.what, row.clauses)
  for (const flow of model.flows) note('资金去向', flow.whole, flow.clauses)
  for (const claim of model.claims) note('核对', claim.name, claim.clauses)
  for (const property of model.properties) note('须证', property.name, property.clauses)

  const clauses = [...model.clauses.values()].map(({ id, nature, summary, doubt }): ClauseCoverage => {
    const citedBy = citing.get(id) ?? []
    const gap = nature === '可计算' && citedBy.length === 0
    return { clause: id, nature, summary, doubt: doubt ?? null, citedBy, gap }
  })
  return {
    file,
    policy: model.header.id,
    clauses,
    total: clauses.length,
    computable: clauses.filter((c) => c.nature === '可计算').length,
    gaps: clauses.filter((c) => c.gap).length,
    doubts: clauses.filter((c) => c.doubt !== null).length,
  }
}
