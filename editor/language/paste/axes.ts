import { isTotalName } from '../../../dsl/model/data-words.ts'
import type { Block } from './cut-block.ts'
import type { Names } from './names.ts'
import { isBlankCell, looksLikeValue } from './pasted-value.ts'

/** How many lines at the top and at the left of a block name what stands below and beside them, after what is above the table is gone. */
export interface Frame {
  readonly top: number
  readonly left: number
}

const serial = /^(?:序号|编号|行次|栏次|No\.?)$/i

/** Where the names of a block end and its values begin. */
export function frameOf(block: Block, names: Names): Frame {
  const height = block.length
  const width = block[0]?.length ?? 0
  const column = (x: number): string[] => {
    const whole = block.map((row) => row[x] ?? '')
    const below = whole.slice(1)
    // A merged cell leaves the first column blank below it.
    return x === 0 && below.every(isBlankCell) ? whole : below
  }
  let left = 0
  while (left < width && height * width > 1 && isNaming(column(left), block[0]?.[left] ?? '', names)) left++
  // A row of names alone names columns.
  if (left === width && height > 1 && width > 0) left = Math.min(1, width - 1)
  let top = 0
  while (top < height && isHead(block[top] ?? [], left, top, names)) top++
  if (top === height && height > 0) top = height === 1 ? 0 : 1
  return { top, left }
}

/** Whether a row names columns: a row whose own name stands to its left holds values, though none of them can be read. */
function isHead(row: readonly string[], left: number, place: number, names: Names): boolean {
  const cells = row.slice(left)
  const own = row.slice(0, left).filter((cell) => !isBlankCell(cell))
  const isNamed = own.some((cell) => names.of(cell).length > 0 || (place > 0 && names.dimension(cell) === undefined))
  if (isNamed && !cells.some((cell) => names.of(cell).length > 0)) return false
  return isNaming(cells, '', names)
}

/** Whether a line of cells holds names: texts that are no values, or members of one dimension that look like numbers. */
function isNaming(cells: readonly string[], head: string, names: Names): boolean {
  const own = cells.filter((cell) => !isBlankCell(cell))
  if (serial.test(head.trim())) return true
  if (own.length === 0) return false
  const known = own.filter((cell) => names.of(cell).length > 0 || isTotalName(cell))
  if (own.every((cell) => !looksLikeValue(cell) || known.includes(cell))) {
    const numbers = own.filter(looksLikeValue)
    return numbers.length === 0 || new Set(own).size === own.length
  }
  return false
}
