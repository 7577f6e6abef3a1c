import { bandEnds, scoreWords } from '../../../dsl/model/build/words.ts'
import { isBands, lexBands } from '../../../dsl/syntax/expression/parse-bands.ts'
import { field, pairOf, scalarAt, wordsAt } from '../../../dsl/syntax/policy/fields.ts'
import { tableEntries } from '../../../dsl/syntax/policy/table-entries.ts'
import type { Node } from '../../../dsl/syntax/yaml/node.ts'
import { bandNames, formulaNames, type Words } from './formula-names.ts'
import type { Gather } from './gather.ts'
import { type NameSymbol, nameSymbol } from './name-symbol.ts'
import { localWords } from './rule-names.ts'

/** Gathers the names of a 计分表: its rows' figures, their formulas, and the words of its 式中. */
export function scoreNames(name: string, value: Node, gather: Gather): void {
  const { scope } = gather
  const rows = field(value, scoreWords.rows)
  const words = [...(pairOf(value, '式中')?.value.kind === 'map' ? localsIn(value) : [])]
  const wordsIn = (cells: Node): Words => {
    const own = [scoreWords.indicator, scoreWords.points].filter((word) => pairOf(cells, word))
    const locals = new Map<string, NameSymbol>()
    // The heads 指标值 and 分值 are words of the language: they stand for what stands below them.
    for (const word of words) locals.set(word, nameSymbol('local', word, name))
    return { own: { locals: [...own, ...words, ...Object.values(bandEnds)] }, locals }
  }
  const entries = rows?.kind === 'scalar' ? tableEntries(rows, scoreWords.name).entries : []
  for (const { key, value: cells } of entries) {
    const row = wordsIn(cells)
    gather.scalar(key, 'definition', (w) => scope.declared(w))
    gather.clauses(wordsAt(cells, '依据'))
    for (const word of [scoreWords.indicator, scoreWords.points]) {
      const scalar = scalarAt(cells, word)
      const outside = { own: { locals: row.own.locals ?? [] }, locals: row.locals }
      if (scalar) formulaNames(scalar, outside, gather)
    }
    const scoring = scalarAt(cells, scoreWords.scoring)
    const headed = { own: { heads: [key.text.trim()], locals: row.own.locals ?? [] }, locals: row.locals }
    if (scoring && isBands(lexBands(scoring.text))) bandNames(scoring, headed, gather)
    else if (scoring) formulaNames(scoring, headed, gather)
  }
  const first = entries[0]
  if (first) localWords(value, wordsIn(first.value), gather)
}

function localsIn(value: Node): string[] {
  const pair = pairOf(value, '式中')
  return pair?.value.kind === 'map' ? pair.value.pairs.map((p) => p.key.text.trim()) : []
}
