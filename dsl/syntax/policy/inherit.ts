import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import { citedAs, place } from '../../diagnostic/phrases.ts'
import { suggest } from '../../diagnostic/suggest.ts'
import { shift } from '../../text/span.ts'
import { knownKeys } from '../shape/check-shape.ts'
import type { MapNode, Node, Pair } from '../yaml/node.ts'
import type { Declaration, Placed } from './declaration.ts'
import { impliedKey, mapOf, pairOf, shiftNode, textAt, wordsAt } from './fields.ts'
import type { PolicyFile } from './read-policy.ts'
import { figureSections } from './sections.ts'

/**
 * A policy that fills in a framework (沿用), as one: the framework's declarations, in their place those of the same name that the policy has
 * itself, what 绑定 settles, then the policy's further ones. The framework's text stands behind the policy's own in the row of texts, from
 * `at` on. Its clauses are cited by its level: 省/第三条. Its worked examples stay its own.
 */
export function inherit(own: PolicyFile, frame: PolicyFile, at: number): PolicyFile {
  const level = levelOf(frame)
  const inherited = new Map(
    [...frame.declarations].map(([section, list]) => [section, list.map((p) => moved(p, section, at, level))]),
  )
  inherited.delete('算例')
  inherited.delete('绑定')
  const { bound, problems } = bind(own.declarations.get('绑定') ?? [], inherited)
  const declarations = new Map<string, readonly Placed[]>(own.declarations)
  for (const [section, list] of inherited) {
    const mine = own.declarations.get(section) ?? []
    const taken = new Set<Placed>()
    const elsewhere = namesBeside(own, section)
    const merged = list.flatMap((theirs): Placed[] => {
      const { name } = theirs.declaration
      const ours = mine.find((p) => p.declaration.name === name)
      const settled = bound.get(theirs)
      if (ours) taken.add(ours)
      if (ours && settled) problems.push(twice(ours, settled))
      if (ours) return [section === '规则' ? ours : merge(theirs, ours, groups[section])]
      if (settled) return [settle(theirs, settled, groups[section])]
      return elsewhere.has(name) ? [] : [theirs]
    })
    declarations.set(section, [...merged, ...mine.filter((p) => !taken.has(p))])
  }
  return {
    ...own,
    declarations,
    nouns: [...own.nouns, ...frame.nouns],
    problems: [...own.problems, ...problems],
    frame: { at: pairOf(own.header, inheritsKey)?.value.span ?? own.header.span, start: at },
  }
}

/** The key at the head that names the framework. */
const inheritsKey = '沿用'

/** The names that a policy declares in other sections of figures than this one. */
function namesBeside(own: PolicyFile, section: string): Set<string> {
  const others = figureSections.includes(section) ? figureSections.filter((s) => s !== section) : []
  return new Set(others.flatMap((s) => (own.declarations.get(s) ?? []).map((p) => p.declaration.name)))
}

function twice(first: Placed, second: Placed): Problem {
  const at = ({ start, declaration }: Placed): Problem['span'] => shift(declaration.key.span, start)
  const related = [{ message: place.earlier, span: at(first) }]
  return problem('HC5009', at(second), { name: second.declaration.name }, { related })
}

/** Sections whose entries are completed key by key, all others are replaced whole. Where one key of a group is written, it stands for the group. */
const groups: Readonly<Record<string, readonly string[]>> = {
  输入: [],
  维度: ['成员', '取自', '其中'],
  参数: ['值', '按年度', '自', '按年初', '按年末', '比例', '待定', '暂取', '按解读'],
  规则: ['公式', '按解读', '分情形', '分段', '分摊', '按', '给', '参照', '待定'],
  解读: [],
}

/**
 * The declaration with what another, of the same name, says in its stead. Nodes of the second are seen from the first one's block; it stands
 * where the second does, for what is wrong with it is to be mended there.
 */
function merge(theirs: Placed, ours: Placed, group: readonly string[] | undefined): Placed {
  if (!group) return ours
  const offset = ours.start - theirs.start
  const value = shiftNode(ours.declaration.value, offset)
  const base = theirs.declaration.value
  if (value.kind !== 'map' || base.kind !== 'map') return ours
  const isSettled = group.some((key) => pairOf(value, key))
  // The options of a reading that stood beside 按解读 go with it.
  const options = isSettled ? (textAt(base, '按解读') === undefined ? [] : base.pairs.map((p) => p.key.text)) : []
  const dropped = new Set([...(isSettled ? group : []), ...options.filter((k) => !known.has(k))])
  const pairs = base.pairs.filter((p) => !dropped.has(p.key.text) && !pairOf(value, p.key.text))
  const hasClauses = pairOf(value, '依据') !== undefined
  const key = shiftNode(ours.declaration.key, offset)
  const declaration = { ...theirs.declaration, key, value: mapOf([...pairs, ...value.pairs], base.span) }
  return hasClauses ? { ...theirs, declaration, level: ours.level, sectionClauses: [] } : { ...theirs, declaration }
}

/** What is bound rests on two clauses: that by which the framework leaves it open, and the one of its own that fills it in. */
function settle(theirs: Placed, settled: Placed, group: readonly string[] | undefined): Placed {
  const merged = merge(theirs, settled, group)
  if (pairOf(settled.declaration.value, '依据') === undefined) return merged
  const own = wordsAt(theirs.declaration.value, '依据')
  const clauses =
    own.length > 0 ? own : theirs.sectionClauses.map((w) => ({ ...w, span: shift(w.span, -theirs.start) }))
  return { ...merged, leftOpen: { clauses, level: theirs.level } }
}

/** Keys that may stand beside what 绑定 settles. A range that was left stays, so that a run can be told when it leaves it. */
const beside: readonly string[] = ['依据', '说明', '单位', '显示', '范围']

/** Keys of parameters and rules: what stands beside 按解读 and is none of them is an option of the reading. */
const known = new Set([...knownKeys('parameter'), ...knownKeys('rule')])

/** 绑定 as declarations in place of the framework's: of an open parameter, of a rule whose method is open, of a reading's choice. */
function bind(
  bindings: readonly Placed[],
  inherited: ReadonlyMap<string, readonly Placed[]>,
): { bound: Map<Placed, Placed>; problems: Problem[] } {
  const bound = new Map<Placed, Placed>()
  const problems: Problem[] = []
  for (const binding of bindings) {
    const { name, key, value } = binding.declaration
    const into = Object.keys(settles).flatMap((section) => {
      const found = inherited.get(section)?.find((p) => isNamed(p, name))
      return found ? [{ found, section, key: settles[section] as string }] : []
    })[0]
    if (into) {
      const first = bound.get(into.found)
      if (first) problems.push(twice(first, binding))
      bound.set(into.found, {
        ...binding,
        declaration: { ...binding.declaration, value: settledBy(value, into.key, groups[into.section] ?? []) },
      })
      continue
    }
    const isInput = inherited.get('输入')?.some((p) => isNamed(p, name)) ?? false
    const near = isInput ? [] : suggest(name, bindable(inherited))
    problems.push(
      problem(
        'HC5074',
        shift(key.span, binding.start),
        { name, isInput, near },
        near.length === 1 ? { fix: near[0] } : {},
      ),
    )
  }
  return { bound, problems }
}

/** What a framework leaves to be bound: open parameters and rules, and readings. */
function bindable(inherited: ReadonlyMap<string, readonly Placed[]>): string[] {
  return Object.keys(settles).flatMap((section) =>
    (inherited.get(section) ?? []).flatMap(({ declaration }) =>
      section === '解读' || pairOf(declaration.value, '待定') ? [declaration.name] : [],
    ),
  )
}

/** What 绑定 settles, by section: the key that it gives. */
const settles: Readonly<Record<string, string>> = { 参数: '值', 规则: '公式', 解读: '默认' }

function settledBy(value: Node, key: string, group: readonly string[]): MapNode {
  const isWhole = (word: string): boolean => word === key || group.includes(word) || beside.includes(word)
  if (value.kind === 'map' && value.pairs.some((p) => isWhole(p.key.text))) return value
  const pair: Pair = { key: impliedKey(key, value.span), value }
  return mapOf([pair], value.span)
}

function isNamed({ declaration }: Placed, name: string): boolean {
  return declaration.name === name || wordsAt(declaration.value, '别名').some((w) => w.text === name)
}

/** A framework's declaration in the row of texts, marked with the level whose clauses it cites. */
function moved(placed: Placed, section: string, at: number, own: string): Placed {
  const level = placed.level ?? own
  const sectionClauses =
    placed.level === undefined
      ? placed.sectionClauses.map((w) => ({ text: `${own}/${w.text}`, span: shift(w.span, at) }))
      : placed.sectionClauses.map((w) => ({ text: w.text, span: shift(w.span, at) }))
  const declaration =
    section === '条款' && placed.level === undefined ? cited(placed.declaration, own) : placed.declaration
  return { ...placed, start: placed.start + at, level, sectionClauses, declaration }
}

const citedBy = new WeakMap<Declaration, Map<string, Declaration>>()

/** A clause under the name by which the county cites it; the same again as long as it is the same. */
function cited(clause: Declaration, level: string): Declaration {
  const known = citedBy.get(clause) ?? new Map<string, Declaration>()
  const found = known.get(level) ?? { ...clause, name: clause.name === '' ? '' : `${level}/${clause.name}` }
  citedBy.set(clause, known.set(level, found))
  return found
}

/** What a framework is called in citations: by how far down its 地区 goes. */
export function levelOf({ header }: PolicyFile): string {
  const region = pairOf(header, '地区')?.value
  if (!region) return citedAs.other
  if (textAt(region, '县') !== undefined) return citedAs.county
  if (textAt(region, '市州') !== undefined) return citedAs.prefecture
  return textAt(region, '省') === undefined ? citedAs.other : citedAs.province
}
