import { group } from '../../engine/number/format.ts'
import { visible } from '../print/visible.ts'
import type { Case } from './run-cases.ts'

/** The cases by file, a line each; under a failed one its figures, with all their digits. */
export function casesReport(cases: readonly Case[]): string {
  const lines: string[] = []
  let file: string | undefined
  for (const one of cases) {
    if (one.file !== file) lines.push(one.file)
    file = one.file
    lines.push(`  ${one.passed ? '通过' : '不符'}  ${one.kind}：${one.name}`)
    for (const { figure, at, expected, actual } of one.differences) {
      const member = at.length > 0 ? `〔${at.join('，')}〕` : ''
      lines.push(`          ${figure}${member}：应当是 ${shown(expected)}，算出来是 ${shown(actual)}`)
    }
  }
  return lines.map((line) => `${visible(line)}\n`).join('')
}

function shown(value: string | boolean | null): string {
  if (value === null) return '空（待定、缺数或算不出）'
  if (typeof value === 'boolean') return value ? '是' : '否'
  return /^-?\d+(\.\d+)?$/.test(value) ? group(value) : value
}
