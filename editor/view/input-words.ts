import type { FormCell, InputAbout } from '../state/snapshot.ts'

/** 文本 is no unit. */
export function unitWords({ unit }: InputAbout): string {
  return unit === '文本' ? '' : unit
}

/** What is to be known of an input, as a tip. */
export function tip({ description, bounds, typical, clauses, aliases, standIn }: InputAbout): string {
  return [
    description,
    bounds && `范围：${bounds}`,
    typical && `通常：${typical}`,
    standIn,
    aliases.length > 0 && `又叫：${aliases.join('、')}`,
    ...clauses,
  ]
    .filter(Boolean)
    .join('\n')
}

/** What is said beside a value: what is wrong, what waits for it, what it usually is. */
export function hint(about: InputAbout, cell: FormCell | undefined): string {
  if (cell?.fault) return cell.fault.message
  if (cell?.state === 'missing' && about.waiting.length > 0) return `${about.waiting.length}个数在等它`
  if (cell?.text === '' && about.standIn) return about.standIn
  return [cell?.words && `即${cell.words}`, about.typical && `通常${about.typical}`].filter(Boolean).join('，')
}
