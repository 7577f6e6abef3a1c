import type { HeldException } from '../../engine/index.ts'
import { textTable } from '../print/text-table.ts'

/** The most members that are named; of more, so many are and the rest is counted. */
const named = 6

/** The exceptions that hold: for whom, for whom another goes before them, and which figures they change. */
export function exceptionTable(exceptions: readonly HeldException[]): string {
  return textTable(
    [{ head: '名称' }, { head: '对谁' }, { head: '改的数' }, { head: '依据' }],
    exceptions.map(({ name, at, behind, rules, clauses }) => [
      name,
      [...(at.length > 0 ? [whom(at)] : []), ...givingWay(behind)].join('；'),
      rules.join('、'),
      clauses.join('、'),
    ]),
    '  ',
  )
}

/** 县中医医院医共体（让位于预付金未返还） — those for whom others go before, by these. */
function givingWay(behind: HeldException['behind']): readonly string[] {
  return [...new Set(behind.map(({ name }) => name))].map((other) => {
    const members = behind.flatMap(({ at, name }) => (name === other ? [at] : []))
    return `${whom(members)}（让位于${other}）`
  })
}

function whom(members: readonly (readonly string[])[]): string {
  if (members[0]?.length === 0) return '全部'
  const words = members.map((at) => at.join('·'))
  return words.length > named ? `${words.slice(0, named).join('、')}等${words.length}个` : words.join('、')
}
