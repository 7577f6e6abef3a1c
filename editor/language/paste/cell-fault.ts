import { describe } from '../../../dsl/diagnostic/describe.ts'
import type { Problem } from '../../../dsl/diagnostic/diagnostic.ts'
import { kindOf } from '../../../dsl/model/figure-reader.ts'
import type { Input, Model } from '../../../dsl/model/model.ts'
import { quantityText } from '../../../dsl/model/quantity-text.ts'
import { compareWritten, readValue } from '../../../dsl/model/value.ts'
import { cellScalar } from '../../../dsl/syntax/policy/table-entries.ts'
import type { FormCell } from '../forms/scenario-form.ts'

/** Why a value cannot be put in a cell, in the compiler's words, or what is odd about it; undefined where it can. */
export function cellFault(cell: FormCell, text: string, input: Input, model: Model): FormCell['fault'] {
  if (cell.state === 'file') return { message: `这个数在${cell.file ?? '另一个文件'}里，要在那里改`, isError: true }
  if (cell.state === 'none') return { message: '按办法，这里没有这个数', isError: true }
  const { unit, least, most } = input
  const problems: Problem[] = []
  const form = { unit, nouns: model.nouns, bareShift: 0, grouped: false, isData: true, figure: kindOf(input) }
  const value = readValue(cellScalar(text, { start: 0, end: text.length }), form, (p) => void problems.push(p))
  const [said] = describe('', text, problems)
  if (said) return { message: said.message, isError: value === undefined }
  if (typeof value !== 'string') return undefined
  if (least !== undefined && compareWritten(value, least, unit) < 0)
    return { message: `少于${quantityText(least, unit)}`, isError: false }
  if (most !== undefined && compareWritten(value, most, unit) > 0)
    return { message: `多于${quantityText(most, unit)}`, isError: false }
  return undefined
}
