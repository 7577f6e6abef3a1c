import type { ListNode, MapNode, Node, Pair, ScalarNode } from './node.ts'

/**
 * Reads an entry of the plainest form without the library: a key with a value on its line, or with one level of such lines under it; values are
 * plain text or `{…}`, `[…]` on one line. That is most of a policy, and reading it so costs a tenth. Undefined for everything else: quotes, blocks of
 * text, comments, lines that go on, doubled keys, any character that is a mark somewhere in YAML. A test holds it to what the library reads.
 */
export function readPlainBlock(text: string): MapNode | undefined {
  return new PlainReader(text).entry()
}

/** Longer keys are none to YAML, and shorter lines cannot hold them. */
const longestLine = 1_000

class PlainReader {
  private readonly text: string
  private at = 0

  constructor(text: string) {
    this.text = text
  }

  entry(): MapNode | undefined {
    const indent = this.indent()
    const start = this.at
    const key = this.key()
    if (!key) return undefined
    const value = this.isLineEnd() ? this.children(indent) : this.lineValue()
    if (!value || this.at !== this.text.length) return undefined
    return { kind: 'map', pairs: [{ key, value }], flow: false, span: { start, end: this.text.length } }
  }

  private children(outer: number): MapNode | undefined {
    this.at++
    let start = -1
    let wanted = -1
    const pairs: Pair[] = []
    while (this.at < this.text.length) {
      const indent = this.indent()
      if (start < 0) {
        start = this.at
        wanted = indent
      }
      const key = indent === wanted && indent > outer ? this.key() : undefined
      const value = key && this.lineValue()
      if (!key || !value || !add(pairs, key, value)) return undefined
    }
    return pairs.length === 0 ? undefined : { kind: 'map', pairs, flow: false, span: { start, end: this.text.length } }
  }

  private indent(): number {
    const start = this.at
    while (this.text[this.at] === ' ') this.at++
    return this.at - start
  }

  /** A key and its colon, up to the value or the line's end. */
  private key(): ScalarNode | undefined {
    const lineEnd = this.text.indexOf('\n', this.at)
    if ((lineEnd < 0 ? this.text.length : lineEnd) - this.at > longestLine) return undefined
    const key = this.plain(isKeyPart)
    if (!key || this.text[this.at] !== ':') return undefined
    this.at++
    if (this.isLineEnd()) return key
    const before = this.at
    this.indent()
    return this.at > before && !this.isLineEnd() ? key : undefined
  }

  /** A value that the line ends with. */
  private lineValue(): Node | undefined {
    const value = this.value(isBlockPart)
    if (!value || !this.isLineEnd()) return undefined
    if (this.at < this.text.length) this.at++
    return value
  }

  private value(isPart: (c: number) => boolean): Node | undefined {
    const c = this.text[this.at]
    return c === '{' ? this.flowMap() : c === '[' ? this.flowList() : this.plain(isPart)
  }

  private flowMap(): MapNode | undefined {
    const start = this.at++
    const pairs: Pair[] = []
    do {
      this.indent()
      const key = this.plain(isKeyPart)
      if (!key || this.text[this.at] !== ':' || this.text[this.at + 1] !== ' ') return undefined
      this.at++
      this.indent()
      const value = this.value(isFlowPart)
      if (!value || !add(pairs, key, value)) return undefined
      this.indent()
    } while (this.text[this.at++] === ',')
    if (this.text[this.at - 1] !== '}') return undefined
    return { kind: 'map', pairs, flow: true, span: { start, end: this.at } }
  }

  private flowList(): ListNode | undefined {
    const start = this.at++
    const items: Node[] = []
    do {
      this.indent()
      const item = this.value(isFlowPart)
      // A number does not begin so: the comma before it stands inside one.
      if (!item || (item.kind === 'scalar' && /^0\d\d/.test(item.text))) return undefined
      items.push(item)
      this.indent()
    } while (this.text[this.at++] === ',')
    if (this.text[this.at - 1] !== ']') return undefined
    return { kind: 'list', items, flow: true, span: { start, end: this.at } }
  }

  /** Plain text with single or more blanks inside and none at its end, its brackets in pairs. */
  private plain(isPart: (c: number) => boolean): ScalarNode | undefined {
    const { text } = this
    const start = this.at
    if (!isHead(text.charCodeAt(start))) return undefined
    let end = start
    let open = 0
    for (let i = start; i < text.length; i++) {
      const c = text.charCodeAt(i)
      if (c === 0x20) continue
      if (!isPart(c)) break
      if (c === 0x28 || c === 0xff08 || c === 0x3014) open++
      else if ((c === 0x29 || c === 0xff09 || c === 0x3015) && --open < 0) return undefined
      end = i + 1
    }
    if (open !== 0) return undefined
    this.at = end
    return { kind: 'scalar', text: text.slice(start, end), style: 'plain', span: { start, end }, first: start }
  }

  private isLineEnd(): boolean {
    return this.at >= this.text.length || this.text.charCodeAt(this.at) === 0x0a
  }
}

function add(pairs: Pair[], key: ScalarNode, value: Node): boolean {
  if (pairs.some((p) => p.key.text === key.text)) return false
  pairs.push({ key, value })
  return true
}

/** Letters, digits and marks that mean nothing to YAML wherever they stand. */
function isLetter(c: number): boolean {
  return (
    (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x30 && c <= 0x39) || (c >= 0x61 && c <= 0x7a) || (c >= 0x41 && c <= 0x5a)
  )
}

const inKeys = new Set([...'_./()（）、－—“”《》①②③④⑤⑥⑦⑧⑨⑩'].map((c) => c.charCodeAt(0)))
const inFlow = new Set([...inKeys, ...[...'%％+-*^=<>~；。，＋×÷＝≠＞＜≥≤〔〕'].map((c) => c.charCodeAt(0))])
const inBlock = new Set([...inFlow, ...[...',：'].map((c) => c.charCodeAt(0))])

function isHead(c: number): boolean {
  return isLetter(c) || c === 0xff08 || c === 0x201c || c === 0x300a || c === 0x28
}

function isKeyPart(c: number): boolean {
  return isLetter(c) || inKeys.has(c)
}

function isFlowPart(c: number): boolean {
  return isLetter(c) || inFlow.has(c)
}

function isBlockPart(c: number): boolean {
  return isLetter(c) || inBlock.has(c)
}
