import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import { pairOf, textAt } from '../../syntax/policy/fields.ts'
import type { Node } from '../../syntax/yaml/node.ts'
import type { Span } from '../../text/span.ts'
import type { Names } from '../names.ts'
import { orderByUse } from '../order.ts'
import type { Term } from '../term.ts'
import { brokenTerm } from '../typing/context.ts'
import type { FormContext, RuleTyping } from './forms/form.ts'
import { missingOptions, readingTerm, readOptions } from './forms/reading-form.ts'
import type { FormulaReader, OwnWords } from './formula-reader.ts'
import { type ReadText, RuleReader } from './rule-reader.ts'

/** A word of 式中 as read: what it stands for, once all that it uses is known. */
export interface LocalWord {
  readonly name: string
  /** Where it is declared. */
  readonly span: Span
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
    const wordOf = ({ uses, texts, lastYear }: RuleReader): Omit<LocalWord, 'type'> => ({
      name: word,
      span: key.span,
      uses,
      texts,
      lastYear,
    })
    if (node.kind === 'scalar') {
      const formula = reader.formula(node)
      return [{ ...wordOf(reader), type: (t) => t.term(formula) }]
    }
    const options = readOptions(reader, context)
    if (!options) {
      const reading = context.readings.get(textAt(node, '按解读') ?? '')
      if (reading) for (const p of missingOptions(node, reading, new Set())) context.report(p)
      else if (!pairOf(node, '按解读')) context.report(problem('HC5034', key.span, { name: word }))
      return [{ ...wordOf(reader), type: () => brokenTerm(key.span) }]
    }
    const typed = (t: RuleTyping): Term =>
      readingTerm(
        options.reading,
        options.options.map((o) => ({ option: o.option, term: t.term(o.formula) })),
        t.place(key, { start: 0, end: key.text.length }),
        t.typing,
      )
    return [{ ...wordOf(reader), type: typed }]
  })
}

/**
 * The words of a rule; where some need one another none has a meaning, and each circle is told at one of its words, `likeAt` where that is
 * written in the rule that 参照 names. A circle that lies there altogether is told there.
 */
export function withoutCycles(
  words: readonly LocalWord[],
  likeAt: Span | undefined,
  report: (p: Problem) => void,
): readonly LocalWord[] {
  const named = new Map(words.map((w) => [w.name, w]))
  // A word that needs itself means what stands outside.
  const othersIn = (name: string): string[] =>
    (named.get(name)?.texts ?? []).flatMap((t) => t.names.filter((n) => n !== name && named.has(n)))
  const { cycles } = orderByUse(named.keys(), othersIn)
  for (const names of cycles) {
    const first = named.get(names[0] as string) as LocalWord
    if (names.every((name) => named.get(name)?.isTheirs)) continue
    report(problem('HC3002', (first.isTheirs && likeAt) || first.span, { names, areWords: true }))
  }
  return cycles.length === 0 ? words : words.map((w) => ({ ...w, type: () => brokenTerm(w.span) }))
}

/** The names of the words of 式中. */
export function localNames(value: Node): string[] {
  const pair = pairOf(value, '式中')
  return pair?.value.kind === 'map' ? pair.value.pairs.map((p) => p.key.text.trim()) : []
}
