import type { Diagnostic } from '../../../dsl/diagnostic/diagnostic.ts'
import type { Compiled, Scenario } from '../../../dsl/index.ts'
import { declaredAt, isInherited, type Model, type Parameter, type Reading } from '../../../dsl/model/model.ts'
import { quantityText } from '../../../dsl/model/quantity-text.ts'
import { textAt } from '../../../dsl/syntax/policy/fields.ts'
import { LineIndex } from '../../../dsl/text/position.ts'
import type { Span } from '../../../dsl/text/span.ts'
import { nearestClause } from '../cited-clauses.ts'
import { type Entry, entriesOf, isReading } from './entries.ts'
import {
  type FieldProblem,
  type FormField,
  type FormGroup,
  type FormRow,
  fieldKey,
  type ParameterForm,
  type Reach,
} from './form.ts'
import { type FieldStyle, styleOf } from './number-style.ts'
import { cutNumber, inStyle } from './number-text.ts'
import { type Place, placesOf } from './places.ts'
import { reachIn } from './reach.ts'
import { buildSlider, type Slider } from './slider.ts'

/** What a form may say beside what the text says. */
export interface Beside {
  /** The text on the disk, where that is another. */
  readonly before?: Compiled | undefined
  /** What a run said of this text, besides what the compiler says. */
  readonly findings?: readonly Diagnostic[]
  /** The data of the run, which may settle what the policy says otherwise. */
  readonly scenario?: Scenario | undefined
}

/** The parameters and readings of a policy as a form shows them: those of its own text as that writes them, then those of its framework. */
export function buildForm(compiled: Compiled, beside: Beside = {}): ParameterForm {
  return { groups: new Builder(compiled, beside).groups() }
}

/** The values that a text writes, by field. */
function writtenIn(compiled: Compiled): ReadonlyMap<string, string> {
  return new Map(
    entriesOf(compiled).flatMap((entry) =>
      placesOf(entry, compiled.model.dimensions).map(({ path, text }) => [keyOf(entry.meant, path), text] as const),
    ),
  )
}

/** A value by what it is of, wherever it is written. */
function keyOf({ name }: { readonly name: string }, path: readonly string[]): string {
  return fieldKey({ section: '参数', name, path })
}

class Builder {
  private readonly compiled: Compiled
  private readonly model: Model
  private readonly before: ReadonlyMap<string, string> | undefined
  private readonly scenario: Scenario | undefined
  private readonly diagnostics: readonly Diagnostic[]
  private readonly lines: LineIndex
  private readonly reach: (name: string) => Reach

  constructor(compiled: Compiled, { before, findings = [], scenario }: Beside) {
    this.compiled = compiled
    this.model = compiled.model
    this.before = before && writtenIn(before)
    this.scenario = scenario
    this.diagnostics = distinct([...compiled.diagnostics, ...findings]).filter(
      ({ file, severity }) => file === compiled.file && severity !== 'info',
    )
    this.lines = new LineIndex(compiled.text)
    this.reach = reachIn(compiled.model)
  }

  groups(): readonly FormGroup[] {
    const groups: { title: string; rows: FormRow[] }[] = []
    const add = (title: string, row: FormRow): void => {
      const last = groups.at(-1)
      if (last?.title === title) last.rows.push(row)
      else groups.push({ title, rows: [row] })
    }
    const entries = entriesOf(this.compiled)
    for (const entry of entries) add(titleOf(entry), this.own(entry))
    const written = new Set(entries.map(({ meant }) => meant.name))
    const parameters = [...this.model.figures.values()].filter((one) => one.kind === 'parameter')
    for (const meant of [...parameters, ...this.model.readings.values()])
      if (!written.has(meant.name) && isInherited(this.model, declaredAt(this.model, meant)))
        add('沿用的办法', this.inherited(meant))
    return groups
  }

  private own(entry: Entry): FormRow {
    const { meant, section, start, key, value } = entry
    const places = placesOf(entry, this.model.dimensions)
    const fields = places.map((place) => this.field(entry, place, places))
    const whole = { start: start + key.span.start, end: start + Math.max(key.span.end, value.span.end) }
    const told = new Set(fields.flatMap(({ problems }) => problems.map(({ message }) => message)))
    const description = textAt(value, '说明')
    return {
      ...this.about(meant),
      ...{ section, fields, standing: section === '绑定' ? ('bound' as const) : ('own' as const) },
      ...(description === undefined ? {} : { description }),
      problems: this.problemsAt(whole).filter(({ message }) => !told.has(message)),
      offset: whole.start,
    }
  }

  /** A framework's: what it leaves open, and its readings, may be settled in 绑定. */
  private inherited(meant: Parameter | Reading): FormRow {
    if (isReading(meant)) {
      const base = { path: ['默认'], label: '', kind: 'choice', unit: '', problems: [] } as const
      const fields = [{ ...base, text: meant.standard, options: meant.options, ...this.beforeOf(meant, base.path, '') }]
      return { ...this.about(meant), section: '绑定', standing: 'unbound', fields, problems: [] }
    }
    const { open, dims } = meant
    const about = { ...this.about(meant), section: '绑定', problems: [] } as const
    if (!open || dims.length > 1) return { ...about, standing: 'fixed', fields: fixedFields(meant) }
    const members =
      dims.length === 0 ? [[]] : (this.model.dimensions.get(dims[0] as string)?.members ?? []).map((m) => [m.name])
    const style = styleOf(this.compiled, meant, undefined, undefined)
    const fields = members.map((at): FormField => {
      const cell = meant.values[0]?.cells.find((one) => one.at.join() === at.join())
      const text = typeof cell?.value === 'string' ? inStyle(cell.value, style) : ''
      const path = ['值', ...at]
      return {
        path,
        label: at.join(' · '),
        text,
        ...this.asked(meant, style, text),
        ...this.beforeOf(meant, path, ''),
        problems: [],
      }
    })
    return { ...about, standing: 'unbound', fields }
  }

  private about(
    meant: Parameter | Reading,
  ): Pick<FormRow, 'kind' | 'name' | 'clauses' | 'open' | 'reason' | 'reach' | 'isSettled'> {
    const clauses = meant.clauses.map((id) => ({ id, ...nearestClause(id, this.model.clauses) }))
    const { name } = meant
    const isSettled = [this.scenario?.parameters, this.scenario?.readings].some((given) => given?.has(name))
    const about = { name, clauses, reach: this.reach(name), isSettled }
    if (isReading(meant)) return { kind: 'reading', ...about, ...(meant.reason && { reason: meant.reason }) }
    const { open, values } = meant
    const isProvisional = values.some(({ cells }) => cells.length > 0)
    return { kind: 'parameter', ...about, ...(open && { open: { why: open.why, isProvisional } }) }
  }

  private field(entry: Entry, place: Place, beside: readonly Place[]): FormField {
    const { meant, start, value } = entry
    const { path, label, span } = place
    const problems = place.text === '' ? [] : this.problemsAt({ start: start + span.start, end: start + span.end })
    const about = { path, label, problems, ...this.beforeOf(meant, path, place.text) }
    if (isReading(meant)) {
      const text = place.text === '' ? meant.standard : place.text
      return { ...about, kind: 'choice', text, unit: '', options: meant.options }
    }
    const style = styleOf(this.compiled, meant, value, place, beside)
    const cut = cutNumber(place.text)
    const isStyled = cut?.suffix.trim() === style.suffix.trim()
    const text = cut && isStyled && meant.unit.kind === 'quantity' ? cut.number : place.text
    return { ...about, text, ...this.asked(meant, style, text, place.stands.as === 'part') }
  }

  /** What a field asks for: a number with its slider, one of some words, or a text. */
  private asked(
    { unit, range, open }: Parameter,
    style: FieldStyle,
    text: string,
    isShare = false,
  ): Pick<FormField, 'kind' | 'unit' | 'slider' | 'options'> {
    if (unit.kind === 'truth')
      return { kind: 'choice', unit: '', options: ['是', '否'].map((name) => ({ name, text: '' })) }
    if (unit.kind !== 'quantity') return { kind: 'text', unit: '', options: [] }
    const slider = this.slider(style, text, range ?? open, unit.powers.length === 0 && !isShare)
    return { kind: 'number', unit: style.shown, options: [], ...(slider && { slider }) }
  }

  private slider(style: FieldStyle, text: string, range: Parameter['range'], isRatio: boolean): Slider | undefined {
    const written = text === '' ? undefined : cutNumber(text)
    if (text !== '' && written?.suffix !== '') return undefined
    const ends = range && {
      ...(range.low !== undefined && { low: inStyle(range.low, style) }),
      ...(range.high !== undefined && { high: inStyle(range.high, style) }),
    }
    return buildSlider(written?.digits, ends, isRatio ? inStyle('1', style) : undefined)
  }

  private beforeOf(meant: Parameter | Reading, path: readonly string[], text: string): { readonly before?: string } {
    if (!this.before) return {}
    const before = this.before.get(keyOf(meant, path)) ?? ''
    return before === text ? {} : { before }
  }

  private problemsAt(span: Span): readonly FieldProblem[] {
    const [start, end] = [this.lines.position(span.start), this.lines.position(span.end)]
    return this.diagnostics
      .filter(({ range }) => !isBefore(range.start, start) && !isBefore(end, range.start))
      .map(({ severity, message, hint }) => ({ severity, message, ...(hint !== undefined && { hint }) }))
  }
}

/** The values of a framework's parameter that stand fast. */
function fixedFields({ values, byReading, unit }: Parameter): readonly FormField[] {
  const sets = [
    ...values.map(({ from, cells }) => ({ label: from === undefined ? [] : [`${from}起`], cells })),
    ...(byReading?.options ?? []).map(({ option, cells }) => ({ label: [option], cells })),
  ]
  return sets.flatMap(({ label, cells }) =>
    cells.map(({ at, value }): FormField => {
      const text =
        typeof value === 'boolean' ? (value ? '是' : '否') : value.includes('/') ? value : quantityText(value, unit)
      const labels = [...label, ...at]
      return { path: labels, label: labels.join(' · '), kind: 'text', text, unit: '', options: [], problems: [] }
    }),
  )
}

function titleOf({ section, title }: Entry): string {
  return title === undefined ? section : `${section}（${title}）`
}

function isBefore(a: Diagnostic['range']['start'], b: Diagnostic['range']['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column)
}

function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const found = new Map(
    diagnostics.map((one) => [`${one.code} ${one.range.start.line} ${one.range.start.column} ${one.message}`, one]),
  )
  return [...found.values()]
}
