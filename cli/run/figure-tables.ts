import { displayWidth } from '../../dsl/text/display-width.ts'
import type { FigureOutcome, Outcome } from '../../engine/index.ts'
import { textTable } from '../print/text-table.ts'
import { visible } from '../print/visible.ts'
import { leafAt, leaves } from './nested.ts'
import { rangeText, shownPlaces, shownUnit, shownValue } from './shown-value.ts'

/** The widest that a table may be where it can be laid another way. */
const widest = 120

/**
 * The figures of one group: single ones in a list, those over the same dimensions side by side with a row for each member. Over two
 * dimensions each in a table of its own, the second across, where that takes fewer lines and fits; over one with a row for each figure,
 * the members across, where the figures side by side do not fit and the members do.
 */
export function figureTables(figures: readonly FigureOutcome[], members: Outcome['members']): string {
  const parts: string[] = []
  for (const group of groupFigures(figures, (figure) => figure.dims.join('\n')).values()) {
    const alike = group.map(withEvenPlaces)
    parts.push(
      (alike[0]?.dims.length ?? 0) === 0
        ? list(alike)
        : (crossed(alike, members) ?? upright(alike, members) ?? grid(alike, members)),
    )
  }
  return parts.join('\n')
}

/** A figure over members with as many decimal places at each as one of them needs, so that they stand under one another. */
function withEvenPlaces(figure: FigureOutcome): FigureOutcome {
  const { dims, value, unit, display } = figure
  if (dims.length === 0 || display) return figure
  const places = Math.max(
    0,
    ...leaves(value, dims.length).map((leaf) => (leaf.value === null ? 0 : shownPlaces(leaf.value, unit))),
  )
  return { ...figure, display: { unit: '', shift: 0, places } }
}

/** Figures by a word of theirs, in the order in which the words first come. */
export function groupFigures(
  figures: readonly FigureOutcome[],
  word: (figure: FigureOutcome) => string,
): ReadonlyMap<string, readonly FigureOutcome[]> {
  const groups = new Map<string, FigureOutcome[]>()
  for (const figure of figures) groups.set(word(figure), [...(groups.get(word(figure)) ?? []), figure])
  return groups
}

function list(figures: readonly FigureOutcome[]): string {
  const rows = figures
    .flatMap(withComputed)
    .map((figure) => [
      figure.name,
      cell(figure, []),
      shownUnit(figure.unit, figure.display),
      marks(figure),
      rangeOf(figure),
    ])
  return textTable([{ head: '' }, { head: '', align: 'right' }, { head: '' }, { head: '' }, { head: '' }], rows, '  ')
}

function grid(figures: readonly FigureOutcome[], members: Outcome['members']): string {
  const dims = figures[0]?.dims ?? []
  const places = dims.reduce<readonly (readonly string[])[]>(
    (before, dimension) => before.flatMap((at) => (members[dimension] ?? []).map((member) => [...at, member])),
    [[]],
  )
  const shown = figures.flatMap(withComputed)
  const columns = [
    ...dims.map((dimension) => ({ head: dimension })),
    ...shown.map((figure) => ({ head: headOf(figure), align: 'right' as const })),
  ]
  if (places.length === 0) return `  ${figures.map((f) => f.name).join('、')}：${dims.join('、')}没有成员\n`
  if (places.length > 1 && shown.every(isNought)) {
    return `  ${visible(shown.map(headOf).join('、'))}：各${visible(dims.join('、'))}都是0\n`
  }
  return textTable(
    columns,
    places.map((at) => [...at, ...shown.map((figure) => cell(figure, at))]),
    '  ',
  )
}

/** Whether a figure is 0 at every member: of an overrun that there is none of, nobody bears anything. */
function isNought({ value, dims }: FigureOutcome): boolean {
  return leaves(value, dims.length).every((leaf) => leaf.value === '0')
}

/** Figures over two dimensions, each a table with the members of the second across; undefined where rows for all of them are better. */
function crossed(figures: readonly FigureOutcome[], members: Outcome['members']): string | undefined {
  const [down, across, ...more] = figures[0]?.dims ?? []
  if (down === undefined || across === undefined || more.length > 0) return undefined
  const [rows, columns] = [members[down] ?? [], members[across] ?? []]
  const shown = figures.flatMap(withComputed)
  if (rows.length === 0 || shown.length * (rows.length + 2) >= rows.length * columns.length + 1) return undefined
  const heads = [{ head: `${down}／${across}` }, ...columns.map((head) => ({ head, align: 'right' as const }))]
  const tables = shown.map((figure) => {
    const lines = rows.map((row) => [row, ...columns.map((column) => cell(figure, [row, column]))])
    return `  ${visible(headOf(figure))}\n${textTable(heads, lines, '    ')}`
  })
  return tables.every(fits) ? tables.join('') : undefined
}

/** Figures over one dimension, a row for each with the members across; undefined where they fit side by side, or do not fit this way either. */
function upright(figures: readonly FigureOutcome[], members: Outcome['members']): string | undefined {
  const [across, ...more] = figures[0]?.dims ?? []
  if (across === undefined || more.length > 0 || fits(grid(figures, members))) return undefined
  const columns = members[across] ?? []
  const heads = [{ head: across }, ...columns.map((head) => ({ head, align: 'right' as const }))]
  const lines = figures
    .flatMap(withComputed)
    .map((figure) => [headOf(figure), ...columns.map((column) => cell(figure, [column]))])
  const table = textTable(heads, lines, '  ')
  return fits(table) ? table : undefined
}

function fits(table: string): boolean {
  return table.split('\n').every((line) => displayWidth(line) <= widest)
}

/** 基金分担（元）暂 */
function headOf(figure: FigureOutcome): string {
  const unit = shownUnit(figure.unit, figure.display)
  return `${figure.name}${unit === '' ? '' : `（${unit}）`}${marks(figure)}`
}

/** A figure's value at some members as people read it, or why there is none. */
export function cell(figure: FigureOutcome, at: readonly string[]): string {
  const value = leafAt(figure.value, at)
  if (value !== null) return shownValue(value, figure.unit, figure.display)
  if (figure.faults?.some((fault) => fault.at.join('\n') === at.join('\n'))) return '算不出'
  return withoutValue(figure) ?? '不适用'
}

/** Why a figure has no value, where the document or the scenario is the cause. */
export function withoutValue({ open, missing }: FigureOutcome): string | undefined {
  return open ? '待定' : missing ? '缺数' : undefined
}

/** A figure that the scenario settles (核定), and beside it what the rule itself comes to. */
function withComputed(figure: FigureOutcome): readonly FigureOutcome[] {
  const { computed, ...rest } = figure
  return computed === undefined
    ? [figure]
    : [figure, { ...rest, name: `${figure.name}（算为）`, value: computed, pinned: undefined }]
}

/** 暂: rests on a provisional value; 核: is settled by the scenario, or rests on a figure that is. */
export function marks(figure: FigureOutcome): string {
  return `${figure.provisional ? '暂' : ''}${figure.computed !== undefined || figure.pinned ? '核' : ''}`
}

/** （0.00 至 1,000.00） for a single figure that open values may move. */
function rangeOf({ range, unit, display }: FigureOutcome): string {
  if (!range) return ''
  const [low = null, high = null] = range.map((end) => leaves(end, 0)[0]?.value ?? null)
  return low === null && high === null ? '' : `（${rangeText(low, high, unit, display)}）`
}
