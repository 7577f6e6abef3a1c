import { problem } from '../../../diagnostic/diagnostic.ts'
import { lexBands } from '../../../syntax/expression/parse-bands.ts'
import type { PlacedFormula } from '../formula.ts'
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
    if (isTable(formula)) {
      report(problem('HC5092', scalar.span, {}))
      return undefined
    }
    if (results.length > 1) {
      report(problem('HC5068', scalar.span, {}))
      return undefined
    }
    return { type: (t) => t.term(formula), written: [{ text: scalar.text.trim() }] }
  },
}

/** Whether rows of a table stand where a formula should: cells cut at bars, or at tabs, without a mark between one row and the next. */
function isTable({ scalar, problems }: PlacedFormula): boolean {
  const rows = scalar.text.trim().split('\n')
  const isCut = (row: string): boolean => /[^|｜\t][|｜\t]+[^|｜]/.test(row.trim())
  const bars = scalar.text.match(/[|｜]/g)?.length ?? 0
  // Lines that were joined to one read as words without a mark between them.
  return rows.length > 1 ? rows.every(isCut) : bars > 1 && problems.some((p) => p.code === 'HC2011')
}
