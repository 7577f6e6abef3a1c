import { isTableReference } from '../../../dsl/model/cells.ts'
import { memberHeads } from '../../../dsl/model/data-words.ts'
import { comesWithData } from '../../../dsl/model/model.ts'
import type { Node, Pair, ScalarNode } from '../../../dsl/syntax/yaml/node.ts'
import { readTable } from '../../../dsl/syntax/yaml/read-table.ts'
import type { Gather } from './gather.ts'
import { memberNames } from './member-names.ts'
import { nameSymbol } from './name-symbol.ts'

/** Gathers the names in one section of data: of a scenario, or of a worked example. Sections without names have none. */
export function dataNames(section: string, pairs: readonly Pair[], gather: Gather): void {
  const { scope } = gather
  for (const { key, value } of pairs) {
    const word = key.text.trim()
    if (section === '维度') {
      gather.scalar(key, 'use', (w) => scope.dimension(w))
      const dimension = scope.model.dimensions.get(word)
      if (dimension && !isTableReference(value))
        memberNames(word, value, { members: comesWithData(dimension) ? 'definition' : 'use' }, gather)
    } else if (section === '解读') {
      gather.scalar(key, 'use', (w) => (scope.model.readings.has(w) ? nameSymbol('reading', w) : undefined))
      gather.scalar(value, 'use', (w) => nameSymbol('option', w, word))
    } else if (figureSections.has(section) && !(section === '上年' && word === '情景')) {
      gather.scalar(key, 'use', (w) => scope.figure(w))
      const figure = scope.figureOf(word)
      if (figure) cellNames(value, figure.dims, gather)
    }
  }
}

const figureSections: ReadonlySet<string> = new Set(['输入', '参数', '上年', '核定', '期望'])

/** Gathers the members, and the heads of a table, in the values of a figure over these dimensions. */
export function cellNames(node: Node, dims: readonly string[], gather: Gather): void {
  const [dimension, ...others] = dims
  const isElsewhere: boolean = isTableReference(node)
  if (dimension === undefined || isElsewhere) return
  if (node.kind === 'scalar' && node.text.includes('\n')) tableNames(node, dims, gather)
  if (node.kind !== 'map') return
  for (const { key, value } of node.pairs) {
    gather.scalar(key, 'use', (word) => gather.scope.member(dimension, word))
    cellNames(value, others, gather)
  }
}

function tableNames(scalar: ScalarNode, dims: readonly string[], gather: Gather): void {
  const { scope } = gather
  const { heads, rows } = readTable(scalar).table
  const leading: string[] = []
  for (const { text, span } of heads) {
    const isOnly = dims.length === 1 && memberHeads.includes(text)
    const dimension = isOnly ? (dims[0] as string) : text
    if (!dims.includes(dimension) || leading.includes(dimension)) break
    if (!isOnly) gather.add(scope.dimension(dimension), 'use', span)
    leading.push(dimension)
  }
  const [rest] = dims.filter((d) => !leading.includes(d))
  for (const { text, span, whole } of heads.slice(leading.length)) {
    if (rest === undefined) gather.add(scope.figure(whole.text), 'use', whole.span)
    else gather.add(scope.member(rest, text), 'use', span)
  }
  for (const { cells } of rows) {
    for (const [i, dimension] of leading.entries()) {
      const cell = cells[i]
      if (cell) gather.add(scope.member(dimension, cell.text), 'use', cell.span)
    }
  }
}
