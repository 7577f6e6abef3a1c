import { problem } from '../../../diagnostic/diagnostic.ts'
import { after, quoted } from '../../../diagnostic/phrases.ts'
import { printFormula } from '../../../syntax/expression/print.ts'
import { restSynonyms } from '../../../syntax/expression/words.ts'
import { pairOf } from '../../../syntax/policy/fields.ts'
import type { ScalarNode } from '../../../syntax/yaml/node.ts'
import type { Span } from '../../../text/span.ts'
import type { Case, Term } from '../../term.ts'
import { align, unionDims } from '../../typing/align.ts'
import { commonUnit, isTruth } from '../../typing/arithmetic.ts'
import { brokenTerm, isBroken, type Typing, term } from '../../typing/context.ts'
import type { PlacedFormula } from '../formula.ts'
import type { RuleReader } from '../rule-reader.ts'
import { caseWords } from '../words.ts'
import type { RuleForm } from './form.ts'

/** 分情形: cases of one clause, exclusive; 其余 for all others. */
export const casesForm: RuleForm = {
  key: '分情形',
  keys: [],
  read: (reader, { report }) => {
    const pair = pairOf(reader.value, '分情形')
    if (pair?.value.kind !== 'map' || pair.value.pairs.length === 0) return undefined
    const cases: { when: PlacedFormula; value: PlacedFormula }[] = []
    let rest: PlacedFormula | undefined
    let isBanded = false
    for (const { key, value } of pair.value.pairs) {
      if (value.kind !== 'scalar') continue
      const word = key.text.trim()
      const isSynonym = restSynonyms.has(word) && !reader.knows(word)
      if (isSynonym) report(problem('HC2062', key.span, { found: word }, { fix: caseWords.rest }))
      if (word === caseWords.rest || isSynonym) rest = reader.formula(value)
      else if (isRange(key, reader)) {
        isBanded = true
        report(problem('HC5069', key.span, { text: word }))
      } else cases.push({ when: reader.formula(key), value: reader.formula(value) })
    }
    if (isBanded) return undefined
    if (cases.length === 0) {
      report(problem('HC5030', pair.key.span, {}))
      return undefined
    }
    const text = pair.value.pairs
      .map((p) => `${p.key.text.trim()}：${p.value.kind === 'scalar' ? p.value.text.trim() : ''}`)
      .join('；')
    return {
      written: [{ text }],
      type: (t) =>
        casesTerm(
          cases.map(({ when, value }) => ({
            name: printFormula(when.expression),
            when: t.term(when),
            value: t.term(value),
            beats: [],
            clauses: [],
          })),
          rest ? t.term(rest) : undefined,
          false,
          t.at,
          t.typing,
        ),
    }
  },
}

/** Whether a condition is written as the range of a band: 3%以内. */
function isRange(key: ScalarNode, reader: RuleReader): boolean {
  if (reader.formula(key).problems.length === 0) return false
  const { bands, problems } = reader.bands({ ...key, text: `${key.text}：0` })
  return problems.length === 0 && bands.length === 1
}

/** Cases that are typed, brought over common dimensions and into one unit. */
export function casesTerm(
  cases: readonly Case[],
  otherwise: Term | undefined,
  isException: boolean,
  span: Span,
  typing: Typing,
): Term {
  const conditions = cases.map((c) => isTruth(c.when, typing, after(caseWords.when)))
  const values = [...(otherwise ? [otherwise] : []), ...cases.map((c) => c.value)]
  const unit = commonUnit(values, quoted(isException ? caseWords.exception : caseWords.cases), typing)
  if (conditions.includes(false) || !unit || isBroken(...values)) return brokenTerm(span)
  const terms = align([...cases.flatMap((c) => [c.when, c.value]), ...(otherwise ? [otherwise] : [])], typing)
  const aligned = cases.map((c, i) => ({ ...c, when: terms[2 * i] as Term, value: terms[2 * i + 1] as Term }))
  const rest = otherwise ? (terms.at(-1) as Term) : undefined
  return term({ op: 'cases', cases: aligned, otherwise: rest, isException }, unit, unionDims(terms, typing), span)
}
