import type { Input } from '../../../dsl/model/model.ts'
import type { ScenarioData } from '../forms/input-places.ts'
import type { FormBlock, FormCell, ScenarioForm } from '../forms/scenario-form.ts'
import { frameOf } from './axes.ts'
import { cellFault } from './cell-fault.ts'
import { type Block, cutBlock } from './cut-block.ts'
import { type Label, type LabelLine, type NameChoices, readLabels } from './labels.ts'
import { Names } from './names.ts'
import { inUnitOf, isBlankCell, pastedValue, tableUnit } from './pasted-value.ts'

/** What is pasted, and where. */
export interface Pasted {
  readonly text: string
  readonly html?: string
  /** The cell at which it is pasted. */
  readonly anchor: { readonly block: string; readonly row: number; readonly column: number }
  readonly choices: NameChoices
}

/** A value of a block and where it goes. */
export interface PastedValue {
  readonly input: string
  readonly at: readonly string[]
  /** What stands there now, in the unit in which `text` is written. */
  readonly before: string
  /** As it will be written. */
  readonly text: string
  /** As it stands in the block. */
  readonly cell: string
  /** Why it cannot be put there, or what is odd about it. */
  readonly fault?: { readonly message: string; readonly isError: boolean }
}

/** What becomes of a block: shown before anything is written. */
export interface PastePlan {
  /** Those with an error are not written. */
  readonly values: readonly PastedValue[]
  /** Names that stand for nothing, with those that they may be meant for. */
  readonly unmatched: readonly {
    readonly text: string
    readonly near: readonly string[]
    readonly all: readonly string[]
  }[]
  /** Rows and columns that add up others. */
  readonly totals: readonly string[]
  readonly blank: number
  /** Places whose cell has a stroke or nothing, though a value stands there: that stays. */
  readonly kept: readonly { readonly input: string; readonly at: readonly string[]; readonly before: string }[]
  /** Values beyond the edge of the form. */
  readonly beyond: number
}

/** Finds what each value of a block stands for by the names beside and above it, or by its place where none stand there. */
export function matchBlock(pasted: Pasted, form: ScenarioForm, data: ScenarioData): PastePlan {
  const names = new Names(data)
  const whole = cutBlock(pasted.text, pasted.html)
  const title = titleRows(whole)
  const block = whole.slice(title)
  const unit = whole.slice(0, title + 1).flatMap((row) => row.flatMap((cell) => tableUnit(cell, data.model) ?? []))[0]
  return new Matching(block, unit, pasted, form, data, names).plan()
}

/** Lines above a table: its title, and the unit of all. */
function titleRows(block: Block): number {
  const filled = block.map((row) => row.filter((cell) => cell !== '').length)
  const first = filled.findIndex((count) => count > 1)
  return first < 0 || (block[0]?.length ?? 0) < 2 ? 0 : first
}

class Matching {
  private readonly pasted: Pasted
  private readonly data: ScenarioData
  private readonly names: Names
  private readonly block: Block
  private readonly unit: string | undefined
  private readonly left: readonly LabelLine[]
  private readonly top: readonly LabelLine[]
  private readonly anchor: FormBlock | undefined
  private readonly cells: ReadonlyMap<string, FormCell>
  private unmatched = new Map<string, PastePlan['unmatched'][number]>()
  private totals = new Set<string>()

  constructor(
    block: Block,
    unit: string | undefined,
    pasted: Pasted,
    form: ScenarioForm,
    data: ScenarioData,
    names: Names,
  ) {
    this.pasted = pasted
    this.data = data
    this.names = names
    this.block = block
    this.unit = unit
    const { top, left } = frameOf(block, names)
    const reading = { names, model: data.model, choices: pasted.choices }
    const width = block[0]?.length ?? 0
    this.left = Array.from({ length: left }, (_, x) =>
      readLabels(
        filledOn(
          block.slice(top).map((row) => row[x] ?? ''),
          x < left - 1,
        ),
        block
          .slice(0, top)
          .map((row) => row[x] ?? '')
          .find((cell) => cell !== '') ?? '',
        reading,
      ),
    )
    this.top = Array.from({ length: top }, (_, y) =>
      readLabels(filledOn((block[y] ?? []).slice(left, width), y < top - 1), '', reading),
    )
    const blocks = form.groups.flatMap((group) => group.blocks)
    this.anchor = blocks.find(({ key }) => key === pasted.anchor.block)
    this.cells = new Map(
      blocks.flatMap((one) => one.cells.flat().map((cell) => [keyOf(cell.input, cell.at), cell] as const)),
    )
  }

  plan(): PastePlan {
    const values: PastedValue[] = []
    const taken = new Set<string>()
    const kept: { input: string; at: readonly string[]; before: string }[] = []
    let blank = 0
    let beyond = 0
    const rows = this.block.slice(this.top.length)
    for (const [y, row] of rows.entries()) {
      for (const [x, cell] of row.slice(this.left.length).entries()) {
        if (isBlankCell(cell)) {
          blank++
          const target = this.standing(y, x)
          if (target) kept.push({ input: target.input, at: target.at, before: target.text })
          continue
        }
        const target = this.target(y, x)
        if (target === 'beyond') beyond++
        if (typeof target === 'string') continue
        const key = keyOf(target.input, target.at)
        values.push(this.value(target, cell, x, y, taken.has(key)))
        taken.add(key)
      }
    }
    return { values, unmatched: [...this.unmatched.values()], totals: [...this.totals], blank, kept, beyond }
  }

  private value(target: FormCell, cell: string, x: number, y: number, isTwice: boolean): PastedValue {
    const input = this.data.model.figures.get(target.input) as Input
    const unitIn = (lines: readonly LabelLine[], i: number): string | undefined =>
      lines.map(({ labels }) => labels[i]?.unit).findLast((unit) => unit !== undefined)
    const own = unitIn(this.top, x) ?? unitIn(this.left, y)
    const text = pastedValue(cell, own, this.unit, input.unit, this.data.model)
    const fault = isTwice
      ? { message: '前面已经有一个数要填在这里', isError: true }
      : cellFault(target, text, input, this.data.model)
    const { input: name, at } = target
    const before = inUnitOf(text, target.text, input.unit, this.data.model)
    return { input: name, at, before, text, cell, ...(fault && { fault }) }
  }

  /** The place of a blank cell, where a value stands; that names mean nothing there is told at the values beside it. */
  private standing(y: number, x: number): FormCell | undefined {
    const [unmatched, totals] = [new Map(this.unmatched), new Set(this.totals)]
    const found = this.target(y, x)
    this.unmatched = unmatched
    this.totals = totals
    return typeof found === 'string' || found.text === '' ? undefined : found
  }

  /** Where a value goes; why nowhere. */
  private target(y: number, x: number): FormCell | 'beyond' | 'unmatched' {
    const labels: Label[] = []
    for (const [lines, i] of [
      [this.left, y],
      [this.top, x],
    ] as const)
      for (const line of lines) {
        const label = line.labels[i]
        if (!label) continue
        if (label.is === 'total') {
          this.totals.add(label.text)
          return 'unmatched'
        }
        if (label.is === 'skipped') return 'unmatched'
        if (label.is === 'unknown' && !this.isIdle(line, lines)) {
          this.tellUnmatched(label, line)
          return 'unmatched'
        }
        labels.push(label)
      }
    const by = this.byPlace(y, x)
    if (by === 'beyond') return by
    const meanings = labels.flatMap(({ meaning }) => meaning ?? [])
    const input = meanings.find(({ dimension }) => dimension === undefined)?.name ?? by.input
    const figure = input === undefined ? undefined : this.data.model.figures.get(input)
    if (figure?.kind !== 'input') return this.tellAll(labels)
    const at = figure.dims.map(
      (dimension) =>
        meanings.find((one) => one.dimension === dimension)?.name ?? by.at[dimension] ?? this.anchor?.at[dimension],
    )
    const found = this.cells.get(
      keyOf(
        figure.name,
        at.map((member) => member ?? ''),
      ),
    )
    return found ?? this.tellAll(labels)
  }

  /** What the place in the form says where no names stand in the block. */
  private byPlace(
    y: number,
    x: number,
  ): { readonly input?: string; readonly at: Readonly<Record<string, string>> } | 'beyond' {
    const { anchor, pasted } = this
    if (!anchor) return { at: {} }
    const isNamed = (lines: readonly LabelLine[]): boolean => lines.some(({ names }) => names !== undefined)
    // Names in one direction may be those of the form's other one: then its places say nothing.
    const isAside = (own: FormBlock['rows']): boolean => {
      const lines = [...this.left, ...this.top]
      return lines.some(
        ({ names }) =>
          names &&
          own.some((label) => (names.dimension ? label.dimension === names.dimension : label.input !== undefined)),
      )
    }
    const row = pasted.anchor.row + (isNamed(this.left) ? 0 : y)
    const column = pasted.anchor.column + (isNamed(this.top) ? 0 : x)
    const down = isAside(anchor.rows) ? undefined : anchor.rows[row]
    const across = isAside(anchor.columns) ? undefined : anchor.columns[column]
    const isBeyond = (!isAside(anchor.rows) && !down) || (!isAside(anchor.columns) && !across)
    if (isBeyond) return 'beyond'
    const at: Record<string, string> = { ...anchor.at }
    for (const label of [down, across])
      if (label?.dimension !== undefined && label.member !== undefined) at[label.dimension] = label.member
    return { input: anchor.input ?? down?.input ?? across?.input, at }
  }

  /** Whether a line of labels says nothing that is needed: remarks, or the head of the only column of values. */
  private isIdle(line: LabelLine, lines: readonly LabelLine[]): boolean {
    if (line.names) return false
    if (lines.some((other) => other.names)) return true
    const labels = line.labels.filter(({ is }) => is !== 'blank')
    return labels.length === 1
  }

  private tellUnmatched({ text }: Label, { names: kind }: LabelLine): void {
    const dimension = kind?.dimension
    const across = [...this.left, ...this.top].flatMap(({ names }) => names?.dimension ?? [])
    const all = dimension === undefined ? this.names.inputsOver(across) : this.names.all(dimension)
    this.unmatched.set(text, { text, near: this.names.near(text, all), all })
  }

  /** Names that are known, and together name no place. */
  private tellAll(labels: readonly Label[]): 'unmatched' {
    const [last] = labels.filter(({ is }) => is === 'known' || is === 'unknown').slice(-1)
    if (last) this.unmatched.set(last.text, { text: last.text, near: [], all: this.names.all(undefined) })
    return 'unmatched'
  }
}

/** A merged cell stands once for those after it. */
function filledOn(cells: readonly string[], isFilled: boolean): readonly string[] {
  let last = ''
  return cells.map((cell) => {
    if (cell !== '' || !isFilled) last = cell
    return last
  })
}

function keyOf(name: string, at: readonly string[]): string {
  return [name, ...at].join('\u0000')
}
