import type { Problem } from '../../diagnostic/diagnostic.ts'

/** Stands in the mended text for a character that YAML would take as a mark: the scalar keeps the character. */
const KEEP = '\ue000'
/** Stands in the mended text for a character that the scalar loses. */
const DROP = '\ue001'

interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly mark: boolean
}

/** A text that YAML reads as its author meant it, and the way back to the author's own. */
export interface Mended {
  readonly source: string
  readonly text: string
  /** The source offset of an offset in `text`. */
  readonly at: (offset: number) => number
  /** What a scalar has instead of the character at this offset of `text`: itself (undefined), the source's, or nothing (''). */
  readonly instead: (offset: number) => string | undefined
}

/**
 * The traps found in a block, and for each the edits that let YAML read the rest: one fault is told once, in our words,
 * and what stands beside it is not lost.
 */
export class Findings {
  readonly source: string
  private problems: Problem[] = []
  private edits: Edit[] = []
  /** Set when the block must not be parsed at all. */
  hopeless = false

  constructor(source: string) {
    this.source = source
  }

  /** Everything told so far, in order of place. */
  get told(): readonly Problem[] {
    return [...this.problems].sort((a, b) => a.span.start - b.span.start)
  }

  tell(p: Problem): void {
    this.problems.push(p)
  }

  replace(start: number, end: number, text: string): void {
    this.edits.push({ start, end, text, mark: false })
  }

  /** Blanks out a range. */
  erase(start: number, end: number): void {
    this.replace(start, end, ' '.repeat(end - start))
  }

  /** Lets the character at an offset be text. */
  keep(at: number): void {
    this.edits.push({ start: at, end: at + 1, text: KEEP, mark: true })
  }

  /** Takes the characters out of the scalar that they stand in. */
  drop(start: number, end: number = start + 1): void {
    this.edits.push({ start, end, text: DROP.repeat(end - start), mark: true })
  }

  /** The present state, for `restore`. */
  save(): { readonly problems: number; readonly edits: number } {
    return { problems: this.problems.length, edits: this.edits.length }
  }

  /** Takes back what was found since `save`. */
  restore(state: { readonly problems: number; readonly edits: number }): void {
    this.problems.length = state.problems
    this.edits.length = state.edits
  }

  /** The source with all edits made; of two that overlap the one that begins first and reaches further. */
  mend(): Mended {
    const { source } = this
    if (this.edits.length === 0) return { source, text: source, at: (o) => o, instead: () => undefined }
    const edits = [...this.edits].sort((a, b) => a.start - b.start || b.end - a.end)
    const marks = new Map<number, string>()
    const mendedAt: number[] = [0]
    const sourceAt: number[] = [0]
    let text = ''
    let done = 0
    for (const edit of edits) {
      let e = edit
      if (e.start < done) {
        // What is blanked out twice is blanked out once.
        if (e.mark || e.end <= done || e.text.trim() !== '' || e.text.length !== e.end - e.start) continue
        e = { ...e, start: done, text: e.text.slice(done - e.start) }
      }
      text += source.slice(done, e.start)
      if (e.mark)
        for (let k = 0; k < e.text.length; k++)
          marks.set(text.length + k, e.text[k] === KEEP ? (source[e.start + k] as string) : '')
      if (e.text.length !== e.end - e.start) {
        mendedAt.push(text.length, text.length + e.text.length)
        sourceAt.push(e.start, e.end)
      }
      text += e.text
      done = e.end
    }
    text += source.slice(done)
    const at = (offset: number): number => {
      let low = 0
      let high = mendedAt.length - 1
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if ((mendedAt[middle] as number) <= offset) low = middle
        else high = middle - 1
      }
      const place = (sourceAt[low] as number) + offset - (mendedAt[low] as number)
      // Inside an edit: not beyond what it replaced.
      return low % 2 === 1 && sourceAt[low + 1] !== undefined ? Math.min(place, sourceAt[low + 1] as number) : place
    }
    return { source, text, at, instead: (o) => marks.get(o) }
  }
}
