import { printUnit } from '../../dsl/model/unit.ts'
import type { ComparedTerm } from '../../engine/index.ts'
import { visible } from '../print/visible.ts'
import { wrapped } from '../print/wrapped.ts'
import type { ComparedPolicy } from './compared-policy.ts'
import { lacksOf } from './lacks.ts'

const how = `怎样补：情景的政策里有同一件事的数的，给它写上通用名；没有的，另写一份情景，“政策”写那份办法，“输入”里只写还缺的数，
再加一个 --scenario。例子见手册“比较”；只看几行的，用 --only。
`

/** What each policy of the table still lacks, by name, and how to add it; '' where nothing is lacking. */
export function lacksReport(
  policies: readonly ComparedPolicy[],
  terms: readonly ComparedTerm[],
  columns: number,
): string {
  const parts = policies.map((policy, i) => {
    const { standard, own, lists } = lacksOf(policy, terms, i)
    const line = (lead: string, names: readonly string[]): string =>
      names.length === 0
        ? ''
        : wrapped(visible(`${lead}：${names.join('、')}`), columns - 2, 20)
            .map((text) => `  ${text}\n`)
            .join('')
    const lines = [
      line(
        '情景的政策里写上通用名就能取',
        standard.map(({ name, standard: term }) => (term?.text === name ? name : `${name}（${term?.text}）`)),
      ),
      line('只能另给', [
        ...own.map(
          ({ name, unit, dims }) =>
            `${name}（${[printUnit(unit), ...(dims.length > 0 ? [`分${dims.join('、')}`] : [])].join('，')}）`,
        ),
        ...lists.map((dimension) => `${dimension}的名单`),
      ]),
    ].join('')
    return lines === '' ? '' : `${visible(policy.head)}还缺\n${lines}`
  })
  const all = parts.join('')
  return all === '' ? '' : `${all}${how}`
}
