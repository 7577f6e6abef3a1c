import { displayWidth } from '../../dsl/text/display-width.ts'
import type { ComparedTerm, HandedOver } from '../../engine/index.ts'
import { textTable } from '../print/text-table.ts'
import { visible } from '../print/visible.ts'
import { wrapped } from '../print/wrapped.ts'
import type { ComparedPolicy } from './compared-policy.ts'
import { citedClauses, inShort } from './in-short.ts'
import { lacksReport } from './lacks-report.ts'
import { leftReport } from './left-report.ts'
import { shownFigure } from './shown-figure.ts'

/** Columns of the whole table, as far as the policies leave each other room; and of one policy at least. */
const widest = 120
const narrowest = 26
/** Lines that one cell takes at most. */
const tallest = 4

/** The county whose data were taken, for the heading. */
export interface ComparedCounty {
  readonly scenario: string
  readonly year: number
  readonly policy: string
}

/** Policies side by side for people: a row for each standard term, by theme; with a county's data its figures, else what the policies say. */
export function comparisonReport(
  policies: readonly ComparedPolicy[],
  terms: readonly ComparedTerm[],
  county?: ComparedCounty,
): string {
  const parts = [heading(policies, county)]
  if (terms.length === 0) parts.push('这几份政策都没有写“通用名”，没有可以并排的数；怎样写见手册“比较”。\n')
  else parts.push(table(policies, terms))
  if (county) {
    parts.push(leftReport(policies, terms))
    parts.push(policies.map((policy) => `${takenLine(policy)}${doubtLines(policy)}`).join(''))
    parts.push(lacksReport(policies, terms, widest))
  }
  const silent = policies.filter((_, i) => terms.length > 0 && terms.every(({ figures }) => !figures[i]))
  if (silent.length > 0)
    parts.push(`${silent.map(({ head }) => visible(head)).join('、')}没有写“通用名”，所以是空的。\n`)
  return parts.filter((part) => part !== '').join('\n')
}

function heading(policies: readonly ComparedPolicy[], county: ComparedCounty | undefined): string {
  const lines = policies.map(
    ({ head, model: { header } }) => `${head}：${header.title}（版本${header.version}，${header.status}）`,
  )
  if (county) {
    lines.push(`数据：${county.year}年，${county.scenario}（${county.policy}的情景）`)
    lines.push('测算不等于清算：别的办法按通用名取这份情景的数，取不到的写“缺”。')
  }
  return lines.map((line) => `${visible(line)}\n`).join('')
}

function table(policies: readonly ComparedPolicy[], terms: readonly ComparedTerm[]): string {
  const first = Math.max(...terms.map(({ term }) => displayWidth(term.name))) + 2
  const width = Math.max(narrowest, Math.floor((widest - first) / policies.length) - 2)
  const rows: string[][] = []
  let theme = ''
  for (const row of terms) {
    if (row.theme !== theme) rows.push([`【${row.theme}】`])
    theme = row.theme
    const cells = row.figures.map((figure, i) => {
      const { run, handed } = policies[i] as ComparedPolicy
      if (!figure) return ['—']
      if (run) return wrapped(visible(shownFigure(figure, run.outcome.members, handed?.unsplit)), width, tallest)
      return withClauses(visible(inShort(figure.figure, row.term.name)), visible(citedClauses(figure.figure)), width)
    })
    const height = Math.max(...cells.map((lines) => lines.length))
    for (let line = 0; line < height; line++)
      rows.push([line === 0 ? `  ${row.term.name}` : '', ...cells.map((lines) => lines[line] ?? '')])
  }
  return textTable([{ head: '通用名' }, ...policies.map(({ head }) => ({ head }))], rows)
}

/** A text and, behind it or below, its clauses, which are never cut off with it. */
function withClauses(text: string, clauses: string, width: number): string[] {
  const whole = wrapped(text + clauses, width, tallest + 1)
  if (clauses === '' || whole.length <= tallest) return whole
  return [...wrapped(text, width, tallest - 1), ...wrapped(clauses, width, 1)]
}

/** What a policy got from the county's own figures. */
function takenLine({ head, handed }: ComparedPolicy): string {
  if (!handed) return ''
  const taken = handed.taken.map((one) => takenText(one)).join('、')
  const added = handed.added.length === 0 ? '' : `另给的：${handed.added.join('、')}`
  if (taken === '' && added === '') return `${visible(head)}：情景里没有它要的数\n`
  const text = `${head}取用：${[taken, added].filter((part) => part !== '').join('；')}`
  return wrapped(visible(text), widest, 20)
    .map((line) => `${line}\n`)
    .join('')
}

function doubtLines({ head, doubts = [] }: ComparedPolicy): string {
  return doubts.map((message) => `${visible(`${head}：${message}`)}\n`).join('')
}

function takenText({ input, from, kind }: HandedOver['taken'][number]): string {
  const source = kind === 'rule' ? `算出的${from}` : from
  return input === from && kind === 'input' ? input : `${input}（${source}）`
}
