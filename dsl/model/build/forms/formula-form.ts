import { problem } from '../../../diagnostic/diagnostic.ts'
import { lexBands } from '../../../syntax/expression/parse-bands.ts'
import type { RuleForm } from './form.ts'

/** 公式: one formula. */
export const formulaForm: RuleForm = {
  key: '公式',
  keys: [],
  read: (reader, { report }) => {
    const formula = reader.at('公式')
    if (!formula) return undefined
    const { scalar } = formula
    const results = lexBands(scalar.text).bands.filter((band) => band.result)
    if (results.length > 1) {
      report(problem('HC5068', scalar.span, {}))
      return undefined
    }
    return { type: (t) => t.term(formula), written: [{ text: scalar.text.trim() }] }
  },
}
