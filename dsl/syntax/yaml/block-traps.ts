import { problem } from '../../diagnostic/diagnostic.ts'
import { findKey, type KeyPlace } from '../../text/key.ts'
import { foreignKind, isBlank, isComment, isDash, type Line, lineAt } from '../../text/line.ts'
import { type Holder, scanValue } from './block-value-traps.ts'
import type { Findings } from './findings.ts'
import { deepest } from './flow-traps.ts'
import { checkPlain, isContinued, isNameLike, skipGaps, trimEnd } from './value-traps.ts'

interface Level {
  readonly indent: number
  kind?: 'map' | 'list'
}

/**
 * Looks through a block of whole lines (an entry) or, with `isValue`, a section's value from behind its colon,
 * for the traps of the format, line by line. Never throws; a text without traps is left as it is.
 */
export function findBlockTraps(f: Findings, isValue: boolean): void {
  new BlockScan(f, isValue).run()
}

class BlockScan {
  private readonly f: Findings
  private readonly text: string
  private readonly isValue: boolean
  private readonly levels: Level[] = []
  private holder: Holder | undefined
  /** Lines from this indentation on are moved left, since their first one was. */
  private moved: { from: number; by: number } | undefined
  private foreignTold = false

  constructor(f: Findings, isValue: boolean) {
    this.f = f
    this.text = f.source
    this.isValue = isValue
  }

  run(): void {
    let at = 0
    if (this.isValue) {
      this.levels.push({ indent: 0, kind: 'map' })
      at = scanValue(this.f, 0, lineAt(this.text, 0), this.hold(0, ''))
    }
    while (at < this.text.length && !this.f.hopeless) at = this.line(lineAt(this.text, at))
  }

  private hold(indent: number, name: string, dash = false): Holder {
    this.holder = { indent, name, dash, state: 'empty' }
    return this.holder
  }

  private line(line: Line): number {
    if (isBlank(line)) return line.next
    let indent = line.indent
    if (isComment(this.text, line)) {
      if (line.foreign >= 0) this.indentTo(line, indent)
      return line.next
    }
    if (line.foreign >= 0) {
      if (!this.foreignTold) this.tellForeign(line)
      this.foreignTold = true
      this.indentTo(line, indent)
    }
    if (this.moved && indent >= this.moved.from) {
      indent -= this.moved.by
      this.indentTo(line, indent)
    } else this.moved = undefined
    const held = this.holder
    if (held && indent > held.indent && held.state !== 'empty') return this.deeper(line, held, held.state)
    const dash = isDash(this.text, line.content)
    if (held?.state === 'empty' && (indent > held.indent || (indent === held.indent && dash && !held.dash)))
      this.levels.push({ indent })
    else if (this.levels.length === 0) this.levels.push({ indent })
    else indent = this.align(line, indent, dash)
    if (this.levels.length > deepest) {
      this.f.tell(problem('HC1040', { start: line.content, end: line.content + 1 }, { depth: deepest }))
      this.f.hopeless = true
    }
    return this.content(line, line.content, indent)
  }

  private tellForeign(line: Line): void {
    const what = foreignKind(this.text[line.foreign])
    const span = { start: line.foreign, end: line.content }
    this.f.tell(problem('HC1012', span, { what }, { fix: ' '.repeat(line.indent - (line.foreign - line.start)) }))
  }

  private indentTo(line: Line, indent: number): void {
    this.f.replace(line.start, line.content, ' '.repeat(indent))
  }

  /** Leaves the levels that a line closes; one that stands between two is moved to the nearer. */
  private align(line: Line, indent: number, dash: boolean): number {
    let left: Level | undefined
    let top = this.levels[this.levels.length - 1] as Level | undefined
    while (top && top.indent > indent) {
      left = this.levels.pop()
      top = this.levels[this.levels.length - 1]
    }
    const below = this.levels[this.levels.length - 2]
    if (top?.indent === indent) {
      // A list may stand in the same column as the key that holds it.
      if (!dash && top.kind === 'list' && below?.indent === indent) this.levels.pop()
      return indent
    }
    const wanted = left && (!top || left.indent - indent <= indent - top.indent) ? left : (top as Level)
    const isBetween = left !== undefined && top !== undefined && left.indent - indent === indent - top.indent
    if (wanted === left) this.levels.push(left)
    const start = line.start
    const span = { start, end: Math.max(line.content, start + 1) }
    const fix = indent > 0 ? ' '.repeat(wanted.indent) : undefined
    this.f.tell(
      problem(
        'HC1013',
        span,
        { found: indent, wanted: wanted.indent, or: isBetween ? top?.indent : undefined },
        isBetween ? {} : { fix },
      ),
    )
    this.indentTo(line, wanted.indent)
    return wanted.indent
  }

  /** A line deeper than a key whose value is already there. */
  private deeper(line: Line, held: Holder, state: Exclude<Holder['state'], 'empty'>): number {
    if (state === 'lost') return this.lose(line)
    const key = findKey(this.text, line.content, line.end)
    if (key?.form === 'proper') {
      this.f.tell(problem('HC1028', { start: key.start, end: key.end }, { name: held.name, child: key.name }))
      const level = this.levels[this.levels.length - 1]
      if (this.levels.length <= 1 || level?.kind !== 'map' || level.indent !== held.indent) {
        held.state = 'lost'
        return this.lose(line)
      }
      this.moved = { from: line.indent, by: line.indent - held.indent }
      this.indentTo(line, held.indent)
      return this.content(line, line.content, held.indent)
    }
    if (state === 'plain') {
      if (checkPlain(this.f, line.content, line.end, held.name)) held.state = 'comment'
      return line.next
    }
    const text = this.text.slice(line.content, line.end)
    this.f.tell(problem('HC1029', { start: line.content, end: line.end }, { text, after: state }))
    held.state = 'lost'
    return this.lose(line)
  }

  /** Makes a line a comment. */
  private lose(line: Line): number {
    this.f.replace(line.content, line.content, '# ')
    return line.next
  }

  private loseWithChildren(line: Line, indent: number): number {
    this.hold(indent, '').state = 'lost'
    return this.lose(line)
  }

  /** What stands on a line behind its indentation: items, then a key or a value. */
  private content(line: Line, from: number, column: number): number {
    const { text } = this
    let i = from
    let indent = column
    let item = -1
    const top = (): Level => this.levels[this.levels.length - 1] as Level
    for (;;) {
      const glued = item < 0 && this.isGluedDash(i)
      if (!isDash(text, i) && !glued) break
      if (top().kind === 'map') return this.mixed(line, i, column)
      top().kind = 'list'
      if (glued) {
        this.f.tell(problem('HC1032', { start: i, end: i + 1 }, {}, { fix: '- ' }))
        this.f.replace(i, i + 1, '- ')
      }
      let j = i + 1
      while (text[j] === ' ' || text[j] === '\t') j++
      item = indent
      const held = this.hold(indent, '-', true)
      if (j >= line.end || text[j] === '#') return line.next
      indent += j - i
      i = j
      if (glued || findKey(text, i, line.end)?.form !== 'proper') {
        if (!isDash(text, i)) return scanValue(this.f, i, line, held)
      }
      this.levels.push({ indent })
      if (this.levels.length > deepest) {
        this.f.hopeless = true
        this.f.tell(problem('HC1040', { start: i, end: i + 1 }, { depth: deepest }))
        return line.next
      }
    }
    if (top().kind === 'list') return this.mixed(line, i, column)
    if (text[i] === '?' && isDash(`-${text[i + 1] ?? ''}`, 0)) return this.refuse(line, i, i + 1, 'key', indent)
    const key = findKey(text, i, line.end)
    if (key && (key.form === 'proper' || this.isMeant(key, top()))) return this.key(line, key, indent, top())
    return this.keyless(line, i, indent, top())
  }

  /** `-甲` where a list is at hand, or begins under a key. */
  private isGluedDash(i: number): boolean {
    if (this.text[i] !== '-' || !/^\p{L}/u.test(this.text.slice(i + 1, i + 3))) return false
    const level = this.levels[this.levels.length - 1]
    return level?.kind === 'list' || (level?.kind === undefined && this.holder?.state === 'empty')
  }

  /** Whether a colon that YAML does not take as one was meant to end a key. */
  private isMeant(key: KeyPlace, level: Level): boolean {
    if (!this.holder && !this.isValue) return true
    return isNameLike(key.name) && (level.kind === 'map' || this.holder?.state === 'empty')
  }

  private mixed(line: Line, at: number, indent: number): number {
    const text = this.text.slice(at, line.end)
    this.f.tell(problem('HC1034', { start: at, end: line.end }, { text }))
    return this.loseWithChildren(line, indent)
  }

  private refuse(line: Line, start: number, end: number, kind: 'merge' | 'key', indent: number): number {
    this.f.tell(problem('HC1016', { start, end }, { text: this.text.slice(start, end), kind }))
    return this.loseWithChildren(line, indent)
  }

  private key(line: Line, key: KeyPlace, indent: number, level: Level): number {
    const { f } = this
    if (key.name === '<<') return this.refuse(line, key.start, key.end, 'merge', indent)
    level.kind = 'map'
    const first = this.text[key.start] as string
    if ('&!*'.includes(first)) {
      let word = key.start
      while (word < key.end && this.text[word] !== ' ') word++
      const kind = first === '&' ? 'anchor' : first === '!' ? 'tag' : 'alias'
      f.tell(problem('HC1016', { start: key.start, end: word }, { text: this.text.slice(key.start, word), kind }))
      // The column of the key must stay, so the characters are taken out of the scalar and not blanked.
      f.drop(key.start, word < key.end ? skipGaps(this.text, word, key.end) : key.start + 1)
    } else if ('@`%|>,]}'.includes(first)) {
      f.tell(problem('HC1022', { start: key.start, end: key.end }, { mark: first }))
      f.drop(key.start)
    }
    if (key.form !== 'proper') {
      const code = key.form === 'fullWidth' ? 'HC1023' : 'HC1024'
      const blank = '\u3000\u00a0'.includes(this.text[key.colon + 1] ?? '-') ? 1 : 0
      const end = key.colon + 1 + blank
      f.tell(problem(code, { start: key.colon, end }, { name: key.name }, { fix: ': ' }))
      f.replace(key.colon, end, ': ')
      return scanValue(f, end, line, this.hold(indent, key.name))
    }
    return scanValue(f, key.colon + 1, line, this.hold(indent, key.name))
  }

  /** A line that should have a key and has none, or the value of the key above. */
  private keyless(line: Line, i: number, indent: number, level: Level): number {
    const held = this.holder
    // The second half of a `?` key that was told of.
    if (this.text[i] === ':' && held?.state === 'lost') return this.lose(line)
    const isEntry = !held && !this.isValue
    const opens = '{["\''.includes(this.text[i] as string)
    if (level.kind !== 'map' && (!isEntry || opens)) {
      this.levels.pop()
      return scanValue(this.f, i, line, held ?? this.hold(indent, ''))
    }
    const end = trimEnd(this.text, i, line.end)
    if (held && held.indent === indent && (held.state === 'empty' || held.state === 'block') && !held.dash)
      return this.flush(line, held)
    this.f.tell(problem('HC1033', { start: i, end }, { text: this.text.slice(i, end) }))
    const next = skipGaps(this.text, line.end, this.text.length)
    const isParent = next < this.text.length && next - (this.text.lastIndexOf('\n', next) + 1) > line.indent
    if (isParent && !/^-|["'{[#&*!|>%@`]/.test(this.text.slice(i, end))) {
      level.kind = 'map'
      this.f.replace(end, end, ':')
      this.hold(indent, this.text.slice(i, end))
      return line.next
    }
    const before = this.text.slice(Math.max(0, line.start - 80), line.start).trimEnd()
    if (held?.state === 'plain' && held.indent === indent && isContinued(before, this.text.slice(i, end))) {
      this.f.replace(line.start, line.content, ' '.repeat(indent + 1))
      if (checkPlain(this.f, i, line.end, held.name)) held.state = 'comment'
      return line.next
    }
    return this.loseWithChildren(line, indent)
  }

  /** Lines without a key in the column of the key above, whose content they are: moved right, and told as one. */
  private flush(first: Line, held: Holder): number {
    const { f, text } = this
    const start = first.content
    let end = start
    let at = first.start
    while (at < text.length) {
      const line = lineAt(text, at)
      if (isBlank(line) || line.indent !== held.indent || findKey(text, line.content, line.end)?.form === 'proper')
        break
      f.replace(line.start, line.content, ' '.repeat(held.indent + 2))
      end = trimEnd(text, line.content, line.end)
      at = line.next
    }
    const said = text.slice(start, trimEnd(text, start, first.end))
    f.tell(problem('HC1033', { start, end }, { text: said, under: held.name }))
    held.state = 'block'
    return at
  }
}
