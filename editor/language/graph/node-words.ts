import type { ConstraintRow } from '../constraint-row.ts'
import type { FigureRow } from '../figure-row.ts'
import type { Members } from '../members.ts'
import type { State, Value } from '../value.ts'

/** 暂 rests on a 暂取 value, 核 on one that the scenario settles, 差 is not what the scenario expects, 待 waits for the policy, 缺 for the scenario, 错 could not be worked out. */
export type Sign = '暂' | '核' | '差' | '待' | '缺' | '错'

/** What a node says of itself. */
export interface NodeWords {
  /** Empty where there is no value: `state` says why. */
  readonly value: string
  readonly unit: string
  readonly state: State
  readonly signs: readonly Sign[]
  /** Whether it comes out otherwise than by the text on the disk. */
  readonly changed: boolean
  /** The member whose value it is, where one was asked for. */
  readonly member?: string
}

/** A figure's value at the members asked for where they fix it, else what one row says of all. */
export function figureWords(row: FigureRow, at: Readonly<Record<string, string>> = {}): NodeWords {
  const member = row.members?.rows.find((one) => Object.entries(one.at).every(([dim, name]) => at[dim] === name))
  const own: Value = member ?? row
  const words = own.shown
    ? { value: `${sumWord(row, own)}${own.shown.text}`, unit: own.shown.unit }
    : ((member ? undefined : row.members && wordsOfAll(row.members)) ?? { value: '', unit: '' })
  return {
    ...words,
    state: own.state,
    signs: signsOf(row),
    changed: own.change !== undefined,
    ...(member ? { member: member.label } : {}),
  }
}

/** A requirement: whether it is met. */
export function constraintWords(row: ConstraintRow): NodeWords {
  return {
    value: row.holds === null ? '' : row.holds ? '达标' : '未达标',
    unit: '',
    state: row.state,
    signs: [...sign('待', row.open.length > 0), ...sign('缺', row.missing.length > 0)],
    changed: row.change !== undefined,
  }
}

function sumWord(row: FigureRow, own: Value): string {
  return own === row && row.members?.summary.kind === 'sum' ? '合计' : ''
}

function wordsOfAll({ summary, known }: Members): { readonly value: string; readonly unit: string } | undefined {
  if (summary.kind === 'range') {
    const { low, high } = summary
    return { value: low.text === high.text ? low.text : `${low.text}至${high.text}`, unit: low.unit }
  }
  if (summary.kind === 'holding') return { value: `${summary.holding}个是`, unit: '' }
  return known > 0 ? { value: `${known}项`, unit: '' } : undefined
}

function signsOf(row: FigureRow): readonly Sign[] {
  return [
    ...sign('暂', row.provisional.length > 0),
    ...sign('核', row.settled.length > 0 || row.pinned.length > 0),
    ...sign('差', row.unexpected.length > 0),
    ...sign('待', row.open.length > 0),
    ...sign('缺', row.missing.length > 0),
    ...sign('错', row.faults.length > 0),
  ]
}

function sign(own: Sign, holds: boolean): readonly Sign[] {
  return holds ? [own] : []
}
