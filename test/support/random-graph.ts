import type { Expression } from '../../dsl/syntax/expression/expression.ts'
import { printFormula } from '../../dsl/syntax/expression/print.ts'
import { chance, pick, whole } from './random.ts'
import { randomDimensions, randomInstitutions } from './random-dimensions.ts'
import { RandomFormula, type RandomUnit, splitTarget, type Usable } from './random-formula.ts'
import { Rational } from './rational.ts'
import { dimsOf, meet, ruleDims } from './slow-dims.ts'
import type { SlowBody, SlowData, SlowLeaf, SlowMember, SlowPolicy, SlowRule } from './slow-policy.ts'
import { name, oneOf } from './tree.ts'

/** A made-up policy: its file, and the same as trees. Whoever reads graphs can be tried on it. */
export interface RandomPolicy {
  readonly text: string
  readonly policy: SlowPolicy
  /** Inputs, with what may be given for them. */
  readonly inputs: readonly RandomInput[]
  readonly open: readonly OpenParameter[]
}

export interface RandomInput {
  readonly name: string
  readonly unit: RandomUnit
  readonly dims: readonly string[]
  readonly mayBeMissing: boolean
}

/** A parameter left open, with the range that its value keeps to. */
export interface OpenParameter {
  readonly name: string
  readonly low: string
  readonly high: string
}

/** A made-up scenario: its text as JSON, and the same as data. */
export interface RandomScenario {
  readonly text: string
  readonly data: SlowData
}

/** What a generator may be asked for. */
export interface GraphShape {
  readonly inputs: number
  readonly parameters: number
  readonly rules: number
  /** How deep formulas may nest. */
  readonly depth: number
  /** Share of parameters that are left open. */
  readonly open: number
  /** Whether inputs may be missing, or apply to some members only. */
  readonly gaps: boolean
}

/** A small policy with everything in it. */
export const smallShape: GraphShape = { inputs: 5, parameters: 3, rules: 6, depth: 3, open: 0.3, gaps: true }

const BARE: readonly (readonly string[])[] = [[], [], ['年份'], ['险种'], ['集团'], ['片区'], ['层级'], ['阶段']]
const DATA: readonly (readonly string[])[] = [['机构'], ['机构'], ['险种', '机构'], ['机构', '年份'], ['县院']]
const DECLARED: readonly (readonly string[])[] = [...BARE, ['年份', '险种'], ['险种', '集团']]

/** Makes up a policy; the same random numbers make the same. */
export function randomPolicy(random: () => number, shape: GraphShape = smallShape): RandomPolicy {
  const { dimensions, text } = randomDimensions(random)
  const figures = new Map<string, SlowLeaf | SlowRule>()
  const policy: SlowPolicy = { dimensions, figures, constraints: new Map() }
  const usable: Usable[] = []
  const inputs: RandomInput[] = []
  const open: OpenParameter[] = []
  const lines = { inputs: [] as string[], parameters: [] as string[], rules: [] as string[] }
  for (let i = 0; i < shape.inputs; i++) lines.inputs.push(addInput(`入${i}`, random, shape, figures, usable, inputs))
  for (let i = 0; i < shape.parameters; i++)
    lines.parameters.push(addParameter(`参${i}`, random, shape, policy, figures, usable, open))
  for (let i = 0; i < shape.rules; i++) {
    const rule = addRule(`规${i}`, random, shape, policy, figures, usable)
    // The order of the file says nothing about the order of work.
    if (chance(random, 0.5)) lines.rules.unshift(rule)
    else lines.rules.push(rule)
  }
  const condition = new RandomFormula(random, policy, usable).truth(2)
  ;(policy.constraints as Map<string, Expression>).set('约束甲', condition)
  const head = '政策: 试算办法\n编号: trial\n版本: "1"\n状态: 试行\n施行日期: 2020-01-01\n'
  const sections = [
    `输入:\n${lines.inputs.join('\n')}`,
    `参数:\n${lines.parameters.join('\n')}`,
    '解读:\n  口径:\n    选项: [甲读, 乙读]\n    默认: 甲读\n    理由: 试算',
    `规则:\n${lines.rules.join('\n')}`,
    `约束:\n  约束甲: {须: ${printFormula(condition)}}`,
  ]
  return { text: `${head}${text}${sections.join('\n')}\n`, policy, inputs, open }
}

function addInput(
  own: string,
  random: () => number,
  shape: GraphShape,
  figures: Map<string, SlowLeaf | SlowRule>,
  usable: Usable[],
  inputs: RandomInput[],
): string {
  const unit = pick(random, ['元', '元', '元', '人', '比率', '是否'] as const)
  const dims = pick(random, [...BARE, ...DATA, ...DATA])
  const isPart = shape.gaps && dims.includes('机构') && chance(random, 0.25)
  const only = isPart ? oneOf(name('层级'), false, [name('县级'), name('乡镇')]) : undefined
  const mayBeMissing = shape.gaps && chance(random, 0.2)
  const standard = mayBeMissing && unit !== '是否' && chance(random, 0.3) ? '3' : undefined
  figures.set(own, { kind: 'leaf', dims, only, standard: standard ? Rational.fromString(standard) : undefined })
  usable.push({ name: own, unit })
  inputs.push({ name: own, unit, dims, mayBeMissing })
  const keys = [
    `单位: ${unit}`,
    dims.length > 0 ? `维度: [${dims.join(', ')}]` : '',
    only ? `仅: ${printFormula(only)}` : '',
    mayBeMissing ? `可缺: ${standard ?? '是'}` : '',
  ]
  return `  ${own}: {${keys.filter((k) => k !== '').join(', ')}}`
}

function addParameter(
  own: string,
  random: () => number,
  shape: GraphShape,
  policy: SlowPolicy,
  figures: Map<string, SlowLeaf | SlowRule>,
  usable: Usable[],
  open: OpenParameter[],
): string {
  const unit = pick(random, ['元', '比率', '比率'] as const)
  const isOpen = chance(random, shape.open)
  const dims = isOpen ? [] : pick(random, DECLARED)
  const keys = [`单位: ${unit}`, ...(dims.length > 0 ? [`维度: [${dims.join(', ')}]`] : [])]
  const values: { from?: number; cells: Map<string, Rational> }[] = []
  const add = (from?: number): string => {
    const cells = new Map<string, Rational>()
    const text = nested(dims, policy, (key) => {
      const value = pick(
        random,
        unit === '比率' ? ['0', '0.5', '0.765', '1', '2'] : ['0', '100', '0.05', '-20', '33.33'],
      )
      cells.set(key, Rational.fromString(value))
      return value
    })
    values.push({ ...(from === undefined ? {} : { from }), cells })
    return text
  }
  if (isOpen) {
    const [low, high] = unit === '比率' ? ['0', '1'] : ['-50', '200']
    const at = pick(random, unit === '比率' ? ['0', '0.5', '0.333', '1'] : ['-50', '0', '70.005', '200'])
    keys.push(`待定: 没有写, 范围: [${low}, ${high}], 暂取: ${at}`)
    values.push({ cells: new Map([['', Rational.fromString(at)]]) })
    open.push({ name: own, low, high })
  } else if (chance(random, 0.3)) keys.push(`按年度: {2020: ${add(2020)}, 2023: ${add(2023)}}`)
  else keys.push(`值: ${add()}`)
  figures.set(own, { kind: 'leaf', dims, values })
  usable.push({ name: own, unit })
  return `  ${own}: {${keys.join(', ')}}`
}

/** Values nested by member, as 值 has them. */
function nested(
  dims: readonly string[],
  policy: SlowPolicy,
  value: (key: string) => string,
  at: string[] = [],
): string {
  const dimension = dims[at.length]
  if (dimension === undefined) return value(at.join('|'))
  const members = policy.dimensions.get(dimension)?.members ?? []
  return `{${members.map((m) => `${m.name}: ${nested(dims, policy, value, [...at, m.name])}`).join(', ')}}`
}

function addRule(
  own: string,
  random: () => number,
  shape: GraphShape,
  policy: SlowPolicy,
  figures: Map<string, SlowLeaf | SlowRule>,
  usable: Usable[],
): string {
  const formulas = new RandomFormula(random, policy, usable)
  const unit = pick(random, ['元', '元', '人', '比率'] as const)
  const keys: string[] = []
  const body = makeBody(unit, random, shape, formulas, policy, keys)
  const isSplit = 'split' in body
  let rule: SlowRule = { kind: 'rule', body }
  const bound = (key: string): Expression => {
    const formula = formulas.of(unit, 1)
    keys.push(`${key}: ${printFormula(formula)}`)
    return formula
  }
  if (!isSplit && chance(random, 0.15)) rule = { ...rule, floor: bound('保底') }
  if (!isSplit && chance(random, 0.15)) rule = { ...rule, cap: bound('封顶') }
  if (chance(random, 0.25)) {
    const [text, mode, step] = pick(random, [
      ['四舍五入到2位小数', 'half-up', '0.01'],
      ['进位到整数', 'up', '1'],
      ['舍去到1位小数', 'down', '0.1'],
    ] as const)
    keys.push(`取整: ${text}`)
    rule = { ...rule, rounding: { mode, step: Rational.fromString(step) } }
  }
  const dims = ruleDims(rule, policy)
  if (!isSplit && chance(random, 0.15)) {
    // A rule may say that it holds for every member of one dimension more.
    const more = meet(policy, [dims, [pick(random, ['险种', '年份', '机构'])]])
    if (dims.every((d) => more.includes(d))) {
      keys.push(`维度: [${more.join(', ')}]`)
      rule = { ...rule, dims: more }
    }
  } else if (chance(random, 0.15)) {
    const only = formulas.atHand()
    const has = dimsOf(only, policy)
    if (meet(policy, [dims, has]).join() === dims.join()) {
      keys.push(`仅: ${printFormula(only)}`)
      rule = { ...rule, only }
    }
  }
  figures.set(own, rule)
  usable.push({ name: own, unit })
  return `  ${own}:\n${keys.map((key) => `    ${key}`).join('\n')}`
}

function makeBody(
  unit: Exclude<RandomUnit, '是否'>,
  random: () => number,
  shape: GraphShape,
  formulas: RandomFormula,
  policy: SlowPolicy,
  keys: string[],
): SlowBody {
  const formula = (): Expression => formulas.of(unit, shape.depth)
  if (chance(random, 0.15)) {
    const options = new Map([
      ['甲读', formula()],
      ['乙读', formula()],
    ])
    keys.push('按解读: 口径', ...[...options].map(([option, f]) => `${option}: ${printFormula(f)}`))
    return { reading: '口径', options }
  }
  if (unit === '元' && chance(random, 0.3)) {
    const split = makeSplit(random, formulas, policy, keys)
    if (split) return { split }
  }
  const found = formula()
  keys.push(`公式: ${printFormula(found)}`)
  return { formula: found }
}

function makeSplit(random: () => number, formulas: RandomFormula, policy: SlowPolicy, keys: string[]) {
  const whole = formulas.of('元', 1)
  const equally = chance(random, 0.25)
  const weights = equally ? undefined : formulas.of(pick(random, ['元', '人', '比率'] as const), 1)
  const over = equally ? ['机构'] : undefined
  const target = splitTarget(whole, weights ?? name('机构'), policy)
  if (!target) return undefined
  const [precision, step] = pick(random, [
    ['分', '0.01'],
    ['角', '0.1'],
    ['元', '1'],
    ['0.01万元', '100'],
    ['不取整', undefined],
  ] as const)
  const [owner, remainder] = pick(random, [
    ['最大余额', 'largest'],
    ['归首位', 'first'],
    ['归末位', 'last'],
    ['归最大', 'greatest'],
  ] as const)
  const empty = pick(random, ['error', 'nothing'] as const)
  keys.push(`分摊: ${printFormula(whole)}`, `按: ${weights ? printFormula(weights) : '平均'}`)
  if (equally) keys.push(`维度: [${meet(policy, [dimsOf(whole, policy), ['机构']]).join(', ')}]`)
  keys.push(`精度: ${precision}`, `尾差: ${owner}`, ...(empty === 'nothing' ? ['无对象: 不分'] : []))
  return { whole, weights, over, step: step === undefined ? undefined : Rational.fromString(step), remainder, empty }
}

const AMOUNTS: Readonly<Record<Exclude<RandomUnit, '是否'>, readonly string[]>> = {
  元: ['0', '0', '100', '100', '33.33', '-50', '0.005', '1234567.89'],
  人: ['0', '1', '3', '3', '7', '120'],
  比率: ['0', '0.5', '0.5', '1', '0.333333', '-0.2', '1.2'],
}

/** Makes up data for a policy: with ties, zeros and negatives; some open values bound. */
export function randomScenario(random: () => number, { policy, inputs, open }: RandomPolicy): RandomScenario {
  const institutions = randomInstitutions(random)
  const county = institutions.filter((m) => m.attributes.get('层级') === '县级')
  const values = new Map<string, Map<string, Rational | boolean>>()
  const given: Record<string, unknown> = {}
  const year = whole(random, 2020, 2025)
  const membersOf = (d: string): readonly SlowMember[] =>
    d === '机构' ? institutions : d === '县院' ? county : (policy.dimensions.get(d)?.members ?? [])
  for (const { name: own, unit, dims, mayBeMissing } of inputs) {
    const cells = new Map<string, Rational | boolean>()
    const level = (at: readonly string[]): unknown => {
      const dimension = dims[at.length]
      if (dimension !== undefined) {
        const inner = membersOf(dimension).map((m) => [m.name, level([...at, m.name])] as const)
        return Object.fromEntries(inner.filter(([, v]) => v !== undefined))
      }
      if (mayBeMissing && chance(random, 0.4)) return undefined
      if (unit === '是否') {
        const fact = chance(random, 0.5)
        cells.set(at.join('|'), fact)
        return fact
      }
      const amount = pick(random, AMOUNTS[unit])
      cells.set(at.join('|'), Rational.fromString(amount))
      return amount
    }
    const found = level([])
    if (found !== undefined) given[own] = found
    values.set(own, cells)
  }
  const bound: Record<string, string> = {}
  for (const parameter of open) {
    if (!chance(random, 0.3)) continue
    bound[parameter.name] = pick(random, [parameter.low, parameter.high, '0.25'])
    values.set(parameter.name, new Map([['', Rational.fromString(bound[parameter.name] as string)]]))
  }
  const readings = new Map([['口径', pick(random, ['甲读', '乙读'])]])
  const text = JSON.stringify({
    情景: '试算',
    年度: year,
    维度: { 机构: institutions.map((m) => ({ 名: m.name, ...Object.fromEntries(m.attributes) })) },
    输入: given,
    解读: Object.fromEntries(readings),
    参数: bound,
  })
  return { text, data: { year, readings, members: new Map([['机构', institutions]]), values } }
}
