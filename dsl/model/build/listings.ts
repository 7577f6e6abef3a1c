import { problem } from '../../diagnostic/diagnostic.ts'
import { suggest } from '../../diagnostic/suggest.ts'
import type { Placed } from '../../syntax/policy/declaration.ts'
import { scalarAt, textAt, type Word, wordsAt } from '../../syntax/policy/fields.ts'
import type { Example, Flow, ScheduleRow } from '../model.ts'
import type { Names } from '../names.ts'
import type { Citations } from './clauses.ts'
import { type Report, siteOf } from './report.ts'

/** 日程: rows that are listed and shown; a row may name the figure that is paid. */
export function buildSchedule(
  declarations: readonly Placed[],
  names: Names,
  citations: Citations,
  report: Report,
): ScheduleRow[] {
  return declarations.map((placed) => {
    const { name, value } = placed.declaration
    const figure = scalarAt(value, '金额')
    return {
      name,
      when: textAt(value, '何时') ?? '',
      who: textAt(value, '谁'),
      figure: figure ? figureNamed({ text: figure.text.trim(), span: figure.span }, placed, names, report) : undefined,
      clauses: citations.of(placed, wordsAt(value, '依据')),
      site: siteOf(placed),
    }
  })
}

/** 资金去向: which figures make up which. Unknown names are reported; a flow without its whole is left out. */
export function buildFlows(
  declarations: readonly Placed[],
  names: Names,
  citations: Citations,
  report: Report,
): Flow[] {
  return declarations.flatMap((placed) => {
    const { name, key, value } = placed.declaration
    const whole = figureNamed({ text: name, span: key.span }, placed, names, report)
    const parts = wordsAt(value, '去向').flatMap((w) => figureNamed(w, placed, names, report) ?? [])
    const clauses = citations.of(placed, wordsAt(value, '依据'))
    return whole === undefined ? [] : [{ whole, parts, clauses, site: siteOf(placed) }]
  })
}

/** 算例: kept as written; they are read like scenarios when they are run. */
export function buildExamples(declarations: readonly Placed[], citations: Citations): Example[] {
  return declarations.map((placed) => {
    const { name, value } = placed.declaration
    return { name, clauses: citations.of(placed, wordsAt(value, '依据')), site: siteOf(placed), node: value }
  })
}

function figureNamed(word: Word, placed: Placed, names: Names, report: Report): string | undefined {
  const meaning = names.meanings.get(word.text)
  if (meaning?.kind === 'figure') return meaning.name
  const figures = [...names.meanings].flatMap(([name, m]) => (m.kind === 'figure' ? [name] : []))
  const near = suggest(word.text, figures)
  report.add(
    placed.start,
    problem('HC3001', word.span, { name: word.text, near }, near.length === 1 ? { fix: near[0] } : {}),
  )
  return undefined
}
