import { firstPlace } from '../../diagnostic/catalogue/reading.ts'
import { type Problem, problem, shiftProblem } from '../../diagnostic/diagnostic.ts'
import { type Cut, type CutFault, type CutSection, cut } from '../../text/cut.ts'
import type { KeyPlace } from '../../text/key.ts'
import type { Block, Document, Placed, Section } from './document.ts'
import { type BlockKind, readBlock } from './read-block.ts'
import { readFlowDocument } from './read-flow-document.ts'

/** Longest text that is read, in UTF-16 units and in bytes. */
export const longest = 50 * 1024 * 1024

/** Reads a file's text again and again, parsing only the blocks that changed. */
export interface Reader {
  /** Never throws. A block whose text was there in one of the last two reads is the same object. */
  read(text: string): Document
}

/** A reader with an empty cache; one for each open file. */
export function createReader(): Reader {
  const caches: Record<BlockKind, BlockCache> = { entry: new BlockCache('entry'), value: new BlockCache('value') }
  return {
    read(text) {
      if (text.length > longest) return refused(text, text.length)
      caches.entry.turn()
      caches.value.turn()
      const sheet = cut(text)
      const [first] = sheet.faults
      if (first?.kind === 'flow') {
        const oneLine = isJson(text.slice(first.span.start)) ? text.replace(/[\r\n]/g, ' ') : undefined
        const braces = oneLine ?? (sheet.sections.length === 0 ? text : undefined)
        const flow = braces && readFlowDocument(braces, first.span.start, (t) => caches.value.block(t))
        if (flow) return { ...flow, text }
      }
      return readSections(text, sheet, caches)
    },
  }
}

/** Whether another program wrote it. In JSON, unlike here, a line at the edge goes on with the braces, and no text runs over lines. */
function isJson(text: string): boolean {
  try {
    return JSON.parse(text) !== undefined
  } catch {
    return false
  }
}

/** The document that stands for a text too long to look at. */
export function refused(text: string, size: number): Document {
  const megabytes = Math.ceil(size / 1024 / 1024)
  return { text, sections: [], problems: [problem('HC1001', { start: 0, end: 0 }, { megabytes })] }
}

/** Blocks by text, of this read and the two before: undoing an edit finds its block again. */
class BlockCache {
  private readonly kind: BlockKind
  private now = new Map<string, Block>()
  private before = new Map<string, Block>()
  private older = new Map<string, Block>()

  constructor(kind: BlockKind) {
    this.kind = kind
  }

  turn(): void {
    this.older = this.before
    this.before = this.now
    this.now = new Map()
  }

  block(text: string): Block {
    const known = this.now.get(text) ?? this.before.get(text) ?? this.older.get(text) ?? readBlock(text, this.kind)
    this.now.set(text, known)
    return known
  }
}

function readSections(text: string, sheet: Cut, caches: Record<BlockKind, BlockCache>): Document {
  const problems: Problem[] = [...controlCharacters(text)]
  const placed = (start: number, end: number, kind: BlockKind): Placed => {
    const block = caches[kind].block(text.slice(start, end))
    for (const p of block.problems) problems.push(shiftProblem(p, start))
    return { start, block }
  }
  const sections = sheet.sections.map((s): Section => {
    problems.push(...keyProblems(s.key))
    const keySpan = { start: s.key.start, end: s.key.end }
    const value = s.value && placed(s.value.start, s.value.end, 'value')
    const entries = s.entries.map((e) => placed(e.start, e.end, 'entry'))
    if (!value && entries.length === 0) problems.push(emptySection(text, s))
    const title = s.title === undefined ? {} : { title: s.title }
    return { name: s.name, ...title, keySpan, span: s.span, ...(value && { value }), entries }
  })
  problems.push(...sectionsTwice(sections), ...sections.flatMap(entriesTwice))
  const strays = faultProblems(text, sheet, sections)
  const told = [...problems.filter((p) => !isFilledByStray(text, p, sheet)), ...strays]
  told.sort((a, b) => a.span.start - b.span.start)
  return { text, sections, problems: oneForIndentation(text, told) }
}

/** A key that seems to be empty because what belongs to it stands below at the margin. */
function isFilledByStray(text: string, p: Problem, { faults }: Cut): boolean {
  if (p.code !== 'HC1027' && p.code !== 'HC1041') return false
  const stray = faults.find((fault) => fault.kind === 'stray' && fault.span.start >= p.span.end)
  return stray !== undefined && /^[ \t]*:[ \t]*\r?\n\s*$/.test(text.slice(p.span.end, stray.span.start))
}

/** Whoever indents with tabs does so on every line: told once, at the first; what such a line seems to lack is not told. */
function oneForIndentation(text: string, problems: readonly Problem[]): Problem[] {
  const first = problems.find((p) => p.code === 'HC1012')
  return problems.filter((p) =>
    p.code === 'HC1012' ? p === first : !(first && p.code === 'HC1033' && text[p.span.start - 1] === '\t'),
  )
}

function keyProblems(key: KeyPlace): Problem[] {
  const span = { start: key.colon, end: key.colon + 1 }
  if (key.form === 'fullWidth') return [problem('HC1023', span, { name: key.name }, { fix: ': ' })]
  if (key.form === 'glued') return [problem('HC1024', span, { name: key.name }, { fix: ': ' })]
  const first = key.name[0] ?? ''
  const whole = { start: key.start, end: key.end }
  if (key.name === '<<') return [problem('HC1016', whole, { text: key.name, kind: 'merge' })]
  const kind = { '&': 'anchor', '*': 'alias', '!': 'tag' }[first] as 'anchor' | 'alias' | 'tag' | undefined
  if (kind) return [problem('HC1016', whole, { text: key.name, kind })]
  if (first === '?') return [problem('HC1016', whole, { text: key.name, kind: 'key' })]
  return []
}

function emptySection(text: string, s: CutSection): Problem {
  const rest = text.slice(s.key.colon + 1, s.span.end).trim()
  const hash = text.indexOf('#', s.key.colon)
  // A word right behind # is a value that was lost, not a remark on an empty section.
  if (/^#[^\s#]/.test(rest)) return problem('HC1020', { start: hash, end: hash + 1 }, { lost: rest.slice(1) })
  return problem('HC1041', { start: s.key.start, end: s.key.end }, { name: s.key.name })
}

function sectionsTwice(sections: readonly Section[]): Problem[] {
  const seen = new Map<string, Section>()
  const problems: Problem[] = []
  for (const s of sections) {
    const id = `${s.name}\n${s.title ?? ''}`
    const first = seen.get(id)
    const name = s.title === undefined ? s.name : `${s.name}（${s.title}）`
    if (first) problems.push(twice('HC1015', name, first.keySpan, s.keySpan))
    else seen.set(id, s)
  }
  return problems
}

/** Entries of one section under the same key. The same name in two sections is for the reader of names. */
function entriesTwice(section: Section): Problem[] {
  const seen = new Map<string, { readonly start: number; readonly end: number }>()
  const problems: Problem[] = []
  for (const { start, block } of section.entries) {
    const key = block.node.kind === 'map' ? block.node.pairs[0]?.key : undefined
    if (!key) continue
    const span = { start: key.span.start + start, end: key.span.end + start }
    const first = seen.get(key.text)
    if (first) problems.push(twice('HC1014', key.text, first, span))
    else seen.set(key.text, span)
  }
  return problems
}

function twice(code: 'HC1014' | 'HC1015', name: string, first: Section['span'], second: Section['span']): Problem {
  return problem(code, second, { name }, { related: [{ message: firstPlace(name), span: first }] })
}

function faultProblems(text: string, { sections, faults }: Cut, read: readonly Section[]): Problem[] {
  const nothing = sections.length === 0
  if (nothing && faults.length === 0) return [problem('HC1002', { start: 0, end: 0 }, {})]
  return faults.map((fault) => faultProblem(text, fault, nothing ? undefined : placeBefore(fault.span.start, read)))
}

/** The section and the entry to which what stands at an offset was probably meant to belong: the last ones before it. */
function placeBefore(offset: number, sections: readonly Section[]): { section: string; entry: string } {
  const section = sections.findLast((s) => s.keySpan.start < offset)
  const { node } = section?.entries.findLast((e) => e.start < offset)?.block ?? {}
  return { section: section?.name ?? '', entry: (node?.kind === 'map' ? node.pairs[0]?.key.text : undefined) ?? '' }
}

/** `under`: what it was probably meant to belong to; undefined where there is nothing else in the file. */
function faultProblem(text: string, fault: CutFault, under: ReturnType<typeof placeBefore> | undefined): Problem {
  const { span } = fault
  const [line = ''] = text.slice(span.start, span.end).trim().split('\n', 1)
  switch (fault.kind) {
    case 'list':
      return problem('HC1007', span, {})
    case 'flow':
    case 'stray': {
      if (under === undefined) return problem('HC1008', span, { text: line })
      const facts = { text: line, lines: fault.lines ?? 1, isTable: /[\t|｜]/.test(line), under: under.entry }
      return problem('HC1009', span, facts, { about: under.entry || under.section })
    }
    case 'mark':
    case 'directive':
      return problem('HC1010', span, { text: line }, { fix: '' })
    case 'several':
      return problem('HC1011', span, {})
    case 'indent': {
      const facts = { found: fault.found ?? 0, wanted: fault.wanted ?? 0 }
      return problem('HC1013', span, facts, { fix: ' '.repeat(facts.wanted) })
    }
    case 'unlike':
      return problem('HC1034', span, { text: line })
  }
}

/** One message for all control characters of a file, at the first. */
function controlCharacters(text: string): Problem[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  const found = [...text.matchAll(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029\ufeff]|\r(?!\n)/g)]
  const first = found[0]
  if (!first) return []
  const code = `U+${first[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
  return [problem('HC1006', { start: first.index, end: first.index + 1 }, { code, count: found.length }, { fix: '' })]
}
