import type { ConstraintRow } from '../constraint-row.ts'
import { baseUnitOf, type CopiedCell, type CopiedRows, type CopiedUnit } from '../copied-rows.ts'
import type { Shown } from '../shown.ts'
import type { SeenRow, SideView } from './arrange-side.ts'
import type { SideMember } from './side-members.ts'
import type { SideRow } from './side-row.ts'

/** What one cell is copied as: a value, and the difference beside it. */
interface Pair {
  readonly value: CopiedCell
  readonly move: CopiedCell
}

const nothing: Pair = { value: '', move: '' }

/**
 * What is seen, as lines for a spreadsheet: group, name, member where members are seen, unit, the first column, and of every other its value
 * and its difference. Every digit; of a requirement its verdict.
 */
export function copySide({ columns, sections }: SideView, unit: CopiedUnit): CopiedRows {
  const names = columns.map(({ title, file }) => title || file)
  const head = names.flatMap((name, i) => (i === 0 ? [name] : [name, `${name}：与${names[0]}的差`]))
  const line = (about: readonly string[], cells: readonly Pair[]): readonly CopiedCell[] => [
    ...about,
    ...cells.flatMap(({ value, move }, i) => (i === 0 ? [value] : [value, move])),
  ]
  const lines = sections.flatMap((section) => {
    if (section.kind === 'requirement')
      return section.rows.map(({ name, cells }) => line(['约束', name, '', ''], cells.map(verdict)))
    const title = [{ rule: '', parameter: '参数', input: '输入' }[section.kind], section.title]
      .filter(Boolean)
      .join('：')
    return section.rows.flatMap((row) => [
      line(
        [title || '规则', row.name, '', wordOf(row, unit)],
        row.cells.map((cell) => figure(cell, unit)),
      ),
      ...membersOf(row).map(({ label, cells }) =>
        line(
          [title || '规则', row.name, label, wordOf(row, unit)],
          cells.map((cell) => figure(cell, unit)),
        ),
      ),
    ])
  })
  const all = [['分组', '名称', '成员', '单位', ...head], ...lines]
  return lines.some((own) => own[2] !== '') ? all : all.map((own) => own.filter((_, i) => i !== 2))
}

function membersOf({ shownMembers }: SeenRow): readonly SideMember[] {
  return shownMembers?.rows ?? []
}

function figure(cell: SideRow['cells'][number] | SideMember['cells'][number], unit: CopiedUnit): Pair {
  if (cell === 'broken' || cell === 'absent') return nothing
  const digits = (shown: Shown | undefined): CopiedCell =>
    !shown ? '' : shown.unit === '' ? shown.text : { digits: unit === 'shown' ? shown.scaled : shown.plain }
  return { value: digits(cell.shown), move: digits(cell.change?.move) }
}

function verdict(cell: ConstraintRow | 'broken'): Pair {
  if (cell === 'broken' || cell.holds === null) return nothing
  const word = cell.holds ? '达标' : cell.members ? `${cell.members.failed}个未达标` : '未达标'
  return { value: cell.distance === '' ? word : `${word}（${cell.distance}）`, move: '' }
}

function wordOf(row: SideRow, unit: CopiedUnit): string {
  return unit === 'shown' || row.unit === '' ? row.unit : baseUnitOf({ unit: row.baseUnit })
}
