import type { OwnWords } from '../../../dsl/model/build/formula-reader.ts'
import { localNames } from '../../../dsl/model/build/locals.ts'
import { bandEnds } from '../../../dsl/model/build/words.ts'
import { field, pairOf, scalarAt, textAt, wordsAt } from '../../../dsl/syntax/policy/fields.ts'
import { knownKeys } from '../../../dsl/syntax/shape/check-shape.ts'
import type { Node, ScalarNode } from '../../../dsl/syntax/yaml/node.ts'
import { bandNames, formulaNames, noWords, type Words } from './formula-names.ts'
import type { Gather } from './gather.ts'
import { type NameSymbol, nameSymbol } from './name-symbol.ts'
import type { Scope } from './scope.ts'

/** The rule that another is like. */
interface Like {
  readonly name: string
  readonly value: Node
}

const ruleKeys = new Set(knownKeys('rule'))

/** Gathers the names in the value of a rule, but for what all figures have. `like`: the rule that 参照 names, whose words hold here too. */
export function ruleNames(name: string, value: Node, like: Like | undefined, gather: Gather): void {
  const { scope } = gather
  const words = wordsOf(name, value, like, scope)
  const formula = (node: Node | undefined): void => {
    if (node?.kind === 'scalar') formulaNames(node, words, gather)
  }
  for (const key of ['公式', '分摊', '保底', '封顶', '仅']) formula(field(value, key))
  if (textAt(value, '按') !== '平均') formula(field(value, '按'))
  gather.scalar(field(value, '参照'), 'use', (w) => scope.figure(w))
  gather.scalar(field(value, '尾差'), 'use', (w) => scope.figure(w) ?? memberAnywhere(w, gather))
  optionNames(value, formula, gather)
  const parts = field(value, '给')
  if (parts?.kind === 'map') {
    for (const pair of parts.pairs) {
      gather.scalar(pair.key, 'definition', (w) => scope.declared(w))
      formula(pair.value)
    }
  }
  const cases = field(value, '分情形')
  if (cases?.kind === 'map') {
    for (const pair of cases.pairs) {
      if (pair.key.text.trim() !== '其余') formula(pair.key)
      formula(pair.value)
    }
  }
  const banded = field(value, '分段')
  if (banded) {
    for (const key of ['按', '基数']) formula(field(banded, key))
    const bands = scalarAt(banded, '段')
    if (bands) bandNames(bands, words, gather)
  }
  localWords(value, words, gather)
  const exceptions = field(value, '例外')
  const inException = { own: { locals: words.own.locals ?? [] }, locals: words.locals }
  for (const item of exceptions?.kind === 'list' ? exceptions.items : []) exceptionNames(item, inException, gather)
}

/** Gathers the names of one 例外 that a rule lists, or of what the section 例外 has in common with it. */
export function exceptionNames(value: Node, words: Words, gather: Gather): void {
  gather.scalar(field(value, '名'), 'definition', (w) => nameSymbol('exception', w))
  for (const key of ['当', '公式']) {
    const scalar = scalarAt(value, key)
    if (scalar) formulaNames(scalar, words, gather)
  }
  gather.words(field(value, '优先于'), 'use', (w) => nameSymbol('exception', w))
  gather.clauses(wordsAt(value, '依据'))
}

/** Gathers the words of 式中 with their formulas. */
export function localWords(value: Node, words: Words, gather: Gather): void {
  const pair = pairOf(value, '式中')
  for (const { key, value: node } of pair?.value.kind === 'map' ? pair.value.pairs : []) {
    const word = key.text.trim()
    const symbol = words.locals.get(word)
    gather.scalar(key, symbol?.kind === 'local' ? 'definition' : 'use', () => symbol)
    // A word that needs itself means what stands outside.
    const locals = new Map([...words.locals].filter(([other]) => other !== word))
    const outside = { own: { locals: words.own.locals ?? [] }, locals }
    const formula = (scalar: Node): void => {
      if (scalar.kind === 'scalar') formulaNames(scalar, outside, gather)
    }
    formula(node)
    optionNames(node, formula, gather)
  }
}

/** Gathers 按解读 of a value and the options beside it, whose values are told to `visit`. */
export function optionNames(value: Node, visit: (node: Node) => void, gather: Gather): void {
  const reading = textAt(value, '按解读')
  if (reading === undefined || value.kind !== 'map') return
  const { readings } = gather.scope.model
  gather.scalar(field(value, '按解读'), 'use', (w) => (readings.has(w) ? nameSymbol('reading', w) : undefined))
  for (const pair of value.pairs) {
    if (ruleKeys.has(pair.key.text.trim())) continue
    gather.scalar(pair.key, 'use', (w) => nameSymbol('option', w, reading))
    visit(pair.value)
  }
}

/**
 * The words that hold in a rule's formulas, in the order in which the rule is read. Where the rule is like another (参照), a word stands for what
 * is so called there: it is that which is put in its place.
 */
function wordsOf(name: string, value: Node, like: Like | undefined, scope: Scope): Words {
  const aliases = (node: Node): string[] => wordsAt(node, '别名').map((w) => w.text)
  const [mine, theirs] = [localNames(value), like ? localNames(like.value) : localNames(value)]
  const heads = [name, ...aliases(value), ...(like ? [like.name, ...aliases(like.value)] : [])]
  const own: OwnWords = { heads, locals: [...new Set([...mine, ...theirs, ...Object.values(bandEnds)])] }
  const locals = new Map<string, NameSymbol>()
  for (const word of mine) {
    const meant = like && !theirs.includes(word) ? scope.named(word) : undefined
    locals.set(word, meant ?? nameSymbol('local', word, like && theirs.includes(word) ? like.name : name))
  }
  for (const word of like ? theirs : []) locals.set(word, nameSymbol('local', word, like?.name))
  return { own, locals }
}

/** The words of a section's formula: none of its own. */
export function plainFormula(node: ScalarNode | undefined, gather: Gather): void {
  if (node) formulaNames(node, noWords, gather)
}

function memberAnywhere(word: string, { scope }: Gather): NameSymbol | undefined {
  const [home] = scope.names.members.get(word) ?? []
  return home === undefined ? undefined : scope.member(home, word)
}
