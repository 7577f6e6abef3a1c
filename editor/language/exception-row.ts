import type { HeldException } from '../../engine/index.ts'

/** An exception that holds for somebody. */
export interface ExceptionRow {
  readonly name: string
  /** For whom: 全部, 甲院、乙院, 甲院、乙院等22个. */
  readonly whom: string
  /** All of them, where `whom` leaves some out. */
  readonly everyone?: string
  /** For whom it gives way, and to which: 丙院（让位于预付金未返还）. */
  readonly givingWay: readonly string[]
  /** The figures that it changes. */
  readonly figures: readonly string[]
  readonly clauses: readonly string[]
}

/** The most members that are named; of more, so many are and the rest is counted. */
const named = 6

/** The row of an exception that holds. */
export function buildExceptionRow({ name, rules, at, behind, clauses }: HeldException): ExceptionRow {
  const givingWay = [...new Set(behind.map((one) => one.name))].map((other) => {
    const members = behind.flatMap((one) => (one.name === other ? [one.at] : []))
    return `${whomOf(members)}（让位于${other}）`
  })
  return {
    name,
    whom: at.length > 0 ? whomOf(at) : '',
    ...(at.length > named ? { everyone: at.map((one) => one.join('·')).join('、') } : {}),
    givingWay,
    figures: rules,
    clauses,
  }
}

function whomOf(members: readonly (readonly string[])[]): string {
  if (members[0]?.length === 0) return '全部'
  const words = members.map((at) => at.join('·'))
  return words.length > named ? `${words.slice(0, named).join('、')}等${words.length}个` : words.join('、')
}
