import { printFormula } from '../../dsl/syntax/expression/print.ts'
import { pick } from './random.ts'
import type { Draft } from './random-draft.ts'
import { dimsOf, meet } from './slow-dims.ts'
import { binary, call, name } from './tree.ts'

/** 结转: what the year before left, and what comes on top; over the dimensions of the input that opens the first year. */
export function addCarry(own: string, draft: Draft): void {
  const { random, policy } = draft
  const openings = draft.inputs.filter(({ unit }) => unit !== '是否' && unit !== '日期')
  if (openings.length === 0) return
  const { name: opening, unit, dims } = pick(random, openings)
  if (unit === '是否' || unit === '日期') return
  const before = call('上年', [name(own)])
  const wanted = meet(policy, [dims])
  draft.figures.set(own, { kind: 'rule', dims: wanted, body: { open: true } })
  draft.carries.set(own, opening)
  const f = draft.formulas()
  const found = [f.of(unit, 1), f.of(unit, 1), f.leaf(unit)].find(
    (e) => meet(policy, [wanted, dimsOf(e, policy)]).join() === wanted.join(),
  )
  const formula = found ? binary(pick(random, ['＋', '－']), before, found) : before
  draft.add(own, unit, { kind: 'rule', dims: wanted, body: { formula } })
  draft.lines.结转.push(`  ${own}: {期初: ${opening}, 期末: ${printFormula(formula)}}`)
}
