import type { Answer, FigureGroup, FigureRow, Sheet } from './protocol.ts'

/** An answer on its way: a row that the page has from the answer before is named by its place there; clauses that it has are left out. */
export interface SentAnswer extends Omit<Answer, 'sheet' | 'clauses'> {
  readonly clauses?: Answer['clauses']
  readonly sheet?: Omit<Sheet, 'groups'> & {
    readonly groups: readonly (Omit<FigureGroup, 'rows'> & { readonly rows: readonly (FigureRow | number)[] })[]
  }
}

/** The worker's end: what was sent already is not copied again. */
export function createSender(): (answer: Answer) => SentAnswer {
  let sent: ReadonlyMap<FigureRow, number> = new Map()
  let sentClauses = ''
  return ({ sheet, clauses, ...others }) => {
    const said = JSON.stringify(clauses)
    const rest: SentAnswer = said === sentClauses ? others : { ...others, clauses }
    sentClauses = said
    if (!sheet) return rest
    const known = sent
    sent = new Map(rowsOf(sheet).map((row, place) => [row, place]))
    const groups = sheet.groups.map((group) => ({ ...group, rows: group.rows.map((row) => known.get(row) ?? row) }))
    return { ...rest, sheet: { ...sheet, groups } }
  }
}

/** The page's end; takes every answer in the order in which they were sent. Rows and clauses that did not change are the same objects. */
export function createReceiver(): (answer: SentAnswer) => Answer {
  let received: readonly FigureRow[] = []
  let clauses: Answer['clauses'] = {}
  return ({ sheet, ...others }) => {
    clauses = others.clauses ?? clauses
    const rest = { ...others, clauses }
    if (!sheet) return rest
    const known = received
    const rowOf = (row: FigureRow | number): FigureRow => (typeof row === 'number' ? (known[row] as FigureRow) : row)
    const whole = { ...sheet, groups: sheet.groups.map((group) => ({ ...group, rows: group.rows.map(rowOf) })) }
    received = rowsOf(whole)
    return { ...rest, sheet: whole }
  }
}

function rowsOf({ groups }: Sheet): FigureRow[] {
  return groups.flatMap(({ rows }) => rows)
}
