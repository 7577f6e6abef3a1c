import type { Placed } from '../../syntax/policy/declaration.ts'
import { field, textAt, wordsAt } from '../../syntax/policy/fields.ts'
import type { Node, ScalarNode } from '../../syntax/yaml/node.ts'
import type { Reading } from '../model.ts'
import type { Names } from '../names.ts'
import { type FormulaReader, figuresUsed, type PlacedFormula, placeFormula, withoutHead } from './formula.ts'

/** The formulas of a rule, by what they are for. */
export interface RuleFormulas {
  readonly body?: PlacedFormula
  readonly options: readonly { readonly option: string; readonly formula: PlacedFormula }[]
  readonly whole?: PlacedFormula
  readonly weights?: PlacedFormula
  readonly floor?: PlacedFormula
  readonly cap?: PlacedFormula
  readonly only?: PlacedFormula
}

/** A rule whose formulas are read but not yet typed. */
export interface PendingRule {
  readonly placed: Placed
  readonly name: string
  readonly formulas: RuleFormulas
  /** Figures that it uses, by name. */
  readonly uses: ReadonlySet<string>
}

/** Reads the formulas of a rule and finds what they use. */
export function readRule(
  placed: Placed,
  read: FormulaReader,
  names: Names,
  readings: ReadonlyMap<string, Reading>,
): PendingRule {
  const { name, value } = placed.declaration
  const heads = [name, ...wordsAt(value, '别名').map((w) => w.text)]
  const formula = (key: string): PlacedFormula | undefined => {
    const scalar = formulaAt(value, key)
    return scalar ? placeFormula(scalar, read, heads) : undefined
  }
  const reading = readings.get(textAt(value, '按解读') ?? '')
  const options = (reading?.options ?? []).flatMap((o) => {
    const scalar = formulaAt(value, o.name)
    return scalar ? [{ option: o.name, formula: placeFormula(scalar, read, heads) }] : []
  })
  const formulas: RuleFormulas = {
    body: formula('公式'),
    options,
    whole: formula('分摊'),
    weights: textAt(value, '按') === '平均' ? undefined : formula('按'),
    floor: formula('保底'),
    cap: formula('封顶'),
    only: formula('仅'),
  }
  const uses = new Set<string>()
  for (const f of listFormulas(formulas)) {
    for (const used of figuresUsed(f, names)) {
      const headOnly = used === name && !usesItself(f, name, names)
      if (!headOnly) uses.add(used)
    }
  }
  return { placed, name, formulas, uses }
}

/** The text of a formula; an empty one in quotes is one, too, and is told as such. What is missing altogether has been told. */
function formulaAt(value: Node, key: string): ScalarNode | undefined {
  const node = field(value, key)
  return node?.kind === 'scalar' && node.style !== 'missing' ? node : undefined
}

/** Every formula of a rule. */
export function listFormulas(f: RuleFormulas): PlacedFormula[] {
  return [f.body, ...f.options.map((o) => o.formula), f.whole, f.weights, f.floor, f.cap, f.only].filter(
    (x) => x !== undefined,
  )
}

/** Whether a formula uses its own rule beyond the head 名＝. */
function usesItself(f: PlacedFormula, name: string, names: Names): boolean {
  const rest = withoutHead(f.expression, name, names)
  return rest === f.expression || mentions(rest, name, names)
}

function mentions(part: unknown, name: string, names: Names): boolean {
  if (Array.isArray(part)) return part.some((p) => mentions(p, name, names))
  if (typeof part !== 'object' || part === null) return false
  const node = part as { type?: string; name?: string }
  if (node.type === 'name' && node.name !== undefined) {
    const meaning = names.meanings.get(node.name)
    return meaning?.kind === 'figure' && meaning.name === name
  }
  return Object.values(part).some((p) => mentions(p, name, names))
}
