import { findClause } from '../../../dsl/model/clause-id.ts'
import type { Figure, Model } from '../../../dsl/model/model.ts'
import { quantityText } from '../../../dsl/model/quantity-text.ts'
import { printUnit } from '../../../dsl/model/unit.ts'
import { type Known, lastRead, type ReadTexts } from '../completion/completion.ts'
import type { FigureRow } from '../figure-row.ts'
import { valueWords } from '../value-words.ts'
import type { Hover } from './hover.ts'

const kindWords = { input: '输入', parameter: '参数', rule: '规则' } as const

/** The longest formula that is told; the rest of one stands in the text. */
const longest = 120
const few = 8

/** What is said of a figure: unit and dimensions, what it is at present, how it is worked out, what its clauses say. */
export function figureHover(name: string, texts: ReadTexts, known: Known): Omit<Hover, 'span'> | undefined {
  const figure = lastRead(name, texts, known)
  if (!figure) return undefined
  const unit = figure.unit.kind === 'broken' ? undefined : printUnit(figure.unit)
  const dims = figure.dims.length > 0 ? `分${figure.dims.join('、')}` : undefined
  const row = known.rows?.get(name)
  const amount = row && valueWords(row)
  return {
    title: [name, kindWords[figure.kind], unit, dims].filter(Boolean).join('　'),
    ...(amount === undefined ? {} : { amount }),
    lines: [
      ...(row ? valueLines(row) : []),
      ...(figure.description ? [figure.description] : []),
      ...formulaLines(figure),
      ...clauseLines(figure, texts.compiled.model),
    ],
  }
}

function valueLines({ shown, members, range, provisional, pinned, clauses: _, ...row }: FigureRow): readonly string[] {
  const rows = (members?.rows ?? []).slice(0, few)
  const more = (members?.rows.length ?? 0) - rows.length
  return [
    ...(shown && !members && shown.exact !== `${shown.text}${shown.unit}` ? [`全部位数：${shown.exact}`] : []),
    ...rows.map((one) => `${one.label}：${one.shown ? `${one.shown.text}${one.shown.unit}` : '没有数'}`),
    ...(more > 0 ? [`……另有${more}个`] : []),
    ...(provisional.length > 0 ? [`按暂取值算出，还没有定：${provisional.join('、')}`] : []),
    ...(range ? [`待定的数定下后，在${range[0] ?? '不限'}至${range[1] ?? '不限'}之间`] : []),
    ...(row.settled.length > 0 ? ['情景核定的数'] : []),
    ...(pinned.length > 0 ? [`用到情景核定的数：${pinned.join('、')}`] : []),
    ...(row.unexpected.length > 0 ? ['与情景的期望不符'] : []),
  ]
}

function formulaLines(figure: Figure): readonly string[] {
  if (figure.kind === 'input') return boundsOf(figure)
  if (figure.kind === 'parameter') return figure.open ? [`待定：${figure.open.why}`] : []
  if (figure.open) return [`待定：${figure.open.why}`]
  return figure.formulas.map(({ option, text }) => {
    const plain = text.replace(/\s+/g, ' ')
    const short = plain.length > longest ? `${plain.slice(0, longest)}……` : plain
    return option === undefined ? `＝ ${short}` : `${option}：${short}`
  })
}

function boundsOf({ least, most, unit }: Extract<Figure, { kind: 'input' }>): readonly string[] {
  const ends = [least && `至少${quantityText(least, unit)}`, most && `至多${quantityText(most, unit)}`].filter(Boolean)
  return ends.length > 0 ? [ends.join('，')] : []
}

function clauseLines({ clauses }: Figure, model: Model): readonly string[] {
  return clauses.flatMap((text) => {
    const id = findClause(text, model.clauses)
    const clause = id === undefined ? undefined : model.clauses.get(id)
    if (!clause) return []
    return [
      `依据${text}${clause.summary === '' ? '' : `：${clause.summary}`}`,
      ...(clause.doubt ? [`存疑：${clause.doubt}`] : []),
    ]
  })
}
