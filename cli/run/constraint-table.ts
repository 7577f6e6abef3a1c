import { unspecifiedFigure } from '../../dsl/diagnostic/phrases.ts'
import type { ConstraintOutcome } from '../../engine/index.ts'
import { textTable } from '../print/text-table.ts'
import { leafAt, leaves } from './nested.ts'
import { rangeText, shownUnit, shownValue } from './shown-value.ts'

/** Constraints with what came out and by how much, a row for each member where there are several. */
export function constraintTable(constraints: readonly ConstraintOutcome[]): string {
  const rows = constraints.flatMap((constraint) =>
    leaves(constraint.holds, constraint.dims.length).map(({ at, value }) => [
      at.length > 0 ? `${constraint.name}〔${at.join('，')}〕` : constraint.name,
      constraint.level,
      value === null ? (constraint.open || !constraint.missing ? '待定' : '缺数') : value ? '达标' : '未达标',
      value === null ? waitsFor(constraint) : marginText(constraint, at, value),
      side(constraint.left, constraint.leftRange, at, constraint.unit),
      side(constraint.right, constraint.rightRange, at, constraint.unit),
      constraint.clauses.join('、'),
    ]),
  )
  const right = 'right' as const
  return textTable(
    [
      { head: '名称' },
      { head: '程度' },
      { head: '结果' },
      { head: '相差' },
      { head: '左边', align: right },
      { head: '右边', align: right },
      { head: '依据' },
    ],
    rows,
    '  ',
  )
}

/** Whether a constraint of the level 必须 fails somewhere. */
export function hasFailure(constraints: readonly ConstraintOutcome[]): boolean {
  return constraints.some(
    ({ level, holds, dims }) => level === '必须' && leaves(holds, dims.length).some(({ value }) => value === false),
  )
}

/** 等民营超支分担比例 — what an undecided one waits for. */
function waitsFor({ open = [], missing = [] }: ConstraintOutcome): string {
  const names = [...open.map(unspecifiedFigure), ...missing]
  return names.length > 0 ? `等${names.join('、')}` : ''
}

/** 余1,000.00元, 差2.35个百分点, 正好相等 — how far it is from the flip. */
function marginText({ margin, unit = '' }: ConstraintOutcome, at: readonly string[], holds: boolean | string): string {
  const by = margin === undefined ? null : leafAt(margin, at)
  if (typeof by !== 'string' || holds === null) return ''
  if (by === '0') return '正好相等'
  const size = by.replace(/^-/, '')
  const shown =
    unit === '比率'
      ? `${shownValue(size, unit).replace(/％$/, '')}个百分点`
      : unit === '日期'
        ? `${shownValue(size, '天')}天`
        : `${shownValue(size, unit)}${shownUnit(unit)}`
  return `${holds ? '余' : '差'}${shown}`
}

/** 1,000.00元; of a side that waits for an open value, 0.00 至 1,000.00元. */
function side(
  value: ConstraintOutcome['left'],
  range: ConstraintOutcome['leftRange'],
  at: readonly string[],
  unit = '',
): string {
  const own = leafAt(value, at)
  if (own !== null) return shownValue(own, unit) + shownUnit(unit)
  const [low, high] = (range ?? [null, null]).map((end) => leafAt(end, at))
  if (typeof low !== 'string' && typeof high !== 'string') return ''
  return rangeText(low ?? null, high ?? null, unit) + shownUnit(unit)
}
