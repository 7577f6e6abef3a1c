import type { Change, ConstraintRow, FigureRow, Sheet, Value } from '../state/snapshot.ts'

/** One thing that comes out otherwise than by the file, in words: what it was and what it is. */
export interface ChangedLine {
  readonly kind: '参数' | '输入' | '数' | '约束'
  /** With its member in brackets, where it is of one. */
  readonly name: string
  readonly was: string
  readonly now: string
}

const kinds = { parameter: '参数', input: '输入', rule: '数' } as const
const order: readonly ChangedLine['kind'][] = ['参数', '输入', '数', '约束']

/** All that comes out otherwise than by the file: what was changed first, then what came of it. */
export function changedLines({ groups, constraints }: Pick<Sheet, 'groups' | 'constraints'>): readonly ChangedLine[] {
  const figures = groups.flatMap(({ kind, rows }) => rows.flatMap((row) => linesOf(kinds[kind], row)))
  const lines = [...figures, ...constraints.flatMap(lineOf)]
  return order.flatMap((kind) => lines.filter((line) => line.kind === kind))
}

/** What a person changed is listed member by member, what came of it by what one row says. */
function linesOf(kind: ChangedLine['kind'], row: FigureRow): readonly ChangedLine[] {
  const { name, change, members } = row
  if (!change) return []
  if (members && kind !== '数' && members.all === members.rows.length)
    return members.rows.flatMap((one) =>
      one.change ? [{ kind, name: `${name}〔${one.label}〕`, was: wasOf(one.change), now: nowOf(one) }] : [],
    )
  if (change.members !== undefined) return [{ kind, name, was: '', now: `${change.members}个变了` }]
  return [{ kind, name, was: wasOf(change), now: nowOf(row) }]
}

function wasOf({ was, before }: Change): string {
  return was ?? (before === undefined ? '没有' : (before ?? '没有数'))
}

function nowOf({ shown }: Value): string {
  return shown ? `${shown.text}${shown.unit}` : '没有数'
}

function lineOf({ name, change, holds, distance }: ConstraintRow): readonly ChangedLine[] {
  if (!change) return []
  const isNew = Object.keys(change).length === 0
  const said = (answer: boolean | null, far: string | undefined): string =>
    [answer === null ? '没有结论' : answer ? '达标' : '未达标', far].filter(Boolean).join('，')
  const { held = holds, distance: wasFar, members } = change
  const count = members === undefined ? '' : `，${members}个变了`
  return [{ kind: '约束', name, was: isNew ? '没有' : said(held, wasFar), now: said(holds, distance) + count }]
}
