import type { Figure, Model } from '../../dsl/model/model.ts'
import type { Evaluation, Nested } from '../../engine/index.ts'
import { chanceOf, stretch } from './chance.ts'
import type { DataTable, DrawnInput, Scalar, Tables } from './lay-tables.ts'
import { growth } from './size.ts'

/**
 * Last year's figures (上年) that a run asked for and that nothing gave: this year's, less a year's growth, give or take two in a hundred. Undefined
 * where none was asked for.
 */
export function priorTables(
  { figures }: Model,
  { outcome, evaluated }: Evaluation,
  drawn: readonly DrawnInput[],
  { seed, stem }: { readonly seed: string; readonly stem: string },
): Tables | undefined {
  const asked = new Set(evaluated.program.nodes.flatMap((node) => (node.op === 'prior' ? [node.figure] : [])))
  const missing = [...asked].filter((name) => evaluated.priors.of(name).sources.includes('nowhere'))
  if (missing.length === 0) return undefined
  const scalars: Scalar[] = []
  const tables: DataTable[] = []
  for (const name of missing) {
    const figure = figures.get(name) as Figure
    const found = outcome.figures.find((one) => one.name === name)
    const places = evaluated.layout.size(figure.dims)
    const own = drawn.find(({ input }) => input.name === name)
    const rows = Array.from({ length: places }, (_, i) => {
      const at = evaluated.layout.namesAt(figure.dims, i)
      const now = own ? own.values[i] : valueAt(found?.value ?? null, at)
      return [
        ...at,
        now === undefined || now === '' ? '' : yearBefore(now, figure, chanceOf(seed, 'prior', name, ...at).normal()),
      ]
    }).filter((row) => row.at(-1) !== '')
    if (rows.length === 0) continue
    if (figure.dims.length === 0) scalars.push({ figure, value: rows[0]?.[0] as string })
    else
      tables.push({
        dims: figure.dims,
        listsMembers: false,
        figures: [figure],
        sheet: { name: `${stem}-上年-${name}.csv`, heads: [...figure.dims, name], rows },
        lead: figure.dims.length,
      })
  }
  return { scalars, tables }
}

function valueAt(value: Nested, at: readonly string[]): string {
  let here: Nested | undefined = value
  for (const name of at) here = typeof here === 'object' && here !== null ? here[name] : undefined
  if (typeof here === 'boolean') return here ? '是' : '否'
  return typeof here === 'string' ? here : ''
}

/** What a value was a year ago, in as many places as it has now, two of them at most where it never ends. */
function yearBefore(now: string, { unit }: Figure, deviation: number): string {
  const [, sign = '', digits = '', part = '', percent = ''] = /^(-?)(\d+)(?:\.(\d+))?(%?)$/.exec(now) ?? []
  if (digits === '') return now
  const isMoney = unit.kind === 'quantity' && unit.powers.some(([name]) => name === '元')
  const places = Math.min(part.length, isMoney || percent ? 2 : 4)
  const trend = isMoney ? growth.money : 0
  return `${sign}${(Number(`${digits}.${part}`) * stretch(0.02 * deviation - trend)).toFixed(places)}${percent}`
}
