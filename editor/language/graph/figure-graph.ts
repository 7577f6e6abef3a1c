import { priorOf } from '../../../dsl/diagnostic/phrases.ts'
import { type Figure, offsetOf, siteOfFigure } from '../../../dsl/model/model.ts'
import type { Term } from '../../../dsl/model/term.ts'
import { printUnit } from '../../../dsl/model/unit.ts'
import type { Evaluated } from '../../../engine/exact/evaluated.ts'
import { printValue } from '../../../engine/exact/print-value.ts'
import type { Sheet } from '../sheet.ts'
import { displayOf, show } from '../shown.ts'
import { constraintWords, figureWords, type NodeWords } from './node-words.ts'
import { usesOfTerms } from './term-uses.ts'

/** Something of a policy that others rest on, or that rests on others. */
export interface FigureNode extends NodeWords {
  /** Its own among the nodes: a figure, a reading and a requirement may have one name. */
  readonly id: string
  readonly kind: 'input' | 'parameter' | 'open' | 'prior' | 'reading' | 'rule' | 'constraint'
  readonly name: string
  /** The figure that can be chosen; of a figure of the year before, the figure itself. A reading and a requirement have none. */
  readonly figure?: string
  readonly clauses: readonly string[]
  /** Of its name in the policy's text. */
  readonly offset: number
}

/** A use: from what is used to what uses it, both by their ids. */
export interface FigureEdge {
  readonly from: string
  readonly to: string
  /** Why it is dashed: an exception, another reading, the year before. Undefined: it always counts. */
  readonly label?: string
}

export interface FigureGraph {
  /** In the order of the file, readings first. */
  readonly nodes: readonly FigureNode[]
  readonly edges: readonly FigureEdge[]
}

/** The id of a figure's node. */
export function figureId(name: string): string {
  return `figure ${name}`
}

const priorWord = '上年'

/** Everything that a policy names, who uses whom, and what it comes to at some members or in all. */
export function buildFigureGraph(
  evaluated: Evaluated,
  sheet: Sheet,
  at: Readonly<Record<string, string>> = {},
): FigureGraph {
  const { program, priors: before } = evaluated
  const { model } = program.graph
  const rows = new Map(sheet.groups.flatMap((group) => group.rows.map((row) => [row.name, row] as const)))
  const figures = [...model.figures.values()].flatMap((figure): FigureNode[] => {
    const row = rows.get(figure.name)
    if (!row) return []
    const { name, clauses } = row
    const offset = offsetOf(model, siteOfFigure(model, figure.name))
    return [{ id: figureId(name), kind: kindOf(figure), name, figure: name, clauses, offset, ...figureWords(row, at) }]
  })
  const readings = [...model.readings.values()].map(
    ({ name, clauses, site }): FigureNode => ({
      ...{ id: readingId(name), kind: 'reading', name, clauses },
      ...{ offset: offsetOf(model, site), value: sheet.readings[name] ?? '', unit: '', state: 'known' },
      ...{ signs: [], changed: false },
    }),
  )
  const constraints = sheet.constraints.map(
    (row): FigureNode => ({
      ...{ id: constraintId(row.name), kind: 'constraint', name: row.name, clauses: row.clauses, offset: row.offset },
      ...constraintWords(row),
    }),
  )
  const priors = new Map<string, FigureNode>()
  const edges: FigureEdge[] = []
  const known = new Set([...figures, ...readings].map(({ id }) => id))
  const join = (to: string, terms: readonly Term[]): void => {
    for (const { kind, name, manner } of usesOfTerms(terms, sheet.readings)) {
      const from = kind === 'reading' ? readingId(name) : kind === 'prior' ? priorId(name) : figureId(name)
      const figure = model.figures.get(name)
      if (kind === 'prior' && figure) priors.set(from, priorNode(figure, evaluated))
      else if (!known.has(from)) continue
      const own = kind === 'prior' ? priorWord : undefined
      const label = manner?.kind === 'exception' ? `例外：${manner.name}` : manner ? `若取“${manner.option}”` : own
      edges.push({ from, to, ...(label ? { label } : {}) })
    }
  }
  for (const { id, name } of figures) {
    const figure = model.figures.get(name)
    if (figure?.kind === 'rule') join(id, figure.only ? [figure.term, figure.only] : [figure.term])
    if (figure?.kind === 'parameter' && figure.byReading)
      edges.push({ from: readingId(figure.byReading.reading), to: id })
  }
  const shown = new Set(constraints.map(({ id }) => id))
  for (const { name, term } of model.constraints) if (shown.has(constraintId(name))) join(constraintId(name), [term])
  for (const [id, prior] of priors) {
    const opening = before.opening(prior.figure ?? '')
    if (opening !== undefined && known.has(figureId(opening)))
      edges.push({ from: figureId(opening), to: id, label: '期初' })
  }
  return { nodes: [...readings, ...priors.values(), ...figures, ...constraints], edges }
}

/** A figure of the year before: its value where it has one; of one over members, how many there are. */
function priorNode({ name, unit, dims, display }: Figure, { program, priors }: Evaluated): FigureNode {
  const { values } = priors.of(name)
  const [first] = values
  const value = first === undefined || dims.length > 0 ? null : printValue(first, unit)
  const shown = value === null ? undefined : show(value, printUnit(unit), displayOf([value], printUnit(unit), display))
  return {
    ...{ id: priorId(name), kind: 'prior', name: priorOf(name), figure: name },
    ...{ clauses: [], offset: offsetOf(program.graph.model, siteOfFigure(program.graph.model, name)) },
    ...(dims.length > 0
      ? { value: `${values.length}个`, unit: '', state: 'known' }
      : { value: shown?.text ?? '', unit: shown?.unit ?? '', state: shown ? 'known' : 'missing' }),
    ...{ signs: shown || dims.length > 0 ? [] : ['缺'], changed: false },
  }
}

function kindOf(figure: Figure): FigureNode['kind'] {
  return figure.kind !== 'input' && figure.open ? 'open' : figure.kind
}

const readingId = (name: string): string => `reading ${name}`
const priorId = (name: string): string => `prior ${name}`
const constraintId = (name: string): string => `constraint ${name}`
