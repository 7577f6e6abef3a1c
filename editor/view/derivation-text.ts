import type { CitedClause, Step } from '../state/snapshot.ts'
import { groupFormula } from './group-digits.ts'

/** A derivation as lines of text for a memo: every figure with its value, formula, the same with numbers, and its clauses; parts indented. */
export function derivationText(root: Step, clauses: Readonly<Record<string, CitedClause>>): string {
  const lines: string[] = []
  const visit = (step: Step, depth: number): void => {
    const indent = '　'.repeat(depth)
    const members = Object.values(step.at)
    const of = members.length > 0 ? `（${members.join('，')}）` : ''
    lines.push(`${indent}${step.name}${of}：${step.shown || '没有数'}${step.seen ? '（见上）' : ''}`)
    if (step.seen) return
    const inner = `${indent}　`
    if (step.formula !== undefined) lines.push(`${inner}＝ ${step.formula}`)
    if (step.substituted !== undefined) lines.push(`${inner}＝ ${groupFormula(step.substituted)}`)
    if (step.reading) lines.push(`${inner}解读：${step.reading.name}，取“${step.reading.option}”`)
    if (step.branch) lines.push(`${inner}${step.branch.kind === 'band' ? '落在' : '情形'}：${step.branch.name}`)
    if (step.exceptions.length > 0) lines.push(`${inner}例外：${step.exceptions.join('、')}`)
    if (step.since !== undefined) lines.push(`${inner}取值：${step.since}`)
    for (const id of step.clauses) lines.push(`${inner}依据：${clauseWords(id, clauses[id])}`)
    if (step.from !== undefined) lines.push(`${inner}来自：${step.from}`)
    if (step.waits.length > 0) lines.push(`${inner}${step.shown === '' ? '还等' : '取决于'}：${step.waits.join('、')}`)
    for (const part of step.parts) visit(part, depth + 1)
  }
  visit(root, 0)
  return lines.join('\n')
}

function clauseWords(id: string, clause: CitedClause | undefined): string {
  const doubt = clause?.doubt ? `（存疑：${clause.doubt}）` : ''
  return `${id}${clause?.summary ? ` ${clause.summary}` : ''}${doubt}`
}
