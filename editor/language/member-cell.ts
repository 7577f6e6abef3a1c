import { valueAt } from './nested.ts'
import { show, showMove } from './shown.ts'
import { stateOf } from './state-of.ts'
import { type Column, valueIn } from './table-columns.ts'
import type { State } from './value.ts'

/** A value of a table as it is seen and as it is copied. */
export interface MemberCell {
  readonly state: State
  /** In the column's unit; empty where there is none. */
  readonly text: string
  readonly exact?: string
  /** Digits in the base unit and in the shown one; left out where it is no number. */
  readonly plain?: string
  readonly scaled?: string
  readonly signs: readonly CellSign[]
}

/** A mark of a value: 核 the scenario settles it, 差 the scenario expects another, 错 it could not be worked out, 变 it is not as in the file. */
export interface CellSign {
  readonly sign: '核' | '差' | '错' | '变'
  readonly words: string
}

/** The cell of a column at a place. */
export function cellAt(column: Column, at: readonly string[]): MemberCell {
  const { figure, kind, before } = column
  const value = valueIn(column, at)
  if (kind === 'move') {
    const moved = typeof value === 'string' ? showMove(value, '0', figure.unit, figure.display) : undefined
    if (!moved) return { state: 'known', text: '', signs: [] }
    const { text, exact, plain, scaled } = moved
    return { state: 'known', text, exact, plain, scaled, signs: [] }
  }
  const signs = signsAt(column, at)
  if (value === null || value === undefined) return { state: stateOf(figure, at), text: '', signs }
  const shown = show(value, figure.unit, figure.display)
  const old = valueAt(before?.value, at)
  const changed: readonly CellSign[] =
    before && old !== undefined && old !== value ? [{ sign: '变', words: `原为${worded(old, column)}` }] : []
  const { text, exact, plain, scaled } = shown
  const isNumber = typeof value === 'string' && figure.unit !== '文本' && shown.unit !== ''
  return { state: 'known', text, exact, ...(isNumber ? { plain, scaled } : {}), signs: [...signs, ...changed] }
}

function signsAt(column: Column, at: readonly string[]): readonly CellSign[] {
  const { figure, expectations } = column
  const isHere = (one: { readonly at: readonly string[] }): boolean => one.at.join('\n') === at.join('\n')
  const settled = figure.computed === undefined ? undefined : valueAt(figure.computed, at)
  const fault = figure.faults?.find(isHere)
  const expected = expectations.find(isHere)
  return [
    ...(settled !== undefined && settled !== valueAt(figure.value, at)
      ? [{ sign: '核' as const, words: `情景核定的数。按规则算是${worded(settled, column)}` }]
      : []),
    ...(expected
      ? [{ sign: '差' as const, words: `与情景的期望（清算表）不符。期望是${worded(expected.expected, column)}` }]
      : []),
    ...(fault ? [{ sign: '错' as const, words: fault.message }] : []),
  ]
}

function worded(value: string | boolean | null, { figure }: Column): string {
  return value === null ? '没有数' : show(value, figure.unit, figure.display).exact
}
