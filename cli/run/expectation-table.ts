import type { Expectation, Outcome } from '../../engine/index.ts'
import { textTable } from '../print/text-table.ts'
import { cell } from './figure-tables.ts'
import { wholeValue } from './shown-value.ts'

/** 回测 for people: how many of the expected figures (期望) came out so, and a row with all digits for each that did not. */
export function expectationTable(expectations: readonly Expectation[], { figures }: Outcome): string {
  const off = expectations.filter(({ agrees }) => !agrees)
  const count = expectations.length
  if (off.length === 0) return `回测：期望的${count}个数全部相符\n`
  const rows = off.map(({ figure, at, unit, expected, actual, difference, provisional }) => {
    const computed = figures.find(({ name }) => name === figure)
    return [
      at.length === 0 ? figure : `${figure}〔${at.join('，')}〕`,
      expected === null ? '待定' : wholeValue(expected, unit),
      actual !== null ? wholeValue(actual, unit) : computed ? cell(computed, at) : '算不出',
      difference === null ? '' : moveText(difference, unit),
      provisional.length > 0 ? '暂' : '',
    ]
  })
  const columns = [
    { head: '名称' },
    ...['期望', '算得', '差额'].map((head) => ({ head, align: 'right' as const })),
    { head: '' },
  ]
  const told = `回测：期望的${count}个数，${count - off.length}个相符，${off.length}个不符（差额＝算得－期望）`
  return `${told}\n${textTable(columns, rows, '  ')}`
}

/** +1,000元, -1.3875个百分点: with its sign, in the unit in which a figure moves. */
function moveText(difference: string, unit: string): string {
  const text = wholeValue(difference, unit)
  const sign = text.startsWith('-') ? '' : '+'
  return `${sign}${unit === '比率' ? `${text.replace(/％$/, '')}个百分点` : text}`
}
