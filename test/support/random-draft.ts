import type { Expression } from '../../dsl/syntax/expression/expression.ts'
import type { RandomDimensions } from './random-dimensions.ts'
import { RandomFormula } from './random-formula.ts'
import type { RandomUnit, Usable } from './random-source.ts'
import type { SlowCells, SlowDimension, SlowException, SlowLeaf, SlowPolicy, SlowRule } from './slow-policy.ts'
import type { SlowWords } from './slow-words.ts'

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

export interface RandomInput {
  readonly name: string
  readonly unit: RandomUnit
  readonly dims: readonly string[]
  readonly mayBeMissing: boolean
}

/** A parameter left open: its members (one without name where it has none), the range that its value keeps to, and what stands for the time being. */
export interface OpenParameter {
  readonly name: string
  readonly members: readonly string[]
  readonly range?: { readonly low: string; readonly high: string }
  readonly provisional?: SlowCells
}

/** A rule as it was written, for others that are like it. */
export interface WrittenRule {
  readonly name: string
  readonly unit: Usable['unit']
  readonly rule: SlowRule
  readonly words: SlowWords
  /** The words as formulas may use them. */
  readonly usable: readonly Usable[]
}

/** One exception of the section 例外, with what it makes of each rule that it changes. */
export interface SectionException extends Pick<SlowException, 'name' | 'when' | 'beats'> {
  readonly changes: Map<string, Expression>
}

/** The readings of a made-up policy, with their options. */
export const READINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ['口径', ['甲读', '乙读']],
  ['算法', ['一读', '二读', '三读']],
])

/** A policy in the making: what it has so far, and the lines of its sections. */
export class Draft {
  readonly random: () => number
  readonly shape: GraphShape
  readonly figures = new Map<string, SlowLeaf | SlowRule>()
  readonly constraints = new Map<string, Expression>()
  readonly carries = new Map<string, string>()
  readonly policy: SlowPolicy
  private readonly dimensions: Map<string, SlowDimension>
  readonly usable: Usable[] = []
  readonly inputs: RandomInput[] = []
  readonly open: OpenParameter[] = []
  readonly written: WrittenRule[] = []
  readonly sectionExceptions: SectionException[] = []
  readonly lines = {
    输入: [] as string[],
    参数: [] as string[],
    规则: [] as string[],
    计分表: [] as string[],
    结转: [] as string[],
  }

  constructor(random: () => number, shape: GraphShape, { dimensions }: RandomDimensions) {
    this.random = random
    this.shape = shape
    this.dimensions = new Map(dimensions)
    this.policy = {
      dimensions: this.dimensions,
      figures: this.figures,
      constraints: this.constraints,
      carries: this.carries,
    }
  }

  /** Formulas over all that there is so far, and some words of one rule. */
  formulas(words: readonly Usable[] = []): RandomFormula {
    const others = this.usable.filter((u) => !words.some((word) => word.name === u.name))
    return new RandomFormula(this.random, this.policy, [...others, ...words])
  }

  /** A figure is there and may be used by those that come after it. */
  add(name: string, unit: RandomUnit, figure: SlowLeaf | SlowRule): void {
    this.figures.set(name, figure)
    this.usable.push({ name, unit })
  }

  /** A dimension of the plain evaluator's alone. */
  addDimension(dimension: string, members: readonly string[]): void {
    const plain = members.map((member) => ({ name: member, attributes: new Map() }))
    this.dimensions.set(dimension, { ordered: false, members: plain, attributes: new Map() })
  }

  /** What is made while some words stand for formulas; one that a figure has, too, runs over the same dimensions as that. */
  withMeaning<T>(words: ReadonlyMap<string, Expression>, make: () => T): T {
    const own = [...words].filter(([word]) => !this.figures.has(word))
    for (const [word, formula] of own) this.figures.set(word, { kind: 'rule', body: { formula } })
    const made = make()
    for (const [word] of own) this.figures.delete(word)
    return made
  }
}
