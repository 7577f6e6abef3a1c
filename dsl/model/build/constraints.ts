import type { Placed } from '../../syntax/policy/declaration.ts'
import { textAt, wordsAt } from '../../syntax/policy/fields.ts'
import type { Constraint, Level } from '../model.ts'
import type { Draft } from './draft.ts'
import { siteOf } from './report.ts'
import { readCondition } from './statement.ts'

/** 约束: a condition that must hold, should hold, or is aimed at; undefined when it cannot be read. */
export function buildConstraint(placed: Placed, d: Draft): Constraint | undefined {
  const { name, value } = placed.declaration
  const clauses = d.citations.of(placed, wordsAt(value, '依据'))
  const found = readCondition(placed, '须', '须', d)
  if (!found) return undefined
  const level = (textAt(value, '程度') ?? '必须') as Level
  return { name, term: found.term, formula: found.text, level, clauses, site: siteOf(placed) }
}
