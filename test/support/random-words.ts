import type { Expression } from '../../dsl/syntax/expression/expression.ts'
import { printFormula } from '../../dsl/syntax/expression/print.ts'
import { chance, pick, whole } from './random.ts'
import { type Draft, READINGS, type WrittenRule } from './random-draft.ts'
import type { NumberUnit, Usable } from './random-source.ts'
import { dimsOf, formulasOf } from './slow-dims.ts'
import { byReading } from './slow-words.ts'
import { binary, name, number } from './tree.ts'

/** The words of 式中: who may use them as what, what they stand for, how they are written. */
export interface WrittenWords {
  readonly usable: readonly Usable[]
  readonly meanings: ReadonlyMap<string, Expression>
  readonly texts: ReadonlyMap<string, string>
}

/** One or two words, of which the later may use the earlier; before them now and then one that a figure has, too. */
export function randomWords(own: string, draft: Draft): WrittenWords {
  const { random } = draft
  const usable: Usable[] = []
  const meanings = new Map<string, Expression>()
  const texts = new Map<string, string>()
  const shadowed = draft.usable.filter((u) => u.unit !== '是否' && u.unit !== '日期')
  if (shadowed.length > 0 && chance(random, 0.3)) {
    // The word hides the figure in the rule; in its own formula it means the figure.
    const { name: word, unit } = pick(random, shadowed)
    const twice = binary('×', name(word), number('2'))
    usable.push({ name: word, unit, isWord: true })
    meanings.set(word, twice)
    texts.set(word, printFormula(twice))
  }
  for (let i = whole(random, 1, 2); i > 0; i--) {
    const word = `${own}词${i}`
    const unit = pick(random, ['元', '元', '人', '比率', '比率', '是否'] as const)
    const made = draft.withMeaning(meanings, () => meaningOf(unit, draft, usable))
    meanings.set(word, made.meaning)
    texts.set(word, made.text)
    usable.push({ name: word, unit, isWord: true })
  }
  return { usable, meanings, texts }
}

function meaningOf(
  unit: NumberUnit | '是否',
  draft: Draft,
  words: readonly Usable[],
): { meaning: Expression; text: string } {
  const { random } = draft
  const f = draft.formulas(words)
  const formula = (): Expression => (unit === '是否' ? f.truth(1) : f.of(unit, 1))
  if (!chance(random, 0.35)) {
    const meaning = formula()
    return { meaning, text: printFormula(meaning) }
  }
  const [reading, names] = pick(random, [...READINGS])
  const options = new Map(names.map((option) => [option, formula()] as const))
  const written = [...options].map(([option, e]) => `${option}: ${printFormula(e)}`)
  return { meaning: byReading(reading, options), text: `{按解读: ${reading}, ${written.join(', ')}}` }
}

/** The key 式中; nothing where there are no words. */
export function wordsText(texts: ReadonlyMap<string, string>): string[] {
  return texts.size === 0 ? [] : ['式中:', ...[...texts].map(([word, text]) => `  ${word}: ${text}`)]
}

/** Other figures in the place of some that a rule names, words of its own among them: in the same unit over the same dimensions. */
export function wordsOverridden(like: WrittenRule, draft: Draft): WrittenWords {
  const { random, policy } = draft
  const { rule, words } = like
  const formulas = [...formulasOf(rule.body), rule.floor, rule.cap, ...words.values()].filter((e) => e !== undefined)
  const named = new Set(formulas.flatMap(namesIn))
  const meanings = new Map<string, Expression>()
  const own = like.usable.filter((u) => !draft.figures.has(u.name))
  for (const { name: word, unit } of [...own, ...draft.usable]) {
    const isHidden = words.has(word) && draft.figures.has(word)
    // What is counted stays so: of half a person bands of whole people have nothing to say.
    const isCounted = unit === '人' && 'bands' in rule.body && rule.body.bands.isCounted
    if (!named.has(word) || isHidden || isCounted || unit === '是否' || chance(random, 0.4)) continue
    const dims = draft.withMeaning(words, () => dimsOf(name(word), policy)).join()
    const others = draft.usable.filter((u) => u.unit === unit && dimsOf(name(u.name), policy).join() === dims)
    if (others.length === 0) continue
    const other = name(pick(random, others).name)
    // Two words that need each other would have no meaning.
    const isTaken = meanings.has(other.name) || [...meanings.values()].some((m) => m.type === 'name' && m.name === word)
    if (other.name !== word && !isTaken && !words.has(other.name)) meanings.set(word, other)
  }
  const hidden = draft.usable.filter((u) => words.has(u.name) || meanings.has(u.name))
  const usable = hidden.map((u) => ({ ...u, isWord: true }))
  return { usable, meanings, texts: new Map([...meanings].map(([word, e]) => [word, printFormula(e)] as const)) }
}

function namesIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(namesIn)
  if (typeof part !== 'object' || part === null) return []
  const node = part as { type?: string; name?: unknown }
  const own = node.type === 'name' && typeof node.name === 'string' ? [node.name] : []
  return [...own, ...Object.values(part).flatMap(namesIn)]
}
