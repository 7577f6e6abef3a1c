import type { Figure } from '../../dsl/model/model.ts'
import type { DataTable, Tables } from './lay-tables.ts'
import { blockText, csvText } from './sheet.ts'

/** What stands at the head of a scenario, and how its data are kept. */
export interface ScenarioHead {
  readonly title: string
  /** The policy's file, from where the scenario stands. */
  readonly policy: string
  readonly year: number
  readonly description: string
  /** Tables of more rows stand in files of their own. */
  readonly mostRows: number
  /** 上年: figures of the year before. */
  readonly prior: Tables
}

/** A file of the data: its name and its text. */
export interface DataFile {
  readonly name: string
  readonly text: string
  /** Rows of a table. */
  readonly rows?: number
}

/** Data as a scenario and the tables beside it, the scenario first and not yet in its canonical form. */
export function scenarioFiles(name: string, head: ScenarioHead, data: Tables): readonly DataFile[] {
  const files: DataFile[] = []
  const isFile = (table: DataTable): boolean => rowsInText(table) > head.mostRows || !isPlain(table)
  const keep = ({ sheet }: DataTable): void =>
    void files.push({ name: sheet.name, text: csvText(sheet), rows: sheet.rows.length })
  const members: string[] = []
  for (const table of data.tables.filter((one) => one.listsMembers)) {
    const { sheet } = table
    const key = `  ${word(table.dims[0] as string)}:`
    if (isFile(table)) {
      keep(table)
      members.push(`${key} {表: ${word(sheet.name)}}\n`)
    } else members.push(`${key} |\n${blockText({ ...sheet, heads: ['名', ...sheet.heads.slice(1)] }, '    ')}`)
  }
  const entries = (tables: Tables): string[] => {
    const lines = tables.scalars.map(({ figure, value }) => `  ${word(figure.name)}: ${word(value)}\n`)
    for (const table of tables.tables.filter((one) => !one.listsMembers)) {
      const inFile = isFile(table)
      if (inFile) keep(table)
      for (const [k, figure] of table.figures.entries())
        lines.push(inFile ? reference(table, figure) : written(table, figure, table.lead + k))
    }
    return lines
  }
  const inputs = entries(data)
  const prior = entries(head.prior)
  const text = [
    '# 示例数据：由 hengce sample 生成，不是任何地方的实际数。机构、乡镇、村的名称都是编的。\n',
    `情景: ${word(head.title)}\n政策: ${word(head.policy)}\n年度: ${head.year}\n数据截止日: ${head.year}-12-31\n说明: ${word(head.description)}\n`,
    members.length > 0 ? `\n维度:\n${members.join('')}` : '',
    inputs.length > 0 ? `\n输入: # 全部是示例数据\n${inputs.join('')}` : '',
    prior.length > 0 ? `\n上年: # 全部是示例数据\n${prior.join('')}` : '',
  ].join('')
  return [{ name, text }, ...files]
}

function reference({ sheet }: DataTable, { name }: Figure): string {
  return `  ${word(name)}: {表: ${word(sheet.name)}, 列: ${word(name)}}\n`
}

/** The values of one input in the scenario itself: a map where they are few, else a table. */
function written({ dims, sheet }: DataTable, { name }: Figure, column: number): string {
  const cells = sheet.rows.flatMap((row) => {
    const value = row[column] as string
    return value === '' ? [] : [{ at: row.slice(0, dims.length), value }]
  })
  const key = `  ${word(name)}:`
  if (dims.length === 1 && cells.length <= 6)
    return `${key} {${cells.map(({ at, value }) => `${word(at[0] as string)}: ${word(value)}`).join(', ')}}\n`
  const last = [...new Set(cells.map(({ at }) => at.at(-1) as string))]
  if (dims.length === 1 || last.length > mostColumns)
    return `${key} |\n${blockText({ heads: [...dims, name], rows: cells.map(({ at, value }) => [...at, value]) }, '    ')}`
  const rows = new Map<string, { lead: readonly string[]; values: Map<string, string> }>()
  for (const { at, value } of cells) {
    const lead = at.slice(0, -1)
    const row = rows.get(lead.join('\u0000')) ?? { lead, values: new Map() }
    rows.set(lead.join('\u0000'), row)
    row.values.set(at.at(-1) as string, value)
  }
  const pivoted = [...rows.values()].map(({ lead, values }) => [
    ...lead,
    ...last.map((member) => values.get(member) ?? ''),
  ])
  return `${key} |\n${blockText({ heads: [...dims.slice(0, -1), ...last], rows: pivoted }, '    ')}`
}

/** Beyond so many members the last dimension has rows, not columns. */
const mostColumns = 12

/** How many rows a table has where the last of its dimensions may lie in columns. */
function rowsInText({ dims, sheet: { rows } }: DataTable): number {
  const last = new Set(rows.map((row) => row[dims.length - 1])).size
  return dims.length > 1 && last <= mostColumns ? rows.length / last : rows.length
}

/** Whether a block of text holds a table without marks that would cut it. */
function isPlain({ sheet }: DataTable): boolean {
  return [sheet.heads, ...sheet.rows].every((row) => row.every((cell) => !/[|\t\n"#（(]/.test(cell)))
}

/** A text as a scalar that stands anywhere in YAML: as it is, or quoted. */
function word(text: string): string {
  return /^[\p{L}\p{N}.](?: ?[\p{L}\p{N}._%/\\（），。、；：-])*$/u.test(text) ? text : JSON.stringify(text)
}
