import type { Expression } from '../../dsl/syntax/expression/expression.ts'
import { printFormula } from '../../dsl/syntax/expression/print.ts'
import { chance, pick, whole } from './random.ts'
import { bandsOver } from './random-bands.ts'
import { type Draft, READINGS } from './random-draft.ts'
import type { NumberUnit, Usable } from './random-source.ts'
import { Rational } from './rational.ts'
import type { SlowBody, SlowRule } from './slow-policy.ts'
import { byReading, withWords } from './slow-words.ts'
import { binary, name, number } from './tree.ts'

/** 计分表: a rule for each row, with 指标值, 分值 and the words of the table, and the total under the table's name. */
export function addScoreTable(own: string, draft: Draft): void {
  const { random } = draft
  const of = pick(random, ['元', '人', '比率', '分'] as const)
  const words = tableWords(of, draft)
  const points = Array.from({ length: whole(random, 1, 3) }, () => pick(random, ['2', '5', '2.5']))
  const rows = points.map((full, i) => row(`${own}行${i}`, of, full, words, draft))
  const sum = points.reduce((so, full) => so.add(Rational.fromString(full)), Rational.of(0n))
  const total = rows.map((r) => name(r.name) as Expression).reduce((left, right) => binary('＋', left, right))
  draft.add(own, '分', { kind: 'rule', body: { formula: total } })
  const lines = [
    `  ${own}:`,
    ...(chance(random, 0.5) ? [`    满分: ${sum.toPlain40()}分`] : []),
    ...(words.texts.length > 0 ? ['    式中:', ...words.texts.map((text) => `      ${text}`)] : []),
    '    行: |',
    '      得分名 | 指标值 | 分值 | 评分',
    ...rows.map((r) => `      ${r.text}`),
  ]
  draft.lines.计分表.push(lines.join('\n'))
}

interface TableWords {
  readonly usable: readonly Usable[]
  /** Made anew for each row, since 指标值 means something else in each. */
  readonly meanings: () => ReadonlyMap<string, Expression>
  readonly texts: readonly string[]
}

/** A word that is the indicator, or half of it, as a reading has it. */
function tableWords(of: NumberUnit, draft: Draft): TableWords {
  const { random } = draft
  if (chance(random, 0.4)) return { usable: [], meanings: () => new Map(), texts: [] }
  const [reading, options] = pick(random, [...READINGS])
  const halves = (): Map<string, Expression> =>
    new Map(
      options.map(
        (option, i) => [option, i === 0 ? name('指标值') : binary('×', name('指标值'), number('0.5'))] as const,
      ),
    )
  const text = [...halves()].map(([option, e]) => `${option}: ${printFormula(e)}`).join(', ')
  return {
    usable: [{ name: '口径值', unit: of, isWord: true }],
    meanings: () => new Map([['口径值', byReading(reading, halves())]]),
    texts: [`口径值: {按解读: ${reading}, ${text}}`],
  }
}

function row(
  own: string,
  of: NumberUnit,
  full: string,
  words: TableWords,
  draft: Draft,
): { name: string; text: string } {
  const { random } = draft
  const f = draft.formulas()
  const indicator = chance(random, 0.6) ? f.leaf(of) : f.of(of, 1)
  const points = number(full, '分')
  const meanings = new Map<string, Expression>([['指标值', indicator], ['分值', points], ...words.meanings()])
  const usable: Usable[] = [
    { name: '指标值', unit: of, isWord: true },
    { name: '分值', unit: '分', isWord: true },
    { name: '分值', unit: '分', isWord: true },
    ...words.usable,
  ]
  const scored = draft.withMeaning(meanings, (): { body: SlowBody; text: string } => {
    if (chance(random, 0.3)) {
      const formula = draft.formulas(usable).of('分', 2)
      return { body: { formula }, text: printFormula(formula) }
    }
    const { bands, text } = bandsOver(of, '分', { isRate: false, isCounted: false, isFixed: true }, draft, usable)
    return { body: { bands: { subject: name('指标值'), manner: 'value', bands } }, text }
  })
  const rule: SlowRule = { kind: 'rule', body: scored.body }
  draft.add(own, '分', withWords(rule, meanings))
  return { name: own, text: `${own} | ${printFormula(indicator)} | ${full}分 | ${scored.text}` }
}
