import { normalize } from './normalize.ts'

/** The names and count nouns by which runs of letters are cut. Texts that are asked about are normalised ones. */
export interface Vocabulary {
  /** Whether a name is declared, in whatever width it is written. */
  has(name: string): boolean
  /** The name as it was declared; undefined when none is. */
  spelling(name: string): string | undefined
  /** The lengths of all declared names that begin at an offset of a text, longest first. */
  matches(text: string, offset: number): readonly number[]
  /** Count nouns declared under 单位. */
  readonly nouns: readonly string[]
}

interface TrieNode {
  ends: boolean
  readonly next: Map<number, TrieNode>
}

const none: readonly number[] = []

/** Builds a vocabulary from declared names (all kinds: figures, dimensions, members, attributes, local words) and count nouns. */
export function buildVocabulary(names: Iterable<string>, nouns: Iterable<string> = []): Vocabulary {
  const root: TrieNode = { ends: false, next: new Map() }
  const spellings = new Map<string, string>()
  for (const name of names) {
    const key = normalize(name)
    if (key === '' || spellings.has(key)) continue
    spellings.set(key, name)
    // A member called 2025 is written 2025, which is a number until somebody knows better.
    if (/^[\d.]+$/.test(key)) continue
    let node = root
    for (let i = 0; i < key.length; i++) {
      const c = key.charCodeAt(i)
      let child = node.next.get(c)
      if (!child) {
        child = { ends: false, next: new Map() }
        node.next.set(c, child)
      }
      node = child
    }
    node.ends = true
  }
  return {
    has: (name) => spellings.has(name) || spellings.has(normalize(name)),
    spelling: (name) => spellings.get(name) ?? spellings.get(normalize(name)),
    nouns: [...new Set([...nouns].map(normalize))].filter((n) => n !== '').sort((a, b) => b.length - a.length),
    matches(text, offset) {
      let node = root.next.get(text.charCodeAt(offset))
      if (!node) return none
      const lengths: number[] = []
      for (let i = offset + 1; node; i++) {
        if (node.ends) lengths.push(i - offset)
        if (i >= text.length) break
        node = node.next.get(text.charCodeAt(i))
      }
      return lengths.reverse()
    },
  }
}

/** No names at all: every word is then an unknown piece, cut at keywords only. */
export const emptyVocabulary: Vocabulary = buildVocabulary([])

/** A vocabulary with further words (those of 式中), which go before the others. */
export function extendVocabulary(vocabulary: Vocabulary, words: readonly string[]): Vocabulary {
  const own = buildVocabulary(words)
  return {
    has: (name) => own.has(name) || vocabulary.has(name),
    spelling: (name) => own.spelling(name) ?? vocabulary.spelling(name),
    matches: (text, offset) => {
      const mine = own.matches(text, offset)
      return mine.length === 0
        ? vocabulary.matches(text, offset)
        : [...new Set([...mine, ...vocabulary.matches(text, offset)])].sort((a, b) => b - a)
    },
    nouns: vocabulary.nouns,
  }
}
