import type { RuleForm } from './form.ts'

/** 公式: one formula. */
export const formulaForm: RuleForm = {
  key: '公式',
  keys: [],
  read: (reader) => {
    const formula = reader.at('公式')
    return formula && { type: (t) => t.term(formula), written: [{ text: formula.scalar.text.trim() }] }
  },
}
