import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import { suggest } from '../../diagnostic/suggest.ts'
import type { Placed } from '../../syntax/policy/declaration.ts'
import { field, scalarAt, textAt, type Word, wordsAt } from '../../syntax/policy/fields.ts'
import type { Dimension, Display } from '../model.ts'
import { readUnit, type ScaledUnit } from '../unit.ts'
import type { Report } from './report.ts'

/** What inputs, parameters and rules have in common, as far as their declarations say it. */
export interface Common {
  readonly name: string
  readonly aliases: readonly string[]
  readonly group?: string
  readonly description?: string
  readonly display?: Display
  readonly standard?: Word
}

/** Reads the common part of a figure's declaration. */
export function readCommon(placed: Placed, nouns: ReadonlySet<string>, report: Report): Common {
  const { name, value } = placed.declaration
  const standard = scalarAt(value, '通用名')
  return {
    name,
    aliases: wordsAt(value, '别名').map((w) => w.text),
    group: textAt(value, '分组') ?? placed.group,
    description: textAt(value, '说明'),
    display: readDisplay(placed, nouns, report),
    ...(standard ? { standard: { text: standard.text.trim(), span: standard.span } } : {}),
  }
}

/** 单位 of a figure: undefined when it is not written, or cannot be read (which is reported). */
export function readDeclaredUnit(placed: Placed, nouns: ReadonlySet<string>, report: Report): ScaledUnit | undefined {
  const scalar = scalarAt(placed.declaration.value, '单位')
  if (!scalar) return undefined
  const unit = readUnit(scalar.text, nouns)
  if (!unit) {
    const near = suggest(scalar.text, [
      '元',
      '万元',
      '人',
      '人次',
      '元/人',
      '比率',
      '天',
      '是否',
      '文本',
      '日期',
      '分值',
      ...nouns,
    ])
    report.add(
      placed.start,
      problem('HC4004', scalar.span, { unit: scalar.text, near }, near.length === 1 ? { fix: near[0] } : {}),
    )
  }
  return unit
}

/** 维度 of a figure, in the order written; undefined when it is not written or not to be relied on. Unknown ones are reported. */
export function readDeclaredDims(
  placed: Placed,
  dimensions: ReadonlyMap<string, Dimension>,
  report: Report,
): string[] | undefined {
  if (!field(placed.declaration.value, '维度')) return undefined
  const dims: string[] = []
  let isWhole = true
  for (const word of wordsAt(placed.declaration.value, '维度')) {
    if (dimensions.has(word.text)) {
      if (!dims.includes(word.text)) dims.push(word.text)
    } else {
      isWhole = false
      const near = suggest(word.text, dimensions.keys())
      report.add(
        placed.start,
        problem('HC3005', word.span, { name: word.text, near }, near.length === 1 ? { fix: near[0] } : {}),
      )
    }
  }
  return isWhole ? dims : undefined
}

/** Whether the unit and dimensions that a declaration writes are known; if not, formulas that use it cannot be judged. */
export function isFormKnown(
  { declaration }: Placed,
  unit: ScaledUnit | undefined,
  dims: readonly string[] | undefined,
): boolean {
  if (scalarAt(declaration.value, '单位') && !unit) return false
  if (field(declaration.value, '维度') && !dims) return false
  return !declaration.problems.some((p) => concernsForm(p))
}

const FORM = ['单位', '维度']

function concernsForm(p: Problem): boolean {
  const { key, name, near } = p.facts as { key?: string; name?: string; near?: readonly string[] }
  return FORM.includes(key ?? '') || FORM.includes(name ?? '') || FORM.includes(near?.[0] ?? '')
}

function readDisplay(placed: Placed, nouns: ReadonlySet<string>, report: Report): Display | undefined {
  const node = field(placed.declaration.value, '显示')
  if (!node) return undefined
  const unit = scalarAt(node, '单位')
  const places = scalarAt(node, '小数')
  const scaled = unit ? readUnit(unit.text, nouns) : undefined
  if (unit && !scaled) report.add(placed.start, problem('HC4004', unit.span, { unit: unit.text, near: [] }))
  if (places && !/^\d{1,2}$/.test(places.text.trim()))
    report.add(placed.start, problem('HC5017', places.span, { text: places.text }))
  return {
    unit: unit?.text.trim() ?? '',
    shift: scaled?.shift ?? 0,
    places: places && /^\d{1,2}$/.test(places.text.trim()) ? Number(places.text) : undefined,
  }
}
