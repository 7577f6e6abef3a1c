import type { Cell, Figure, Parameter, Rule } from '../../dsl/model/model.ts'
import { printUnit, type Unit } from '../../dsl/model/unit.ts'
import { divide, exact } from '../../engine/number/exact.ts'
import { toPlain } from '../../engine/number/format.ts'
import { shownUnit, shownValue } from '../run/shown-value.ts'

/** The clauses of a figure, the first two of many; '' where it has none. */
export function citedClauses({ clauses: names }: Figure): string {
  const cited = names.length > 2 ? `${names.slice(0, 2).join('、')}等` : names.join('、')
  return cited === '' ? '' : `［${cited}］`
}

/** What a policy says of the figure that stands for a term, in short: a parameter's values, a rule's formula, of an input its name. */
export function inShort(figure: Figure, term: string): string {
  if (figure.kind === 'parameter') return parameterText(figure)
  if (figure.kind === 'rule') return `${figure.name === term ? '' : `${figure.name}＝`}${ruleText(figure)}`
  const name = figure.name === term ? '' : `：${figure.name}`
  return `由情景给${name}${figure.dims.length === 0 ? '' : `（分${figure.dims.join('、')}）`}`
}

/** A rule's formula on one line, without its own name at the head; by readings where there are several. */
export function ruleText({ name, aliases, formulas, bounds, open }: Rule): string {
  if (open) return `待定：${open.why}`
  const texts = formulas.map(({ option, text }) => {
    const plain = text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .join('；')
    const [head = '', ...rest] = plain.split(/\s*[＝=]\s*/)
    const body =
      rest.length > 0 && [name, ...aliases].includes(head.trim()) ? plain.slice(plain.search(/[＝=]/) + 1) : plain
    return `${option === undefined ? '' : `${option}：`}${body.trim()}`
  })
  const after = bounds.map(({ key, text }) => (key === '取整' ? text : `${key}${text}`))
  return [texts.join('；'), ...after].join('，')
}

/** A parameter's values: one, by member, by when they begin, by reading, or what is open about them. */
export function parameterText({ unit, values, byReading, open }: Parameter): string {
  const text = (cells: readonly Cell[]): string => cellsText(cells, unit)
  if (byReading) return byReading.options.map(({ option, cells }) => `${option}：${text(cells)}`).join('；')
  if (open) {
    const ends = [open.low, open.high].map((end) => (end === undefined ? '不限' : valueText(end, unit)))
    const range = open.low === undefined && open.high === undefined ? [] : [ends.join('至')]
    const now = values[0] ? [`暂取${text(values[0].cells)}`] : []
    const more = [...range, ...now].join('，')
    return `待定${more === '' ? '' : `（${more}）`}`
  }
  return values.map(({ from, cells }) => `${from === undefined ? '' : `${startText(from)}起`}${text(cells)}`).join('；')
}

function startText(from: string): string {
  return from.length === 4 ? `${from}年` : from
}

function cellsText(cells: readonly Cell[], unit: Unit): string {
  return cells.map(({ at, value }) => `${at.join('、')}${at.length > 0 ? ' ' : ''}${valueText(value, unit)}`).join('，')
}

function valueText(value: string | boolean, unit: Unit): string {
  const [top, bottom] = typeof value === 'string' ? value.split('/').map(exact) : []
  const share = top && bottom ? divide(top, bottom) : undefined
  const name = printUnit(unit)
  return `${shownValue(share ? toPlain(share) : value, name)}${shownUnit(name)}`
}
