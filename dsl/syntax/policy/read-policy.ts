import { type Problem, problem, shiftProblem } from '../../diagnostic/diagnostic.ts'
import { suggest } from '../../diagnostic/suggest.ts'
import { isDateText } from '../../text/calendar.ts'
import { type Span, shift } from '../../text/span.ts'
import { checkShape } from '../shape/check-shape.ts'
import type { Block, Document, Section } from '../yaml/document.ts'
import type { MapNode, Node, Pair } from '../yaml/node.ts'
import type { Declaration, DeclarationCache, Placed } from './declaration.ts'
import { impliedKey, mapOf, scalarAt, shiftNode, textAt, words } from './fields.ts'
import { headerKeys, otherSections, type SectionForm, sectionForms } from './sections.ts'
import { tableEntries } from './table-entries.ts'

/** A policy file as written: its head, and the declarations of each section in order. */
export interface PolicyFile {
  readonly text: string
  /** The keys at the head, spans in the file. */
  readonly header: MapNode
  readonly declarations: ReadonlyMap<string, readonly Placed[]>
  /** 单位: the declared count nouns. */
  readonly nouns: readonly Placed[]
  /** Of a policy that fills in a framework: where it says so, and where the framework's text begins in the row of texts. */
  readonly frame?: { readonly at: Span; readonly start: number }
  /** Everything wrong with the file so far, spans in the file. */
  readonly problems: readonly Problem[]
}

/** Sorts a document into the sections of a policy, checking each entry's shape; entries are kept by their blocks in `cache`. */
export function readPolicy(document: Document, cache: DeclarationCache): PolicyFile {
  const problems: Problem[] = [...document.problems]
  const declarations = new Map<string, Placed[]>()
  const header: Pair[] = []
  const nouns: Placed[] = []
  for (const section of asMeant(document.sections, problems)) {
    const known = sectionForms[section.name]
    if (headerKeys.includes(section.name)) header.push(headerPair(section))
    else if (section.name === '单位') nouns.push(...sectionWords(section))
    else if (known || section.name === '维度') {
      const placed = placeEntries(section, known ?? dimensionForm, cache)
      const list = declarations.get(section.name)
      if (list) list.push(...placed)
      else declarations.set(section.name, placed)
    }
  }
  for (const list of declarations.values()) {
    for (const p of list) problems.push(...p.declaration.problems.map((one) => shiftProblem(one, p.start)))
  }
  const head = mapOf(header, { start: 0, end: Math.min(1, document.text.length) })
  // An empty or unreadable file has said so already; a list of all that it lacks would only bury that.
  if (document.sections.length > 0) {
    problems.push(...checkShape('header', head).map((p) => (p.code === 'HC5002' ? missingHeader(p) : p)))
    for (const key of ['施行日期', '废止日期']) {
      const date = scalarAt(head, key)
      if (date && /^\d{4}-\d{2}-\d{2}$/.test(date.text) && !isDateText(date.text))
        problems.push(problem('HC5005', date.span, { name: key, found: date.text }))
    }
    const inherits = scalarAt(head, '沿用')
    if (!inherits && !declarations.has('规则') && !declarations.has('计分表'))
      problems.push(problem('HC5142', lastMark(document.text), {}))
  }
  return { text: document.text, header: head, declarations, nouns, problems }
}

/** The last character of a text that is no blank: where something is missing at its end. */
function lastMark(text: string): Span {
  const end = text.trimEnd().length
  return { start: Math.max(0, end - 1), end }
}

const sectionNames = [...headerKeys, ...otherSections, ...Object.keys(sectionForms)]

/**
 * The sections with their names as they were meant: one whose name is next to one that there is, is told and read as that, so that what it
 * holds is not missed as well. Several in a row that there are not are entries at the margin, told as one.
 */
function asMeant(sections: readonly Section[], problems: Problem[]): Section[] {
  let before: string | undefined
  let strays: { at: Section; names: string[] } | undefined
  const meant = sections.map((section) => {
    const near = sectionNames.includes(section.name) ? [section.name] : suggest(section.name, sectionNames)
    const only = near.length === 1 ? near[0] : undefined
    if (only === section.name || near.length > 0) {
      strays = undefined
      before = only !== undefined && sectionForms[only] ? only : undefined
      if (only !== section.name) problems.push(noSection(section, near, undefined, []))
    } else if (strays) strays.names.push(section.name)
    else {
      strays = { at: section, names: [section.name] }
      problems.push(noSection(section, near, before, strays.names))
    }
    return only === undefined ? section : { ...section, name: only }
  })
  return meant
}

function noSection(
  section: Section,
  near: readonly string[],
  under: string | undefined,
  strays: readonly string[],
): Problem {
  const facts = { section: section.name, near, strays, ...(under !== undefined && { under }) }
  return problem('HC5007', section.keySpan, facts, near.length === 1 ? { fix: near[0] } : {})
}

const dimensionForm: SectionForm = { shape: 'dimension', named: '名', short: '成员' }

function missingHeader(p: Problem): Problem {
  return problem('HC5008', p.span, { key: (p as Problem<'HC5002'>).facts.key })
}

function headerPair(section: Section): Pair {
  const key = { ...impliedKey(section.name, section.keySpan), span: section.keySpan }
  if (section.value) return { key, value: shiftNode(section.value.block.node, section.value.start) }
  const pairs = section.entries.flatMap((e) => {
    const node = shiftNode(e.block.node, e.start)
    return node.kind === 'map' ? node.pairs : []
  })
  return { key, value: mapOf(pairs, section.span) }
}

function sectionWords(section: Section): Placed[] {
  const blocks = section.value ? [section.value] : section.entries
  return blocks.flatMap(({ start, block }) =>
    words(block.node).map((w) => ({
      start,
      section: section.name,
      declaration: {
        name: w.text,
        key: { ...impliedKey(w.text, w.span), span: w.span },
        value: block.node,
        problems: [],
      },
      sectionClauses: [],
    })),
  )
}

function placeEntries(section: Section, form: SectionForm, cache: DeclarationCache): Placed[] {
  const blocks = section.value ? [section.value] : section.entries
  const placed: Placed[] = []
  let sectionClauses: Placed['sectionClauses'] = []
  for (const { start, block } of blocks) {
    for (const declaration of declarationsOf(block, section.name, form, cache)) {
      if (declaration.name === '依据' && form.named !== '条款') {
        sectionClauses = words(declaration.value).map((w) => ({ text: w.text, span: shift(w.span, start) }))
      } else placed.push({ start, section: section.name, declaration, group: section.title, sectionClauses })
    }
  }
  return sectionClauses.length === 0 ? placed : placed.map((p) => ({ ...p, sectionClauses }))
}

function declarationsOf(
  block: Block,
  section: string,
  form: SectionForm,
  cache: DeclarationCache,
): readonly Declaration[] {
  const kept = cache.get(block) ?? new Map<string, readonly Declaration[]>()
  const declared = kept.get(section) ?? readBlock(block, form)
  cache.set(block, kept.set(section, declared))
  return declared
}

function readBlock(block: Block, form: SectionForm): Declaration[] {
  const { node } = block
  if (node.kind === 'scalar' && node.style === 'literal') {
    const { entries, strays, problems } = tableEntries(node, form.named)
    const declared = [
      ...entries.map((e) => declare(e, form)),
      ...strays.map(({ key, value }) => ({ name: key.text.trim(), key, value, problems: [] })),
    ]
    const first = declared[0]
    if (problems.length === 0) return declared
    if (first) return [{ ...first, problems: [...first.problems, ...problems] }, ...declared.slice(1)]
    return [{ name: '', key: impliedKey('', node.span), value: node, problems }]
  }
  if (node.kind === 'map') return node.pairs.map((p) => declare(p, form))
  if (node.kind === 'list') return node.items.map((item) => declareItem(item, form))
  if (node.style === 'missing') return []
  return [declare({ key: impliedKey('', node.span), value: node }, form)]
}

function declareItem(item: Node, form: SectionForm): Declaration {
  const name = textAt(item, form.named)
  const key = item.kind === 'map' ? item.pairs.find((p) => p.key.text === form.named)?.value : undefined
  return declare(
    { key: key?.kind === 'scalar' ? { ...key, text: name ?? '' } : impliedKey('', item.span), value: item },
    form,
  )
}

function declare(pair: Pair, form: SectionForm): Declaration {
  const name = pair.key.text.trim()
  const value = name === '依据' ? pair.value : written(pair, form)
  // What an entry lacks is told at its name.
  const problems = name === '依据' || !form.shape ? [] : checkShape(form.shape, value, pair.key.span)
  return { name, key: pair.key, value, problems }
}

/** A short form written out as the map that it stands for. */
function written(pair: Pair, form: SectionForm): Node {
  const { value } = pair
  const isShort =
    value.kind !== 'map' && form.short !== undefined && !(value.kind === 'scalar' && value.style === 'missing')
  if (!isShort) return value.kind === 'scalar' && value.style === 'missing' ? mapOf([], pair.key.span) : value
  return mapOf([{ key: impliedKey(form.short as string, value.span), value }], value.span)
}
