import { printFormula } from '../../dsl/syntax/expression/print.ts'
import { chance, pick } from './random.ts'
import { type Draft, READINGS } from './random-draft.ts'
import type { RandomUnit } from './random-source.ts'
import { Rational } from './rational.ts'
import type { SlowCells, SlowLeaf, SlowPolicy } from './slow-policy.ts'
import { name, oneOf } from './tree.ts'

const BARE: readonly (readonly string[])[] = [[], [], ['年份'], ['险种'], ['集团'], ['片区'], ['层级'], ['阶段']]
const DATA: readonly (readonly string[])[] = [['机构'], ['机构'], ['险种', '机构'], ['机构', '年份'], ['县院']]
const DECLARED: readonly (readonly string[])[] = [...BARE, ['年份', '险种'], ['险种', '集团']]

/** Figures by month or quarter: often, where a policy has any. */
function monthsIn({ policy }: Draft): readonly (readonly string[])[] {
  return policy.dimensions.has('月份') ? Array.from({ length: 8 }, (_, i) => [i % 4 === 0 ? '季度' : '月份']) : []
}

/** What a unit is called where a figure declares it. */
export function unitText(unit: RandomUnit): string {
  return unit === '分' ? '分值' : unit
}

/** An input: its unit, dimensions, 仅 and 可缺. */
export function addInput(own: string, draft: Draft): void {
  const { random, shape } = draft
  const unit = pick(random, ['元', '元', '元', '人', '比率', '分', '是否', '日期'] as const)
  const dims = pick(random, [...BARE, ...DATA, ...DATA, ...monthsIn(draft)])
  const isPart = shape.gaps && dims.includes('机构') && chance(random, 0.25)
  const only = isPart ? oneOf(name('层级'), false, [name('县级'), name('乡镇')]) : undefined
  const mayBeMissing = shape.gaps && chance(random, 0.2)
  const standard = mayBeMissing && unit !== '是否' && unit !== '日期' && chance(random, 0.3) ? '3' : undefined
  draft.add(own, unit, {
    kind: 'leaf',
    isTruth: unit === '是否',
    isDate: unit === '日期',
    dims,
    ...(only ? { only } : {}),
    ...(standard === undefined ? {} : { standard: Rational.fromString(standard) }),
  })
  draft.inputs.push({ name: own, unit, dims, mayBeMissing })
  const keys = [
    `单位: ${unitText(unit)}`,
    dims.length > 0 ? `维度: [${dims.join(', ')}]` : '',
    only ? `仅: ${printFormula(only)}` : '',
    mayBeMissing ? `可缺: ${standard ?? '是'}` : '',
  ]
  draft.lines.输入.push(`  ${own}: {${keys.filter((k) => k !== '').join(', ')}}`)
}

/** A parameter: shares, one value or several, by year or by the option of a reading; or left open. */
export function addParameter(own: string, draft: Draft): void {
  const { random, shape } = draft
  if (chance(random, shape.open)) addOpen(own, draft)
  else if (chance(random, 0.15)) addShares(own, draft)
  else addValues(own, draft)
}

function addValues(own: string, draft: Draft): void {
  const { random, policy } = draft
  const unit = pick(random, ['元', '比率', '比率'] as const)
  const dims = pick(random, [...DECLARED, ...monthsIn(draft)])
  const digits = unit === '比率' ? ['0', '0.5', '0.765', '1', '2'] : ['0', '100', '0.05', '-20', '33.33']
  const cells = (): WrittenCells => writtenCells(dims, policy, () => pick(random, digits))
  const { values, keys } = pick(random, [
    () => oneValue(cells()),
    () => oneValue(cells()),
    () => byYear(cells(), cells()),
    () => byReading(random, cells),
  ])()
  draft.add(own, unit, { kind: 'leaf', dims, values })
  const declared = [`单位: ${unit}`, ...(dims.length > 0 ? [`维度: [${dims.join(', ')}]`] : [])]
  draft.lines.参数.push(`  ${own}: {${[...declared, ...keys].join(', ')}}`)
}

interface WrittenCells {
  readonly text: string
  readonly cells: SlowCells
}

interface WrittenValues {
  readonly values: NonNullable<SlowLeaf['values']>
  readonly keys: readonly string[]
}

function oneValue(only: WrittenCells): WrittenValues {
  return { values: [only], keys: [`值: ${only.text}`] }
}

function byYear(early: WrittenCells, late: WrittenCells): WrittenValues {
  const values = [
    { from: 2020, ...early },
    { from: 2023, ...late },
  ]
  return { values, keys: [`按年度: {2020: ${early.text}, 2023: ${late.text}}`] }
}

function byReading(random: () => number, cells: () => WrittenCells): WrittenValues {
  const [reading, options] = pick(random, [...READINGS])
  const values = options.map((option) => ({ reading, option, ...cells() }))
  return { values, keys: [`按解读: ${reading}`, ...values.map(({ option, text }) => `${option}: ${text}`)] }
}

/** 比例: 3:5:2 over the members of one dimension. */
function addShares(own: string, draft: Draft): void {
  const { random, policy } = draft
  const dimension = pick(random, ['险种', '集团', '阶段', '层级'])
  const members = policy.dimensions.get(dimension)?.members ?? []
  const parts = members.map((_, i) => pick(random, i === 0 ? ['1', '2', '3'] : ['0', '1', '1', '2.5', '7']))
  const sum = parts.reduce((so, part) => so.add(Rational.fromString(part)), Rational.of(0n))
  const cells = new Map(members.map((m, i) => [m.name, Rational.fromString(parts[i] as string).div(sum)] as const))
  draft.add(own, '比率', { kind: 'leaf', dims: [dimension], values: [{ cells }] })
  draft.lines.参数.push(`  ${own}: {维度: [${dimension}], 比例: ${parts.join(':')}}`)
}

/** 待定: with a range or without, with a value for the time being or without. */
function addOpen(own: string, draft: Draft): void {
  const { random, policy } = draft
  const unit = pick(random, ['元', '比率', '比率'] as const)
  const dims = chance(random, 0.75) ? [] : ['险种']
  const range = chance(random, 0.85)
    ? unit === '比率'
      ? { low: '0', high: '1' }
      : { low: '-50', high: '200' }
    : undefined
  const digits = unit === '比率' ? ['0', '0.5', '0.333', '1'] : ['-50', '0', '70.005', '200']
  const stands = chance(random, 0.75) ? writtenCells(dims, policy, () => pick(random, digits)) : undefined
  const keys = [
    `单位: ${unit}`,
    ...(dims.length > 0 ? [`维度: [${dims.join(', ')}]`] : []),
    '待定: 没有写',
    ...(range ? [`范围: [${range.low}, ${range.high}]`] : []),
    ...(stands ? [`暂取: ${stands.text}`] : []),
  ]
  draft.lines.参数.push(`  ${own}: {${keys.join(', ')}}`)
  const ends = range ? { low: Rational.fromString(range.low), high: Rational.fromString(range.high) } : {}
  draft.add(own, unit, { kind: 'leaf', dims, open: ends, values: stands ? [stands] : [] })
  const members = dims.length === 0 ? [''] : (policy.dimensions.get('险种')?.members ?? []).map((m) => m.name)
  draft.open.push({
    name: own,
    members,
    ...(range ? { range } : {}),
    ...(stands ? { provisional: stands.cells } : {}),
  })
}

/** Values for all members, nested as 值 has them and as data. */
function writtenCells(dims: readonly string[], policy: SlowPolicy, value: () => string): WrittenCells {
  const cells = new Map<string, Rational>()
  const level = (at: readonly string[]): string => {
    const dimension = dims[at.length]
    if (dimension === undefined) {
      const digits = value()
      cells.set(at.join('|'), Rational.fromString(digits))
      return digits
    }
    const members = policy.dimensions.get(dimension)?.members ?? []
    return `{${members.map((m) => `${m.name}: ${level([...at, m.name])}`).join(', ')}}`
  }
  return { text: level([]), cells }
}
