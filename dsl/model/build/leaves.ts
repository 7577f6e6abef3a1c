import { scalarAt } from '../../syntax/policy/fields.ts'
import type { Input } from '../model.ts'
import { typeCondition } from './condition.ts'
import { type Draft, settle } from './draft.ts'
import { figuresUsed, placeFormula } from './formula.ts'
import { buildInput } from './inputs.ts'
import { buildParameter } from './parameters.ts'

/** Inputs and parameters, and what a carried figure is counted in: its own figure of the year before may stand in its 期末. */
export function buildLeaves(d: Draft): void {
  const { memory, report, citations, nouns, dimensions, readings } = d
  for (const { kind, placed } of d.declared.values()) {
    if (kind === '输入')
      settle(
        d,
        memory.figure(placed, report, citations, (p, r, c) => buildInput(p, nouns, dimensions, c, r)),
      )
    else if (kind === '参数')
      settle(
        d,
        memory.figure(placed, report, citations, (p, r, c) => buildParameter(p, nouns, dimensions, c, r, readings)),
      )
  }
  for (const [name, opening] of d.openings) {
    const known = d.signatures.get(opening)
    if (known) d.signatures.set(name, known)
    d.used.add(opening)
  }
}

/** The conditions on members: which belong to a part (取自 … 其中), where an input applies (仅). */
export function typeConditions(d: Draft): void {
  for (const { dimension: name, placed, where } of d.conditions) {
    const dimension = d.dimensions.get(name)
    if (!dimension?.part) continue
    const { of } = dimension.part
    const condition = typeCondition(placeFormula(where, d.read), '其中', [of], d.scope, d.report.in(placed.start))
    if (condition) d.dimensions.set(name, { ...dimension, part: { of, where: condition } })
  }
  for (const [name, { kind, placed }] of d.declared) {
    const only = kind === '输入' ? scalarAt(placed.declaration.value, '仅') : undefined
    if (!only) continue
    const formula = placeFormula(only, d.read)
    for (const figure of figuresUsed(formula, d.names)) d.used.add(figure)
    const input = d.figures.get(name) as Input
    d.figures.set(name, {
      ...input,
      only: typeCondition(formula, '仅', input.dims, d.scope, d.report.in(placed.start)),
    })
  }
}
