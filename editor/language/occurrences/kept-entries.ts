import { normalize } from '../../../dsl/syntax/expression/normalize.ts'
import type { Span } from '../../../dsl/text/span.ts'
import type { Gather } from './gather.ts'
import type { EntryNames } from './occurrences.ts'
import type { Scope } from './scope.ts'

/** What was found of one entry, and at which look it was last seen to hold. */
interface Found {
  readonly names: EntryNames
  look: number
}

/** What was found of a text's entries; one is looked at again when a word that stands in it came to mean something else. */
export class KeptEntries<Entry extends object> {
  private scope: Scope | undefined
  private look = 0
  private found = new WeakMap<Entry, Found>()
  /** The words that changed since the look before, in half width, and the text in which they are sought. */
  private changed: readonly string[] = []
  private text = ''

  /** Begins a look at a text. */
  enter(scope: Scope, text: string): void {
    const changed = this.scope && scope.changedSince(this.scope)
    if (!changed) this.found = new WeakMap()
    this.scope = scope
    this.look++
    this.changed = (changed ?? []).map(normalize)
    this.text = this.changed.length > 0 ? normalize(text) : ''
  }

  /** The names of an entry that stands at `span`, by `find` unless they are known. */
  of(entry: Entry, span: Span, find: () => Gather): EntryNames {
    const known = this.found.get(entry)
    if (known && known.look >= this.look - 1 && !this.isTouched(span)) {
      known.look = this.look
      return known.names
    }
    const { found, formulas, isAlone } = find()
    const names = { found, formulas }
    if (isAlone) this.found.set(entry, { names, look: this.look })
    return names
  }

  private isTouched({ start, end }: Span): boolean {
    if (this.changed.length === 0) return false
    const own = this.text.slice(start, end)
    return this.changed.some((word) => own.includes(word))
  }
}
