import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import { isBands, lexBands } from '../../syntax/expression/parse-bands.ts'
import type { Declaration } from '../../syntax/policy/declaration.ts'
import { field, impliedKey, mapOf, pairOf, scalarAt } from '../../syntax/policy/fields.ts'
import { tableEntries } from '../../syntax/policy/table-entries.ts'
import type { Node, Pair, ScalarNode } from '../../syntax/yaml/node.ts'
import { addDigits, compareDigits } from '../digits.ts'
import { readQuantity } from '../quantity.ts'
import { builtInNouns } from '../unit.ts'
import { madeFormula, madeRule, once } from './made-rules.ts'
import { scoreWords } from './words.ts'

/**
 * A 计分表 as rules: one for each row (its 评分, with 指标值, 分值 and the table's 式中 as local words), and the total under the table's name.
 * 满分 is checked against the sum of 分值.
 */
export const scoreRules = once(({ value, key }) => {
  const rows = field(value, scoreWords.rows)
  if (rows?.kind !== 'scalar') return { declarations: [], problems: [] }
  const { entries, problems: found } = tableEntries(rows, scoreWords.name)
  const problems = [...found]
  const report = (p: Problem): void => void problems.push(p)
  checkFull(value, entries, report)
  const declarations = entries.flatMap((row) => rowRule(row, value, report) ?? [])
  const names = declarations.map((d) => d.name)
  if (names.length > 0) declarations.push(totalRule(key, value, names))
  return { declarations, problems }
})

function rowRule(row: Pair, table: Node, report: (p: Problem) => void): Declaration | undefined {
  const cells = row.value
  const scoring = scalarAt(cells, scoreWords.scoring)
  const indicator = scalarAt(cells, scoreWords.indicator)
  for (const word of [scoreWords.scoring, scoreWords.indicator]) {
    if (!scalarAt(cells, word)) report(problem('HC5002', row.key.span, { key: word }))
  }
  if (!scoring || !indicator) return undefined
  const local = (word: string): Pair[] => {
    const cell = pairOf(cells, word)
    return cell ? [cell] : []
  }
  const tableWords = field(table, '式中')
  const locals = [
    ...local(scoreWords.indicator),
    ...local(scoreWords.points),
    ...(tableWords?.kind === 'map' ? tableWords.pairs : []),
  ]
  const key = (word: string, at: ScalarNode): ScalarNode => impliedKey(word, at.span)
  const body: Pair = isBands(lexBands(scoring.text))
    ? {
        key: key('分段', scoring),
        value: mapOf(
          [
            {
              key: key('按', indicator),
              value: {
                ...indicator,
                text: scoreWords.indicator,
                offsets: [indicator.span.start, indicator.span.start, indicator.span.start, indicator.span.end],
              },
            },
            { key: key('段', scoring), value: scoring },
          ],
          scoring.span,
        ),
      }
    : { key: key('公式', scoring), value: scoring }
  const pairs: Pair[] = [body, { key: key('式中', scoring), value: mapOf(locals, row.value.span) }]
  const clauses = pairOf(cells, '依据') ?? pairOf(table, '依据')
  if (clauses) pairs.push(clauses)
  return { name: row.key.text.trim(), key: row.key, value: mapOf(pairs, row.value.span), problems: [] }
}

/** The total: the sum of the rows, under the table's name. */
function totalRule(key: ScalarNode, table: Node, names: readonly string[]): Declaration {
  const text = names.map((n) => `「${n}」`).join('＋')
  return madeRule(key, madeFormula(text, key), table, ['依据', '别名', '说明', '通用名'])
}

function checkFull(table: Node, rows: readonly Pair[], report: (p: Problem) => void): void {
  const full = scalarAt(table, scoreWords.full)
  const wanted = full ? readQuantity(full.text, builtInNouns)?.digits : undefined
  if (!full || wanted === undefined) return
  let sum = '0'
  for (const row of rows) {
    const points = scalarAt(row.value, scoreWords.points)
    const read = points ? readQuantity(points.text, builtInNouns)?.digits : undefined
    if (read === undefined) return
    sum = addDigits(sum, read)
  }
  if (compareDigits(sum, wanted) !== 0) report(problem('HC5037', full.span, { full: full.text.trim(), sum }))
}
