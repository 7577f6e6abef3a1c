import { readQuantity } from '../../../dsl/model/quantity.ts'
import { printUnit } from '../../../dsl/model/unit.ts'
import { lineAt } from '../../../dsl/text/line.ts'
import { show } from '../shown.ts'
import type { Hover } from './hover.ts'

/** A number with what may be its unit; a word that ends in digits is a name. */
const pattern = /(?<![\p{L}\p{N}_.])\d[\d,]*(?:\.\d+)?\s?[\p{Script=Han}％%‰/·]{0,8}/gu

/** A number with its unit at an offset, and what it is exactly: 12.5万元 is 125,000元, 15％ is 0.15. */
export function numberHover(text: string, offset: number, nouns: ReadonlySet<string>): Hover | undefined {
  const line = lineAt(text, text.lastIndexOf('\n', offset - 1) + 1)
  for (const match of text.slice(line.start, line.end).matchAll(pattern)) {
    const start = line.start + match.index
    if (offset < start || offset > start + match[0].length) continue
    // Letters behind the unit are another word's.
    for (let length = match[0].length; length > 0; length--) {
      const written = match[0].slice(0, length).trimEnd()
      const read = readQuantity(written, nouns, true)
      if (!read) continue
      const value = read.unit === undefined ? show(read.digits, '').exact : exactOf(read.digits, printUnit(read.unit))
      // 2024年 is a date, or begins a name.
      if (value === written || written.endsWith('年') || offset > start + written.length) return undefined
      return { span: { start, end: start + written.length }, title: `${written} ＝ ${value}`, lines: [] }
    }
  }
  return undefined
}

function exactOf(digits: string, unit: string): string {
  return unit === '比率' ? digits : show(digits, unit).exact
}
