import type { Sheet } from './snapshot.ts'

/** Which rows of a sheet are looked for. */
export interface Filter {
  /** Part of a name, an alias, a standard term, a clause, or the title of a group. */
  readonly search: string
  readonly onlyChanged: boolean
}

/** The sheet with the rows that are looked for; the same one where nothing is. `changed` stays whole. */
export function filterSheet(sheet: Sheet, { search, onlyChanged }: Filter): Sheet {
  const wanted = search.trim().toLowerCase()
  if (wanted === '' && !onlyChanged) return sheet
  const has = (...words: readonly (string | undefined)[]): boolean =>
    wanted === '' || words.some((word) => word?.toLowerCase().includes(wanted))
  const hasFigure = (name: string, ...more: readonly (string | undefined)[]): boolean =>
    has(name, ...(sheet.otherNames[name] ?? []), ...more)
  const groups = sheet.groups.map((group) => ({
    ...group,
    rows: group.rows.filter(
      (row) => (!onlyChanged || row.change !== undefined) && hasFigure(row.name, group.title, ...row.clauses),
    ),
  }))
  const others = onlyChanged
    ? { exceptions: [], flows: [] }
    : {
        exceptions: sheet.exceptions.filter(({ name, figures, clauses }) => has(name, ...figures, ...clauses)),
        flows: sheet.flows.filter(({ whole, parts }) => [whole, ...parts].some(({ name }) => hasFigure(name))),
      }
  return {
    ...sheet,
    ...others,
    groups: groups.filter(({ rows }) => rows.length > 0),
    constraints: sheet.constraints.filter(
      (row) => (!onlyChanged || row.change !== undefined) && has(row.name, ...row.clauses),
    ),
  }
}
