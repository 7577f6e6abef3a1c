import type { Declaration, Placed } from '../../syntax/policy/declaration.ts'
import { field, words, wordsAt } from '../../syntax/policy/fields.ts'
import type { Node } from '../../syntax/yaml/node.ts'
import { calendarDimensions, monthOf } from '../calendar-members.ts'
import type { Dimension } from '../model.ts'

const { month, quarter } = calendarDimensions

/** Sections in which a dimension may be used. */
const SECTIONS = ['维度', '输入', '参数', '规则', '例外', '计分表', '结转', '约束', '核对', '须证']
/** Keys behind which people write, not formulas; the members of a dimension are its own matter. */
const PROSE = new Set(['说明', '依据', '分组', '别名', '通用名', '显示', '待定', '典型', '原稿', '成员'])

/** The dimensions of the calendar that a policy uses and has not made something else of. */
export function calendarDimensionsOf(
  declarations: ReadonlyMap<string, readonly Placed[]>,
): readonly Omit<Dimension, 'index'>[] {
  const texts = SECTIONS.flatMap((s) => (declarations.get(s) ?? []).flatMap((p) => mentionsOf(p.declaration)))
  if (texts.length === 0) return []
  const names = [...ownNames(declarations)]
  const free = [month, quarter].filter((word) => !names.includes(word))
  const used = free.filter((word) => {
    const longer = names.filter((n) => n.includes(word)).sort((a, b) => b.length - a.length)
    return texts.some((text) => longer.reduce((rest, name) => rest.replaceAll(name, ' '), text).includes(word))
  })
  // Months lead to quarters, so these come with them.
  const needed = free.filter((word) => used.includes(word) || (word === quarter && used.includes(month)))
  return needed.map((word) => calendarDimension(word, needed.includes(quarter)))
}

function calendarDimension(name: string, leads: boolean): Omit<Dimension, 'index'> {
  const members = Array.from({ length: name === month ? 12 : 4 }, (_, i) => ({
    name: String(i + 1),
    attributes: new Map<string, string>(),
  }))
  const site = { section: '维度', start: 0, name: { start: 0, end: 0 } }
  const dimension = { name, ordered: true, members, attributes: new Map<string, string>(), site }
  return leads ? withQuarters(dimension) : dimension
}

/** The same with the way from months to quarters, where its members are months and say nothing of their own. */
export function withQuarters<D extends Omit<Dimension, 'index'>>(dimension: D): D {
  const { name, members = [], attributes } = dimension
  const numbers = members.map((m) => monthOf(m.name))
  if (name !== month || attributes.size > 0 || numbers.some((n) => n === undefined)) return dimension
  const led = members.map((m, i) => ({
    ...m,
    attributes: new Map([[quarter as string, String(Math.ceil((numbers[i] as number) / 3))]]),
  }))
  return { ...dimension, members: led, attributes: new Map([[quarter, quarter]]) }
}

const kept = new WeakMap<Declaration, readonly string[]>()

/** The texts of a declaration that have a word of the calendar in them; worked out once, for most have none. */
function mentionsOf(declaration: Declaration): readonly string[] {
  const known = kept.get(declaration)
  if (known) return known
  const found: string[] = []
  const visit = (node: Node): void => {
    if (node.kind === 'list') for (const item of node.items) visit(item)
    else if (node.kind === 'scalar') {
      if (node.text.includes(month) || node.text.includes(quarter)) found.push(node.text)
    } else {
      for (const { key, value } of node.pairs) {
        if (PROSE.has(key.text)) continue
        // A case is a condition in the place of a key.
        visit(key)
        visit(value)
      }
    }
  }
  visit(declaration.value)
  kept.set(declaration, found)
  return found
}

/** The names that the policy gives to its own dimensions, attributes and figures. */
function ownNames(declarations: ReadonlyMap<string, readonly Placed[]>): Set<string> {
  const names = new Set<string>()
  for (const section of SECTIONS) {
    for (const { declaration } of declarations.get(section) ?? []) {
      const { name, value } = declaration
      names.add(name)
      for (const alias of wordsAt(value, '别名')) names.add(alias.text)
      const attributes = section === '维度' ? field(value, '属性') : undefined
      for (const pair of attributes?.kind === 'map' ? attributes.pairs : []) {
        const [target, ...more] = words(pair.value)
        if (more.length > 0 || target?.text !== pair.key.text) names.add(pair.key.text)
      }
      for (const word of ['式中', '给']) {
        const inside = field(value, word)
        for (const pair of inside?.kind === 'map' ? inside.pairs : []) names.add(pair.key.text.trim())
      }
    }
  }
  names.delete('')
  return names
}
