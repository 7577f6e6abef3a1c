import { textTable } from '../print/text-table.ts'
import { visible } from '../print/visible.ts'
import type { Coverage } from './coverage.ts'

/** The clauses of a policy as a table: nature, what cites them, what is doubtful; those left out are marked. */
export function coverageReport(coverage: Coverage): string {
  const rows = coverage.clauses.map((c) => [
    c.gap ? '！' : '',
    c.clause,
    c.nature,
    c.gap ? '没有引用' : citations(c.citedBy),
  ])
  const columns = [{ head: '' }, { head: '条款' }, { head: '性质' }, { head: '落到' }]
  const doubts = coverage.clauses.flatMap((c) => (c.doubt === null ? [] : [[c.clause, c.doubt]]))
  const gaps = coverage.clauses.filter((c) => c.gap).map((c) => visible(c.clause))
  return [
    `条款覆盖：${visible(coverage.file)}\n\n`,
    textTable(columns, rows),
    doubts.length > 0 ? `\n存疑：\n${textTable([{ head: '' }, { head: '' }], doubts, '  ')}` : '',
    `\n共${coverage.total}条，其中可计算${coverage.computable}条；`,
    gaps.length > 0 ? `可计算而没有引用的${gaps.length}条：${gaps.join('、')}。` : '可计算的都有引用。',
    coverage.doubts > 0 ? `存疑${coverage.doubts}条。\n` : '\n',
  ].join('')
}

/** 规则 甲、乙；参数 丙 */
function citations(citedBy: Coverage['clauses'][number]['citedBy']): string {
  const kinds = [...new Set(citedBy.map((c) => c.kind))]
  const names = (kind: string): string => citedBy.flatMap((c) => (c.kind === kind ? [c.name] : [])).join('、')
  return kinds.map((kind) => `${kind} ${names(kind)}`).join('；')
}
