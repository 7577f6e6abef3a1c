import { problem } from '../../diagnostic/diagnostic.ts'
import { pairOf, textAt } from '../../syntax/policy/fields.ts'
import type { Node } from '../../syntax/yaml/node.ts'
import type { Names } from '../names.ts'
import type { Term } from '../term.ts'
import { brokenTerm } from '../typing/context.ts'
import type { FormContext, RuleTyping } from './forms/form.ts'
import { missingOptions, readingTerm, readOptions } from './forms/reading-form.ts'
import type { FormulaReader, OwnWords } from './formula-reader.ts'
import { type ReadText, RuleReader } from './rule-reader.ts'

/** A word of 式中 as read: what it stands for, once all that it uses is known. */
export interface LocalWord {
  readonly name: string
  readonly uses: ReadonlySet<string>
  readonly texts: readonly ReadText[]
  readonly lastYear: ReadonlySet<string>
  readonly type: (t: RuleTyping) => Term
  /** Written in the rule that 参照 names. */
  readonly isTheirs?: boolean
}

/** The words of 式中: each a formula, or one formula for each option of a reading. */
export function readLocals(
  name: string,
  value: Node,
  own: OwnWords,
  read: FormulaReader,
  names: Names,
  context: FormContext,
): LocalWord[] {
  const pair = pairOf(value, '式中')
  if (pair?.value.kind !== 'map') return []
  return pair.value.pairs.flatMap(({ key, value: node }): LocalWord[] => {
    const word = key.text.trim()
    const reader = new RuleReader(name, node, { locals: own.locals }, read, names, word)
    if (node.kind === 'scalar') {
      const formula = reader.formula(node)
      return [
        { name: word, uses: reader.uses, texts: reader.texts, lastYear: reader.lastYear, type: (t) => t.term(formula) },
      ]
    }
    const options = readOptions(reader, context)
    if (!options) {
      const reading = context.readings.get(textAt(node, '按解读') ?? '')
      if (reading) for (const p of missingOptions(node, reading, new Set())) context.report(p)
      else if (!pairOf(node, '按解读')) context.report(problem('HC5034', key.span, { name: word }))
      return [{ name: word, uses: new Set(), texts: [], lastYear: new Set(), type: () => brokenTerm(key.span) }]
    }
    const typed = (t: RuleTyping): Term =>
      readingTerm(
        options.reading,
        options.options.map((o) => ({ option: o.option, term: t.term(o.formula) })),
        t.place(key, { start: 0, end: key.text.length }),
        t.typing,
      )
    return [{ name: word, uses: reader.uses, texts: reader.texts, lastYear: reader.lastYear, type: typed }]
  })
}

/** The names of the words of 式中. */
export function localNames(value: Node): string[] {
  const pair = pairOf(value, '式中')
  return pair?.value.kind === 'map' ? pair.value.pairs.map((p) => p.key.text.trim()) : []
}
