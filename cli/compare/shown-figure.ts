import type { ComparedFigure, Outcome } from '../../engine/index.ts'
import { compare, exact } from '../../engine/number/exact.ts'
import { cell } from '../run/figure-tables.ts'
import { type Leaf, leaves } from '../run/nested.ts'
import { shownUnit, shownValue } from '../run/shown-value.ts'

/** So many values of members, or names of what is missing, are shown one by one. */
const most = 3

/**
 * What a figure came to, for people: its value; of one over members the sum where amounts add up, else each or from where to where; or what it
 * waits for. `unsplit`: inputs that the data have, but not by these dimensions.
 */
export function shownFigure(
  { outcome, total }: ComparedFigure,
  members: Outcome['members'],
  unsplit: ReadonlyMap<string, readonly string[]> = new Map(),
): string {
  if (!outcome) return ''
  const { name, unit, display, dims, missing, provisional } = outcome
  const shown = (value: string | boolean): string => `${shownValue(value, unit, display)}${shownUnit(unit, display)}`
  const mark = provisional ? '　暂' : ''
  const by = unsplit.get(name)
  if (by) return `缺（要分${by.join('、')}）`
  const unlisted = dims.filter((d) => members[d]?.length === 0)
  if (unlisted.length > 0) return `缺 ${unlisted.join('、')}的名单`
  if (missing) return lackText(missing.filter((one) => one !== name))
  const all = leaves(outcome.value, dims.length)
  const [first] = all
  if (dims.length === 0 && first && first.value !== null) return `${shown(first.value)}${mark}`
  if (all.every(({ value }) => value === null)) return cell(outcome, first?.at ?? [])
  if (total !== undefined && total !== null) return `${shown(total)}（${all.length}个合计）${mark}`
  if (all.length <= most)
    return `${all.map(({ at, value }) => `${at.join('、')} ${value === null ? cell(outcome, at) : shown(value)}`).join('，')}${mark}`
  const [least, greatest] = ends(all)
  return `${all.length}个${least === undefined || greatest === undefined ? '' : `，${shown(least)}至${shown(greatest)}`}${mark}`
}

function lackText(names: readonly string[]): string {
  if (names.length === 0) return '缺'
  return `缺 ${names.slice(0, most).join('、')}${names.length > most ? `等${names.length}项` : ''}`
}

/** The least and the greatest of the values that are numbers. */
function ends(all: readonly Leaf[]): readonly [string?, string?] {
  const numbers = all.flatMap(({ value }) => {
    const number = typeof value === 'string' ? exact(value) : undefined
    return number && typeof value === 'string' ? [{ value, number }] : []
  })
  numbers.sort((a, b) => compare(a.number, b.number))
  return [numbers[0]?.value, numbers.at(-1)?.value]
}
