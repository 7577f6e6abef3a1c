import type { Figure } from '../../dsl/model/model.ts'
import { isCount, isRatioLike } from '../../dsl/model/unit.ts'
import { type Chance, chanceOf } from './chance.ts'
import type { DataTable, Tables } from './lay-tables.ts'
import type { DataFile } from './scenario-text.ts'

/** What becomes of soiled data: a run is refused, warns, or reads them as they were meant. */
export type Fate = 'refused' | 'warned' | 'read'

/** One thing that was made wrong on purpose, and where it stands. */
export interface Dirt {
  readonly kind: string
  readonly file: string
  /** From 1. */
  readonly line: number
  readonly figure?: string
  readonly members?: readonly string[]
  /** As it stands now. */
  readonly written: string
  readonly fate: Fate
}

/** Dirt before its file is written: a row of a sheet (−1: its head), or the line of an input without dimensions. */
export type Soiled = Omit<Dirt, 'file' | 'line'> & {
  readonly place: { readonly sheet: string; readonly row: number } | { readonly entry: string }
}

/** A clean value and what it belongs to. */
interface Clean {
  readonly figure: Figure
  readonly text: string
}

/** Ways to write one value wrong, each once if some value bears it. */
interface Stain {
  readonly kind: string
  readonly fits: (clean: Clean) => boolean
  readonly write: (text: string) => string
  readonly fate: Fate
  /** Whether only cells of tables may be written so. */
  readonly inTables?: boolean
}

const isNumber = ({ text }: Clean): boolean => /^\d+(?:\.\d+)?$/.test(text)
const isHead = ({ figure }: Clean): boolean => isCount(figure.unit) && figure.kind === 'input'

/** What stands in sheets as offices keep them. */
const stains: readonly Stain[] = [
  {
    kind: '空着',
    fits: ({ figure }) => figure.kind === 'input' && figure.missing === 'refuse',
    write: () => '',
    fate: 'refused',
  },
  { kind: '夹着文字', fits: isNumber, write: (text) => `约${text}`, fate: 'refused' },
  { kind: '公式出错', fits: isNumber, write: () => '#REF!', fate: 'refused', inTables: true },
  { kind: '单位不对', fits: (c) => isNumber(c) && !isHead(c), write: (text) => `${text}人次`, fate: 'refused' },
  { kind: '人数写成钱', fits: (c) => isNumber(c) && isHead(c), write: (text) => `${text}万元`, fate: 'refused' },
  { kind: '不是整数', fits: (c) => isNumber(c) && isHead(c), write: (text) => `${text}.5`, fate: 'refused' },
  { kind: '负的人数', fits: (c) => isHead(c) && Number(c.text) > 0, write: (text) => `-${text}`, fate: 'refused' },
  { kind: '是否写成Y', fits: ({ text }) => text === '是' || text === '否', write: () => 'Y', fate: 'refused' },
  {
    kind: '日期写法不对',
    fits: ({ figure }) => figure.unit.kind === 'date',
    write: (text) => text.replaceAll('-', '.'),
    fate: 'refused',
  },
  {
    kind: '漏写百分号',
    fits: ({ figure, text }) =>
      figure.kind === 'input' && figure.most === undefined && isRatioLike(figure.unit) && Number.parseFloat(text) > 10,
    write: (text) => text.replace('%', ''),
    fate: 'warned',
  },
  {
    kind: '千分位',
    fits: ({ text }) => /^\d{4,}(?:\.\d+)?$/.test(text),
    write: (text) => text.replace(/\B(?=(?:\d{3})+(?!\d))(?<!\.\d*)/g, ','),
    fate: 'read',
    inTables: true,
  },
  {
    kind: '全角数字',
    fits: isNumber,
    write: (text) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    fate: 'read',
  },
  { kind: '前后空格', fits: isNumber, write: (text) => `  ${text} `, fate: 'read', inTables: true },
]

/** Ways in which a row too many gets into a table, each once if some table bears it. */
interface RowStain {
  readonly kind: string
  readonly fits: (table: DataTable) => boolean
  /** The row, made from one that is there. */
  readonly row: (row: readonly string[]) => string[]
}

const rowStains: readonly RowStain[] = [
  { kind: '成员重复', fits: () => true, row: (row) => [...row] },
  { kind: '合计行', fits: () => true, row: ([, ...rest]) => ['合计', ...rest] },
  // Where a table lists the members, another name is another member.
  {
    kind: '名称写法不同',
    fits: ({ listsMembers }) => !listsMembers,
    row: ([first = '', ...rest]) => [`原${first}`, ...rest],
  },
]

/** A month or an institution that somebody forgot: no row of the table is wrong, so its head is told. */
const lostRow = { kind: '缺一行' } as const

/** All kinds of dirt that there are. */
export const dirtKinds: readonly string[] = [lostRow, ...stains, ...rowStains].map(({ kind }) => kind)

/** Soils data in place, one of each of some kinds that they can bear, each in a row of its own, and says what was done. */
export function soil(data: Tables, kinds: readonly string[], seed: string): readonly Soiled[] {
  const chance = chanceOf(seed, 'dirt')
  const isAsked = ({ kind }: { readonly kind: string }): boolean => kinds.includes(kind)
  const taken = new Set<string>()
  const done: Soiled[] = [...(isAsked(lostRow) ? loseRow(data, chance) : [])]
  for (const stain of stains.filter(isAsked)) {
    const found = pick(cellsOf(data, stain, taken), chance)
    if (!found) continue
    taken.add(found.key)
    const written = stain.write(found.text)
    found.set(written)
    const { figure, members, place } = found
    done.push({
      kind: stain.kind,
      figure: figure.name,
      ...(members.length > 0 && { members }),
      written,
      fate: stain.fate,
      place,
    })
  }
  for (const stain of rowStains.filter(isAsked)) done.push(...soilRows(data, stain, taken, chance))
  return done
}

/** Where each stands, once the files are written. */
export function placeDirt(soiled: readonly Soiled[], files: readonly DataFile[]): readonly Dirt[] {
  const [scenario] = files
  const lines = scenario?.text.split('\n') ?? []
  return soiled.map(({ place, ...dirt }) => {
    if ('sheet' in place) return { ...dirt, file: place.sheet, line: place.row + 2 }
    // A name that is no plain word of YAML stands in quotes.
    const keys = [place.entry, JSON.stringify(place.entry)]
    const line = lines.findIndex((text) => keys.some((key) => text.startsWith(`  ${key}:`)))
    return { ...dirt, file: scenario?.name ?? '', line: line + 1 }
  })
}

interface Cell extends Clean {
  /** The row in which it stands. */
  readonly key: string
  readonly members: readonly string[]
  readonly place: Soiled['place']
  readonly set: (text: string) => void
}

/** The values that bear a stain, in rows that are still clean; those in tables, if there are any. */
function cellsOf({ scalars, tables }: Tables, stain: Stain, taken: ReadonlySet<string>): readonly Cell[] {
  const inTables = tables.flatMap(({ sheet, figures, lead, dims }) =>
    sheet.rows.flatMap((row, r) => {
      const key = rowKey(sheet.name, r)
      if (taken.has(key)) return []
      return figures.flatMap((figure, k): Cell[] => {
        const text = row[lead + k] as string
        if (text === '' || !stain.fits({ figure, text })) return []
        const set = (written: string): void => void row.splice(lead + k, 1, written)
        return [{ figure, text, key, members: row.slice(0, dims.length), place: { sheet: sheet.name, row: r }, set }]
      })
    }),
  )
  if (inTables.length > 0 || stain.inTables) return inTables
  return scalars.flatMap((scalar): Cell[] => {
    const { figure, value: text } = scalar
    const { name } = figure
    if (taken.has(name) || !stain.fits({ figure, text })) return []
    const set = (written: string): void => {
      scalar.value = written
    }
    return [{ figure, text, key: name, members: [], place: { entry: name }, set }]
  })
}

function loseRow({ tables }: Tables, chance: Chance): readonly Soiled[] {
  const isNeeded = (figure: Figure): boolean => figure.kind === 'input' && figure.missing === 'refuse'
  // Where a table lists the members, one row less is one member less.
  const table = pick(
    tables.filter(
      ({ listsMembers, sheet, figures }) => !listsMembers && sheet.rows.length > 1 && figures.every(isNeeded),
    ),
    chance,
  )
  if (!table) return []
  const { sheet, dims } = table
  const [lost = []] = sheet.rows.splice(chance.whole(sheet.rows.length), 1)
  const place = { sheet: sheet.name, row: -1 }
  return [{ ...lostRow, members: lost.slice(0, dims.length), written: '', fate: 'refused', place }]
}

function soilRows({ tables }: Tables, stain: RowStain, taken: ReadonlySet<string>, chance: Chance): readonly Soiled[] {
  const table = pick(
    tables.filter((one) => stain.fits(one) && one.sheet.rows.length > 1),
    chance,
  )
  if (!table) return []
  const { sheet, dims } = table
  const clean = sheet.rows.filter((_, r) => !taken.has(rowKey(sheet.name, r)))
  const made = stain.row(pick(clean.length > 0 ? clean : sheet.rows, chance) ?? [])
  sheet.rows.push(made)
  const place = { sheet: sheet.name, row: sheet.rows.length - 1 }
  return [{ kind: stain.kind, members: made.slice(0, dims.length), written: made.join(','), fate: 'refused', place }]
}

/** A row of a file. */
function rowKey(sheet: string, row: number): string {
  return `${sheet} ${row}`
}

function pick<T>(items: readonly T[], chance: Chance): T | undefined {
  return items[chance.whole(items.length)]
}
