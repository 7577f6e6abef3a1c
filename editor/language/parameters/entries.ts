import { type Compiled, syntaxOf } from '../../../dsl/index.ts'
import { declaredAt, type Parameter, type Reading } from '../../../dsl/model/model.ts'
import type { Placed } from '../../../dsl/syntax/policy/declaration.ts'
import { impliedKey, mapOf, textAt } from '../../../dsl/syntax/policy/fields.ts'
import { knownKeys } from '../../../dsl/syntax/shape/check-shape.ts'
import type { Block, Section } from '../../../dsl/syntax/yaml/document.ts'
import type { Node, ScalarNode } from '../../../dsl/syntax/yaml/node.ts'
import type { FormSection } from './form.ts'

/** A parameter or reading where the policy's own text writes it; spans count in its block. */
export interface Entry {
  readonly section: FormSection
  /** The section's title: what stands in brackets behind its name. */
  readonly title?: string
  readonly meant: Parameter | Reading
  readonly start: number
  readonly block: Block
  readonly key: ScalarNode
  readonly value: Node
  /** Where the entry is a row of a table: the table. */
  readonly sheet?: ScalarNode
}

const sections: readonly FormSection[] = ['参数', '解读', '绑定']

/** What the policy's own text writes of parameters and readings, in its order; what has no meaning (a name twice, a rule's formula) is left out. */
export function entriesOf(compiled: Compiled): readonly Entry[] {
  const { policy, document } = syntaxOf(compiled)
  const blocks = new Map(document.sections.flatMap((one) => blocksOf(one).map(({ start, block }) => [start, block])))
  const entries = sections.flatMap((section) =>
    (policy.declarations.get(section) ?? []).flatMap((placed): readonly Entry[] => {
      const block = blocks.get(placed.start)
      const meant = meantBy(compiled, section, placed)
      return block && meant ? [entryOf(section, placed, block, meant)] : []
    }),
  )
  return entries.sort((a, b) => a.start + a.key.span.start - b.start - b.key.span.start)
}

function blocksOf({ value, entries }: Section): readonly { readonly start: number; readonly block: Block }[] {
  return value ? [value] : entries
}

function entryOf(section: FormSection, placed: Placed, block: Block, meant: Parameter | Reading): Entry {
  const { declaration, start, group } = placed
  const { node } = block
  const sheet = node.kind === 'scalar' && node.style === 'literal' ? { sheet: node } : {}
  const value = section === '绑定' ? settled(declaration.value, meant) : declaration.value
  const title = group === undefined ? {} : { title: group }
  return { section, ...title, meant, start, block, key: declaration.key, value, ...sheet }
}

/** The parameter or reading that an entry is about: of two of a name only the one that counts. */
function meantBy({ model }: Compiled, section: FormSection, placed: Placed): Parameter | Reading | undefined {
  const { name } = placed.declaration
  const figure = section === '解读' ? undefined : model.figures.get(model.aliases.get(name) ?? name)
  const found = figure?.kind === 'parameter' ? figure : section === '参数' ? undefined : model.readings.get(name)
  const site = found && declaredAt(model, found)
  const at = site && site.start + site.name.start
  // What 绑定 settles keeps its framework's block, with the place of the name seen from there.
  return at === placed.start + placed.declaration.key.span.start ? found : undefined
}

/** What 绑定 writes, as the map that it stands for. */
function settled(value: Node, meant: Parameter | Reading): Node {
  const [shape, key] = isReading(meant) ? (['reading', '默认'] as const) : (['parameter', '值'] as const)
  const keys = knownKeys(shape)
  const option = value.kind === 'map' && textAt(value, '按解读') !== undefined
  if (option || (value.kind === 'map' && value.pairs.some((pair) => keys.includes(pair.key.text)))) return value
  return mapOf([{ key: impliedKey(key, value.span), value }], value.span)
}

/** Whether it is a reading. */
export function isReading(meant: Parameter | Reading): meant is Reading {
  return 'options' in meant
}
