import { describe, expect, it } from 'vitest'
import { FormulaGrammar } from '../../../../dsl/syntax/expression/grammar.ts'

describe('the grammar of formulas', () => {
  it('is free of ambiguities, left recursion and rules without end, by the library’s own checks', () => {
    expect(() => new FormulaGrammar(true)).not.toThrow()
  })
})
