import { unspecifiedFigure } from '../../dsl/diagnostic/phrases.ts'
import type { FigureOutcome, HeldException, Outcome } from '../../engine/index.ts'
import { visible } from '../print/visible.ts'
import { constraintTable } from './constraint-table.ts'
import { exceptionTable } from './exception-table.ts'
import { figureTables, groupFigures } from './figure-tables.ts'
import { flowTable } from './flow-table.ts'
import { shownValue } from './shown-value.ts'

/**
 * An outcome for people: what was computed from what, the figures by group, what they rest on, which exceptions changed them, the constraints.
 * `changes` are what the command line put in place of the files' own, `given` what the scenario put in place of the policy's.
 */
export function outcomeReport(
  outcome: Outcome,
  changes: readonly string[],
  exceptions: readonly HeldException[],
  given: readonly string[] = [],
): string {
  // A split into named parts runs over a dimension of its own name; its parts are figures, which say the same.
  const rules = outcome.figures.filter((figure) => figure.kind === 'rule' && !figure.dims.includes(figure.name))
  const parts = [heading(outcome, changes, given)]
  // What has no title comes first: further down it would stand under another's.
  const groups = [...groupFigures(rules, (figure) => figure.group ?? '')].sort(
    ([a], [b]) => Number(a !== '') - Number(b !== ''),
  )
  for (const [group, figures] of groups) {
    parts.push(`${group === '' ? '' : `${visible(group)}\n`}${figureTables(figures, outcome.members)}`)
  }
  const flows = flowTable(outcome)
  if (flows !== '') parts.push(`资金去向\n${flows}`)
  parts.push(legend(outcome, rules))
  if (exceptions.length > 0) parts.push(`成立的例外\n${exceptionTable(exceptions)}`)
  if (outcome.constraints.length > 0) parts.push(`约束\n${constraintTable(outcome.constraints)}`)
  return parts.filter((part) => part !== '').join('\n')
}

function heading(
  { policy, year, scenario, readings }: Outcome,
  changes: readonly string[],
  given: readonly string[],
): string {
  const chosen = Object.entries(readings).map(([name, option]) => `${name}＝${option}`)
  const lines = [
    `${policy.title}（${policy.id}，版本${policy.version}，${policy.status}）`,
    `年度：${year}　情景：${scenario || '没有'}`,
    ...(chosen.length > 0 ? [`解读：${chosen.join('；')}`] : []),
    ...(given.length > 0 ? [`情景另设：${given.join('；')}`] : []),
    ...(changes.length > 0 ? [`另设：${changes.join('；')}`] : []),
    '测算不等于清算：结果只说明按这份文件和这些数会算出多少。',
  ]
  return `${lines.map(visible).join('\n')}\n`
}

/** What 暂, 核, 待定, 缺数 and 算不出 rest on. */
function legend({ figures }: Outcome, rules: readonly FigureOutcome[]): string {
  const all = (of: (figure: FigureOutcome) => readonly string[] | undefined): string[] => [
    ...new Set(rules.flatMap((figure) => of(figure) ?? [])),
  ]
  const assumed = (name: string): string => {
    const parameter = figures.find((figure) => figure.kind === 'parameter' && figure.name === name)
    // Of an earlier year of a chain: this year's policy has settled it.
    if (!parameter?.provisional && !parameter?.open) return `${name}（以前年度）`
    return typeof parameter.value === 'string'
      ? `${name}（暂取${shownValue(parameter.value, parameter.unit, parameter.display)}）`
      : name
  }
  const lines = [
    ['暂：用了办法没有写定、暂时取的值：', all((f) => f.provisional).map(assumed)] as const,
    ['核：用了情景核定的数：', all((f) => (f.computed === undefined ? f.pinned : [f.name]))] as const,
    ['待定：等办法写定：', all((f) => f.open?.map(unspecifiedFigure))] as const,
    ['缺数：情景没有给：', all((f) => f.missing)] as const,
  ].flatMap(([label, names]) => (names.length > 0 ? [`${label}${names.join('、')}`] : []))
  return lines.map((line) => `${visible(line)}\n`).join('')
}
