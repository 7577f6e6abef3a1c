import type { Band } from '../../syntax/expression/band.ts'
import { field } from '../../syntax/policy/fields.ts'
import type { Node, ScalarNode } from '../../syntax/yaml/node.ts'
import type { Names } from '../names.ts'
import { namesNeeded, type PlacedFormula, placeFormula, usesFigure } from './formula.ts'
import type { FormulaReader, OwnWords } from './formula-reader.ts'

/** Bands in their place in a declaration's block. */
export interface PlacedBands {
  readonly scalar: ScalarNode
  readonly bands: readonly Band[]
  readonly problems: PlacedFormula['problems']
}

/** A text that was read for a rule, and what came out: the same again as long as nothing that it depends on changed. */
export interface ReadText {
  readonly text: string
  readonly own: OwnWords
  readonly isBands: boolean
  readonly result: unknown
  readonly names: readonly string[]
}

/** Reads the formulas of one rule and notes which figures they use. */
export class RuleReader {
  readonly name: string
  readonly value: Node
  /** Figures used, by name. */
  readonly uses = new Set<string>()
  /** Figures whose last year's value is used. */
  readonly lastYear = new Set<string>()
  readonly texts: ReadText[] = []
  private readonly visible: string | undefined
  private readonly read: FormulaReader
  private readonly names: Names
  private readonly own: OwnWords

  /** `visible`: a local word that does not hide the figure of its name, since it is that word's own formula that is read. */
  constructor(name: string, value: Node, own: OwnWords, read: FormulaReader, names: Names, visible?: string) {
    this.visible = visible
    this.name = name
    this.value = value
    this.own = own
    this.read = read
    this.names = names
  }

  /** The formula under a key of the rule. */
  at(key: string): PlacedFormula | undefined {
    // An empty formula in quotes is one too, and is told as such; what is missing altogether has been told.
    const node = field(this.value, key)
    return node?.kind === 'scalar' && node.style !== 'missing' ? this.formula(node) : undefined
  }

  /** The formula that a scalar holds. */
  formula(scalar: ScalarNode): PlacedFormula {
    const placed = placeFormula(scalar, this.read, this.own)
    const { text } = scalar
    this.texts.push({ text, own: this.own, isBands: false, result: placed.expression, names: placed.names })
    const { now, lastYear } = namesNeeded(placed.expression)
    for (const name of lastYear) {
      const meaning = this.names.meanings.get(name)
      if (meaning?.kind === 'figure' && !this.isHidden(name)) this.lastYear.add(meaning.name)
    }
    for (const name of now) {
      if (this.isHidden(name)) continue
      const meaning = this.names.meanings.get(name)
      if (meaning?.kind !== 'figure') continue
      // 筹资总额＝… at the head is no use of the rule itself.
      if (meaning.name !== this.name || usesFigure(placed, this.name, this.names)) this.uses.add(meaning.name)
    }
    return placed
  }

  /** Whether a word of 式中 stands before the figure of its name. */
  private isHidden(name: string): boolean {
    return this.own.locals?.includes(name) === true && name !== this.visible
  }

  /** Whether a name is declared, in the policy or in this rule. */
  knows(name: string): boolean {
    return this.names.meanings.has(name) || this.own.locals?.includes(name) === true
  }

  /** The bands that a scalar holds. */
  bands(scalar: ScalarNode): PlacedBands {
    const parsed = this.read.bands(scalar.text, this.own)
    const { text } = scalar
    this.texts.push({ text, own: this.own, isBands: true, result: parsed.bands, names: parsed.names })
    for (const name of parsed.names) {
      const meaning = this.own.locals?.includes(name) ? undefined : this.names.meanings.get(name)
      if (meaning?.kind === 'figure') this.uses.add(meaning.name)
    }
    return { scalar, bands: parsed.bands, problems: parsed.problems }
  }
}
