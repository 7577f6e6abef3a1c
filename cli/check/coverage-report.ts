import { displayWidth } from '../../dsl/text/display-width.ts'
import type { Citing, ClauseCoverage, Coverage } from '../../editor/language/clauses/coverage.ts'
import { textTable } from '../print/text-table.ts'
import { visible } from '../print/visible.ts'
import { wrap } from '../print/wrap.ts'

/** The columns of a page. */
const pageWidth = 100

/**
 * What became of the clauses of a policy: by clause its summary, what cites it and what is doubtful, then the shares by nature, what is cited
 * by no clause, and the sum. What is left out, or called what it is not, has a mark before it.
 */
export function coverageReport(coverage: Coverage): string {
  const { file, title, clauses } = coverage
  const head = `条款覆盖：${visible(file)}${title === '' ? '' : `（${visible(title)}）`}\n\n`
  if (clauses.length === 0) return `${head}没有“条款”：把原文的每一条列在“条款”一段里，一条一行，才看得出有没有漏。\n`
  const own = clauses.filter((c) => !c.inherited)
  const inherited = clauses.filter((c) => c.inherited)
  return [
    head,
    clauseTable(own),
    inherited.length > 0 ? `\n沿用的条款：\n\n${clauseTable(inherited)}` : '',
    legend(clauses),
    `\n${natureTable(coverage)}`,
    coverage.uncited.length > 0
      ? `\n没有写依据的：\n${wrap(visible(citations(coverage.uncited)), pageWidth - 2)
          .map((line) => `  ${line}\n`)
          .join('')}`
      : '',
    `\n${total(coverage)}\n`,
  ].join('')
}

/** Each clause with a line for every thing to be said of it; the text goes on below itself. */
function clauseTable(clauses: readonly ClauseCoverage[]): string {
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map((t) => displayWidth(visible(t))))
  const marked = clauses.some((c) => markOf(c) !== '') ? 4 : 0
  const before = marked + widest(clauses.map((c) => c.clause)) + 2 + widest(clauses.map((c) => c.nature)) + 2
  const rows = clauses.flatMap((c) => {
    const lines = said(c).flatMap((text) => wrap(visible(text), Math.max(24, pageWidth - before)))
    return (lines.length > 0 ? lines : ['']).map((line, i) =>
      i === 0 ? [markOf(c), c.clause, c.nature, line] : ['', '', '', line],
    )
  })
  return textTable([{ head: '' }, { head: '' }, { head: '' }, { head: '' }], rows)
}

/** What is to be said of a clause. */
function said(c: ClauseCoverage): readonly string[] {
  return [
    c.summary,
    c.citedBy.length > 0 ? citations(c.citedBy) : isMissed(c) ? '没有引用' : '',
    ...c.doubts.map((doubt) => `存疑：${doubt}`),
  ].filter((text) => text !== '')
}

/** A clause that the file should hold something of, and does not. */
function isMissed({ nature, citedBy }: ClauseCoverage): boolean {
  return citedBy.length === 0 && (nature === '可计算' || nature === '日程')
}

function markOf(c: ClauseCoverage): string {
  if (c.gap) return '！'
  // What is a principle above may well be made a rule of below.
  const isMoreThanPrinciple = c.nature === '原则' && c.citedBy.length > 0 && !c.inherited
  return isMissed(c) || isMoreThanPrinciple ? '？' : ''
}

function legend(clauses: readonly ClauseCoverage[]): string {
  const marks = new Set(clauses.map(markOf))
  return [
    marks.has('！') ? '\n！可计算而没有引用：文件里漏了，或者性质写错了。\n' : '',
    marks.has('？') ? '\n？性质和引用对不上：标为原则却有引用，或者标为日程却没有。\n' : '',
  ].join('')
}

function natureTable({ natures, total: all, clauses }: Coverage): string {
  const share = (cited: number, of: number): string => (of === 0 ? '' : `${Math.floor((100 * cited) / of)}％`)
  const cited = clauses.filter((c) => c.citedBy.length > 0).length
  const rows = [...natures, { nature: '合计', total: all, cited }].map((n) => [
    n.nature,
    String(n.total),
    String(n.cited),
    share(n.cited, n.total),
  ])
  const heads = ['条款', '有引用', '占'].map((head) => ({ head, align: 'right' as const }))
  return textTable([{ head: '性质' }, ...heads], rows, '  ')
}

function total({ clauses, total: all, computable, doubts }: Coverage): string {
  const gaps = clauses.filter((c) => c.gap).map((c) => visible(c.clause))
  const points = clauses.reduce((sum, c) => sum + c.doubts.length, 0)
  return [
    `共${all}条，其中可计算${computable}条；`,
    gaps.length > 0 ? `可计算而没有引用的${gaps.length}条：${gaps.join('、')}。` : '可计算的都有引用。',
    doubts > 0 ? `存疑${doubts}条，共${points}处。` : '',
  ].join('')
}

/** 规则 甲、乙；参数 丙（待定） */
function citations(citedBy: readonly Citing[]): string {
  const kinds = [...new Set(citedBy.map((c) => c.kind))]
  const names = (kind: string): string =>
    citedBy.flatMap((c) => (c.kind === kind ? [c.open ? `${c.name}（待定）` : c.name] : [])).join('、')
  return kinds.map((kind) => `${kind} ${names(kind)}`).join('；')
}
