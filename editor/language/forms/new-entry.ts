import { alignTable } from '../../../dsl/format/align-table.ts'
import type { Input } from '../../../dsl/model/model.ts'
import { yamlText } from '../writing/yaml-text.ts'
import { groupBy } from './group-by.ts'
import type { ScenarioData } from './input-places.ts'

/** A value at some members, in the order of its figure's dimensions. */
export interface TypedCell {
  readonly at: readonly string[]
  readonly text: string
}

/** Values in braces, member by member from a depth on; one value alone where no dimension is left. */
export function nestedText(values: readonly TypedCell[], depth: number, isQuoted: boolean): string {
  const [first] = values
  if (!first) return '{}'
  if (depth >= first.at.length) {
    const isNumber = /^-?\d+(?:\.\d+)?$/.test(first.text)
    return isQuoted && !isNumber ? JSON.stringify(first.text) : yamlText(first.text)
  }
  const groups = groupBy(values, ({ at }) => at[depth] ?? '')
  const pairs = [...groups].map(([member, own]) => {
    const key = isQuoted ? JSON.stringify(member) : yamlText(member)
    return `${key}: ${nestedText(own, depth + 1, isQuoted)}`
  })
  return `{${pairs.join(', ')}}`
}

/** The lines of a new table with a cell for every member, each line behind a line break, deeper than its key by two. */
export function tableText(input: Input, values: readonly TypedCell[], indent: string, data: ScenarioData): string {
  const { dims, name } = input
  const membersAt = (i: number): readonly string[] =>
    data.members(dims[i] ?? '') ?? [...new Set(values.map(({ at }) => at[i] ?? ''))]
  const isAcross = dims.length > 1
  const leading = dims.slice(0, isAcross ? -1 : undefined)
  const across = isAcross ? membersAt(dims.length - 1) : []
  const texts = new Map(values.map(({ at, text }) => [at.join('\u0000'), text]))
  const rows = leading.reduce<readonly (readonly string[])[]>(
    (above, _, i) => above.flatMap((row) => membersAt(i).map((member) => [...row, member])),
    [[]],
  )
  const cellAt = (at: readonly string[]): string => texts.get(at.join('\u0000')) ?? ''
  const lines = alignTable([
    [...leading, ...(isAcross ? across : [name])],
    ...rows.map((row) => [...row, ...(isAcross ? across.map((member) => cellAt([...row, member])) : [cellAt(row)])]),
  ])
  const newline = data.read.text.includes('\r\n') ? '\r\n' : '\n'
  return lines.map((line) => `${newline}${indent}  ${line}`).join('')
}
