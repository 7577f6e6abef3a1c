import { problem } from '../../diagnostic/diagnostic.ts'
import { closingQuote } from '../../text/key.ts'
import type { Findings } from './findings.ts'
import { checkEntry, checkThousands, type Frame, nextEntry, openFrame } from './flow-entry-traps.ts'
import { bracketStep, checkComment, checkEscapes, checkStart, isGap, trimEnd } from './value-traps.ts'

/** More levels than any policy has; deeper ones would exhaust the parser. */
export const deepest = 50

/**
 * Looks through a flow collection (`{…}` or `[…]`) that opens at `open` and must close before `limit`.
 * Gives the offset behind its closing bracket; an unclosed one is told where it opened, and closed for YAML.
 */
export function scanFlow(f: Findings, open: number, limit: number): number {
  return new FlowScan(f, open, limit).run()
}

class FlowScan {
  private readonly f: Findings
  private readonly text: string
  private readonly limit: number
  private readonly frames: Frame[] = []
  private i: number
  /** Behind the last character that is neither blank nor comment. */
  private content: number
  /** No bracket that is open now closes before here; spares looking again at each comma. */
  private openUntil = 0

  constructor(f: Findings, open: number, limit: number) {
    this.f = f
    this.text = f.source
    this.limit = limit
    this.i = open
    this.content = open
  }

  run(): number {
    this.push()
    while (this.i < this.limit) {
      const top = this.frames[this.frames.length - 1] as Frame
      const c = this.text[this.i] as string
      if (isGap(this.text, this.i)) this.i++
      else if (c === '#' && isGap(this.text, this.i - 1)) this.comment(top)
      else {
        if (c === '}' || c === ']') {
          if (this.close(top, c)) return this.i
        } else if (top.fresh) this.head(top, c)
        else this.inside(top, c)
        this.content = Math.min(this.i, this.limit)
      }
      if (this.f.hopeless) return this.limit
    }
    return this.unclosed()
  }

  private push(): void {
    const open = this.i++
    if (this.frames.length >= deepest) {
      this.f.tell(problem('HC1040', { start: open, end: open + 1 }, { depth: deepest }))
      this.f.hopeless = true
    }
    this.frames.push(openFrame(this.text, open))
  }

  private comment(top: Frame): void {
    const eol = this.text.indexOf('\n', this.i)
    const end = eol < 0 ? this.limit : Math.min(eol, this.limit)
    const start = top.colon >= 0 ? top.colon + 1 : top.start
    const plain = !top.fresh && !top.closed
    if (plain && checkComment(this.f, start, this.i, end)) this.i++
    else this.i = end
  }

  /** The first character of a key, a value or an item. */
  private head(top: Frame, c: string): void {
    if (c === '{' || c === '[') {
      top.fresh = false
      top.closed = true
      this.push()
    } else if (c === ',') {
      if (top.colon < 0) {
        this.f.tell(problem('HC1039', { start: this.i, end: this.i + 1 }, { text: ',' }, { fix: '' }))
        this.f.erase(this.i, this.i + 1)
        this.i++
      } else this.next(top)
    } else if ((c === '"' || c === "'") && this.quoted(c)) {
      top.fresh = false
      top.closed = true
    } else {
      top.fresh = false
      if (c !== '"' && c !== "'") checkStart(this.f, this.i, this.plainEnd())
      this.inside(top, c)
    }
  }

  private quoted(c: string): boolean {
    const close = closingQuote(this.text, this.i, this.limit)
    if (close < 0) {
      this.f.tell(problem('HC1025', { start: this.i, end: this.i + 1 }, { mark: c }))
      this.f.keep(this.i)
      return false
    }
    if (c === '"') checkEscapes(this.f, this.i, close)
    this.i = close + 1
    return true
  }

  private plainEnd(): number {
    let end = this.i
    while (end < this.limit && !',[]{}\n'.includes(this.text[end] as string)) end++
    return trimEnd(this.text, this.i, end)
  }

  /** Inside plain text, or behind a quoted text or a nested bracket. */
  private inside(top: Frame, c: string): void {
    if (c === ':' && (top.closed || isGap(this.text, this.i + 1) || ',[]{}'.includes(this.text[this.i + 1] as string)))
      this.colon(top)
    else if (c === ',') this.comma(top)
    else if (top.closed) this.surplus(top)
    else {
      if (c === '[' || c === '{') {
        if (top.inner.length === 0) {
          const fix = c === '[' ? '〔' : undefined
          this.f.tell(problem('HC1031', { start: this.i, end: this.i + 1 }, { mark: c }, { fix }))
        }
        top.inner.push(c)
        if (c === '[') this.f.replace(this.i, this.i + 1, '〔')
        else this.f.keep(this.i)
      }
      top.balance += bracketStep(c)
      this.i++
    }
  }

  private colon(top: Frame): void {
    if (top.colon >= 0 || (!top.isMap && top.closed === false)) {
      const name = this.text.slice(top.start, top.colon >= 0 ? top.colon : this.i).trim()
      const comma = top.isMap && top.colon >= 0 ? this.text.lastIndexOf('，', this.i) : -1
      const second = this.text.slice(comma + 1, this.i).trim()
      const isCommaWide = comma > top.colon && /^[^\s：:＋－×÷（）]+$/.test(second)
      if (isCommaWide) this.f.tell(problem('HC1042', { start: comma, end: comma + 1 }, { name: second }, { fix: ', ' }))
      else this.f.tell(problem('HC1021', { start: this.i, end: this.i + 1 }, { name }, { fix: '：' }))
      if (top.closed) this.f.erase(this.i, this.i + 1)
      else this.f.keep(this.i)
      this.i++
      return
    }
    if (top.isMap && this.text.slice(top.start, this.i).trim() === '<<') top.merge = this.f.save()
    top.colon = this.i++
    top.fresh = true
    top.closed = false
    top.balance = 0
  }

  /** Text behind a quoted text or a nested bracket: erased up to the next comma or closing bracket. */
  private surplus(top: Frame): void {
    const end = Math.max(this.plainEnd(), this.i + 1)
    const after = '}]'.includes(this.text[this.content - 1] as string) ? 'bracket' : 'quote'
    this.f.tell(problem('HC1029', { start: this.i, end }, { text: this.text.slice(this.i, end), after }))
    this.f.erase(this.i, end)
    this.i = end
    top.closed = true
  }

  private comma(top: Frame): void {
    const number = checkThousands(this.f, top, this.i)
    if (number !== undefined) {
      this.i = number
      return
    }
    const known = top.cut !== undefined && this.i < top.cut.close ? top.cut.close : -1
    const close = top.closed || top.balance <= 0 ? -1 : Math.max(known, known < 0 ? this.closing(top.balance) : -1)
    if (close >= 0) {
      top.cut ??= { start: this.i, end: this.i, close }
      top.cut.close = close
      top.cut.end = this.i + 1
      this.f.replace(this.i, this.i + 1, '，')
      this.i++
      return
    }
    this.next(top)
  }

  /** Where the formula's open brackets are closed, before the next key and the collection's end; -1 when they are not. */
  private closing(balance: number): number {
    if (this.i < this.openUntil) return -1
    let open = balance
    for (let j = this.i + 1; j < this.limit; j++) {
      const c = this.text[j] as string
      if ('{}[]"\n'.includes(c) || (c === ':' && isGap(this.text, j + 1))) {
        this.openUntil = j
        return -1
      }
      open += bracketStep(c)
      if (open === 0) return j
    }
    this.openUntil = this.limit
    return -1
  }

  private next(top: Frame): void {
    checkEntry(this.f, top, this.i)
    nextEntry(top, this.i++)
  }

  /** A closing bracket. Gives true when it closes the whole collection. */
  private close(top: Frame, c: string): boolean {
    const want = top.isMap ? '}' : ']'
    if (top.inner.length > 0 && top.inner[top.inner.length - 1] === (c === ']' ? '[' : '{')) {
      top.inner.pop()
      if (c === ']') this.f.replace(this.i, this.i + 1, '〕')
      else this.f.keep(this.i)
      this.i++
      return false
    }
    if (c !== want) {
      const matches = this.frames.some((fr) => fr.isMap === (c === '}'))
      if (!matches) {
        this.f.tell(problem('HC1039', { start: this.i, end: this.i + 1 }, { text: c }))
        this.f.erase(this.i, this.i + 1)
        this.i++
        return false
      }
      this.f.tell(problem('HC1026', { start: top.open, end: top.open + 1 }, { mark: this.text[top.open] as string }))
      this.f.replace(this.i, this.i, want)
      checkEntry(this.f, top, this.i)
      this.frames.pop()
      return false
    }
    checkEntry(this.f, top, this.i)
    this.frames.pop()
    this.i++
    return this.frames.length === 0
  }

  private unclosed(): number {
    const top = this.frames[this.frames.length - 1] as Frame
    this.f.tell(problem('HC1026', { start: top.open, end: top.open + 1 }, { mark: this.text[top.open] as string }))
    this.i = this.content
    let closers = ''
    while (this.frames.length > 0) {
      const frame = this.frames.pop() as Frame
      checkEntry(this.f, frame, this.i)
      closers += frame.isMap ? '}' : ']'
    }
    this.f.replace(this.content, this.content, closers)
    return this.limit
  }
}
