import type { FormulaReader, OwnWords, ParsedBands, ParsedFormula } from './model/build/formula-reader.ts'
import type { Names } from './model/names.ts'
import { cutAndParseBands, type LexedBands, lexBands } from './syntax/expression/parse-bands.ts'
import { cutAndParse, dependsOnNames, type LexedFormula, lexFormula } from './syntax/expression/parse-formula.ts'
import { buildVocabulary, extendVocabulary, type Vocabulary } from './syntax/expression/vocabulary.ts'

/** After so many new texts those that nobody asks for are let go. */
const MOST_FRESH = 500

/** Formulas by text, as lexed and as read against the present names: a formula is read again only when a name that it contains came or went. */
export class FormulaCache {
  private words: ReadonlySet<string> = new Set()
  private vocabulary: Vocabulary = buildVocabulary([])
  private kept = new Map<string, Kept>()
  /** Texts read for the first time since the cache was last gone through. */
  private fresh = 0
  private last:
    | { readonly names: Names; readonly nouns: ReadonlySet<string>; readonly reader: FormulaReader }
    | undefined

  /**
   * A reader against these names. For the same objects it is the same reader, by which every text reads as it did; now and then another, so
   * that texts which nobody asks for any more are forgotten.
   */
  readerFor(names: Names, nouns: ReadonlySet<string>): FormulaReader {
    const { last } = this
    const isSame = last?.names === names && last.nouns === nouns && this.fresh <= MOST_FRESH
    if (last && isSame) return last.reader
    const reader = this.makeReader(names, nouns)
    this.last = { names, nouns, reader }
    return reader
  }

  private makeReader({ meanings, members }: Names, nouns: ReadonlySet<string>): FormulaReader {
    const changed = this.enter([...meanings.keys(), ...members.keys()], nouns)
    const { vocabulary } = this
    const before = this.kept
    const kept = new Map<string, Kept>()
    this.kept = kept
    this.fresh = 0
    const entry = (text: string, own: OwnWords): Kept => {
      const key = `${own.heads?.join('\n') ?? ''}\n\n${own.locals?.join('\n') ?? ''}\n\n${text}`
      const found = kept.get(key) ?? before.get(key) ?? this.make(text, own)
      kept.set(key, found)
      return found
    }
    return {
      formula: (text, own = {}) => entry(text, own).formula(vocabulary, changed),
      bands: (text, own = {}) => entry(text, own).bands(vocabulary),
    }
  }

  private make(text: string, own: OwnWords): Kept {
    this.fresh++
    return new Kept(text, own)
  }

  /** Makes a vocabulary if names or nouns are not those of the last time; gives those that came or went. */
  private enter(words: readonly string[], nouns: ReadonlySet<string>): string[] {
    // A noun is not a name: as one that comes or goes it is marked, so that it counts even where a name is spelt like it.
    const now = new Set([...words, ...[...nouns].map((noun) => `\n${noun}`)])
    const changed = [...[...now].filter((w) => !this.words.has(w)), ...[...this.words].filter((w) => !now.has(w))]
    if (changed.length > 0) {
      this.words = now
      this.vocabulary = buildVocabulary(words, nouns)
    }
    return changed.map((w) => w.trimStart())
  }
}

/** One text with what was read of it. */
class Kept {
  private readonly text: string
  private readonly own: OwnWords
  private formulaRead: { lexed: LexedFormula; parsed: ParsedFormula; vocabulary: Vocabulary } | undefined
  private bandsRead: { lexed: LexedBands; parsed: ParsedBands; vocabulary: Vocabulary } | undefined

  constructor(text: string, own: OwnWords) {
    this.text = text
    this.own = own
  }

  formula(vocabulary: Vocabulary, changed: readonly string[]): ParsedFormula {
    const before = this.formulaRead
    if (before?.vocabulary === vocabulary) return before.parsed
    const lexed = before?.lexed ?? lexFormula(this.text)
    // What has problems may name what is near, so it is read again whatever the change.
    const isFresh = before !== undefined && before.parsed.problems.length === 0 && !dependsOnNames(lexed, changed)
    const parsed = isFresh ? before.parsed : cutAndParse(lexed, this.withLocals(vocabulary), { heads: this.own.heads })
    this.formulaRead = { lexed, parsed, vocabulary }
    return parsed
  }

  bands(vocabulary: Vocabulary): ParsedBands {
    const before = this.bandsRead
    if (before?.vocabulary === vocabulary) return before.parsed
    const lexed = before?.lexed ?? lexBands(this.text)
    const parsed = cutAndParseBands(lexed, this.withLocals(vocabulary))
    this.bandsRead = { lexed, parsed, vocabulary }
    return parsed
  }

  private withLocals(vocabulary: Vocabulary): Vocabulary {
    const { locals } = this.own
    return locals && locals.length > 0 ? extendVocabulary(vocabulary, locals) : vocabulary
  }
}
