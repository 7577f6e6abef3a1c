import type { Input, Model } from '../../../dsl/model/model.ts'
import { quantityText } from '../../../dsl/model/quantity-text.ts'
import { printUnit } from '../../../dsl/model/unit.ts'
import type { Outcome } from '../../../engine/index.ts'
import { show } from '../shown.ts'

/** What the policy says of an input, in words. */
export interface InputAbout {
  readonly name: string
  readonly aliases: readonly string[]
  /** 元, 人, 比率, 是否 … */
  readonly unit: string
  readonly dims: readonly string[]
  /** 至少0, 0%至100%; undefined where it has no bounds. */
  readonly bounds?: string
  /** What it usually is. */
  readonly typical?: string
  readonly description?: string
  readonly clauses: readonly string[]
  /** What stands in its place where it is not given; undefined: figures wait for it. */
  readonly standIn?: string
  /** The figures that wait for it now. */
  readonly waiting: readonly string[]
}

/** What is to be known of an input by whoever fills it in. */
export function inputAbout(input: Input, model: Model, outcome: Outcome | undefined): InputAbout {
  const { name, aliases, unit, dims, least, most, typical, missing } = input
  const text = (digits: string): string => quantityText(digits, unit)
  const bounds =
    least !== undefined && most !== undefined
      ? `${text(least)}至${text(most)}`
      : least !== undefined
        ? `至少${text(least)}`
        : most !== undefined
          ? `至多${text(most)}`
          : undefined
  const usual = typical === undefined ? undefined : show(typical, printUnit(unit), input.display)
  const figures = outcome?.figures ?? []
  return {
    ...{ name, aliases, unit: printUnit(unit), dims },
    ...(bounds !== undefined && { bounds }),
    ...(usual && { typical: `${usual.text}${usual.unit}` }),
    ...(input.description !== undefined && { description: input.description }),
    clauses: input.clauses.map((id) => withSummary(id, model)),
    ...(missing === 'unknown' && { standIn: '可以不填' }),
    ...(typeof missing === 'object' && { standIn: `不填按${text(missing.digits)}` }),
    waiting: figures.flatMap((one) => (one.kind === 'rule' && one.missing?.includes(name) ? [one.name] : [])),
  }
}

function withSummary(id: string, { clauses }: Model): string {
  const summary = clauses.get(id)?.summary
  return summary ? `${id}　${summary}` : id
}
