import { missingWord } from '../../dsl/diagnostic/phrases.ts'
import { sinceWords } from '../../editor/language/since-words.ts'
import { sourceWords } from '../../editor/language/source-words.ts'
import type { Derivation } from '../../engine/index.ts'
import { groupNumbers } from '../../engine/number/format.ts'
import { visible } from '../print/visible.ts'
import { leaves } from './nested.ts'
import { wholeValue } from './shown-value.ts'

/** How a figure comes about, as a tree with the numbers filled in. */
export function derivationReport(derivation: Derivation): string {
  return `${lines(derivation, '', '').map(visible).join('\n')}\n`
}

function lines(d: Derivation, first: string, rest: string): string[] {
  const members = Object.values(d.at)
  const at = members.length > 0 ? `〔${members.join('，')}〕` : ''
  const found = [`${first}${d.name}${at} ＝ ${valueText(d)}${d.seen ? '（见上）' : ''}`]
  const inner = `${rest}${d.parts.length > 0 ? '│ ' : '  '}`
  const note = (label: string, text: string | undefined): void => {
    if (text) found.push(`${inner}${label}：${text}`)
  }
  if (!d.seen) {
    note('例外', d.exceptions.join('、'))
    note('公式', d.formula)
    note('代入', d.substituted && groupNumbers(d.substituted))
    note('解读', d.reading && `${d.reading.name}＝${d.reading.option}`)
    note(d.branch?.kind === 'band' ? '落在' : '情形', d.branch?.name)
    note('取值', d.since && sinceWords(d.since))
    note('依据', d.clauses.join('、'))
    // What waits for itself alone says so by its value, or by the formula in which the policy leaves it open.
    note('取决于', d.waits.filter((name) => name !== d.name).join('、'))
    note('来自', d.from && sourceWords(d.from))
  }
  for (const [i, part] of d.parts.entries()) {
    const last = i === d.parts.length - 1
    found.push(...lines(part, `${rest}${last ? '└ ' : '├ '}`, `${rest}${last ? '  ' : '│ '}`))
  }
  return found
}

function valueText({ value, sum, unit, isMissing }: Derivation): string {
  if (value === null) return isMissing ? missingWord : '待定'
  if (typeof value !== 'object') return wholeValue(value, unit)
  const found = leaves(value, Number.POSITIVE_INFINITY)
  if (found.every((leaf) => typeof leaf.value === 'boolean'))
    return `${found.length}个中${found.filter((leaf) => leaf.value === true).length}个是`
  const count = `${found.length}个数`
  return sum === undefined ? count : `${wholeValue(sum, unit)}（${count}合计）`
}
