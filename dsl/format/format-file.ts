import type { Model } from '../model/model.ts'
import { collectNames } from '../model/names.ts'
import { buildVocabulary, emptyVocabulary, type Vocabulary } from '../syntax/expression/vocabulary.ts'
import type { Document, Placed, Section } from '../syntax/yaml/document.ts'
import type { Node } from '../syntax/yaml/node.ts'
import { createReader } from '../syntax/yaml/read-document.ts'
import type { Span } from '../text/span.ts'
import { commentEdits } from './comment-edits.ts'
import { findComments, scalarsOf } from './comments.ts'
import { applyEdits, type Edit, inOrder, overlap, shiftEdit } from './edit.ts'
import { type FormattedBlock, formatBlock } from './format-block.ts'
import { policyPlaces, scenarioHead, scenarioPlaces } from './formula-places.ts'
import { lineEdits } from './line-edits.ts'
import { longText } from './long-text.ts'
import { sameContent } from './same-content.ts'

/** A file in its canonical form, and the edits that lead there (places in the file as it was, in order, none over another). */
export interface Formatted {
  readonly text: string
  readonly edits: readonly Edit[]
}

/**
 * The canonical form of a file. `model` is that of the policy in `text`, whose names its formulas need; without it the file is a scenario or
 * anything else, and holds no formulas. Nothing is serialised: parts are written anew where they stand, and what they become is read again, so
 * that a file says the same after as before and keeps its comments; where it would not, it is left as it is. Never throws.
 */
export function formatFile(text: string, model?: Model): Formatted {
  const reader = createReader()
  const document = reader.read(text)
  const isFlow = /^\s*[{[]/.test(text)
  const blocks = isFlow ? [] : formatBlocks(document, model)
  const inside = blocks.flatMap(({ placed, formatted }) => formatted.edits.map((e) => shiftEdit(e, placed.start)))
  const headings = isFlow ? [] : document.sections.flatMap((section) => headingEdits(text, section))
  const lines = lineEdits(text, isFlow ? [] : longTexts(document, blocks))
  const attempts = [() => withComments(document, [...inside, ...headings], lines), () => inOrder(inside), () => []]
  for (const attempt of attempts) {
    const edits = attempt()
    const after = applyEdits(text, edits)
    if (isSame(document, reader.read(after), blocks)) return { text: after, edits }
  }
  return { text, edits: [] }
}

interface PlacedBlock {
  readonly placed: Placed
  readonly formatted: FormattedBlock
}

function formatBlocks(document: Document, model: Model | undefined): PlacedBlock[] {
  const vocabulary = model ? vocabularyOf(model) : emptyVocabulary
  const isScenario = document.sections.some((s) => s.name === scenarioHead)
  const places = model ? policyPlaces : isScenario ? scenarioPlaces : {}
  return document.sections.flatMap((section) => {
    const place = Object.hasOwn(places, section.name) ? places[section.name] : undefined
    const format = (placed: Placed, kind: 'value' | 'entry'): PlacedBlock => ({
      placed,
      formatted: formatBlock(placed.block, kind, place, vocabulary),
    })
    return [
      ...(section.value ? [format(section.value, 'value')] : []),
      ...section.entries.map((entry) => format(entry, 'entry')),
    ]
  })
}

function vocabularyOf(model: Model): Vocabulary {
  const figures = [...model.figures.keys()].map((name) => [name, name] as const)
  const names = collectNames([...figures, ...model.aliases], model.dimensions)
  return buildVocabulary([...names.meanings.keys(), ...names.members.keys()], model.nouns)
}

/** `键: 值` of a section, or `键:` above its entries. */
function headingEdits(text: string, { keySpan, value }: Section): Edit[] {
  const rest = text.slice(keySpan.end, value?.start).split('\n', 1)[0] as string
  const colon = /^[ \t]*:[ \t]*/.exec(rest)?.[0]
  if (colon === undefined) return []
  const isBeside = value !== undefined && keySpan.end + rest.length === value.start
  const [found, wanted] = isBeside ? [colon, ': '] : [colon.trimEnd(), ':']
  return found === wanted ? [] : [{ span: { start: keySpan.end, end: keySpan.end + found.length }, text: wanted }]
}

function longTexts({ text }: Document, blocks: readonly PlacedBlock[]): Span[] {
  return blocks.flatMap(({ placed: { start, block }, formatted: { loose } }) =>
    scalarsOf(block.node).flatMap((scalar) => (loose.includes(scalar) ? [] : (longText(text, scalar, start) ?? []))),
  )
}

/** All edits together, with those that keep comments at their columns; of two in one place those of `first` count. */
function withComments(document: Document, first: readonly Edit[], lines: readonly Edit[]): Edit[] {
  const { text } = document
  const ordered = inOrder(first)
  let next = 0
  const free = lines.filter(({ span }) => {
    while (next < ordered.length && (ordered[next] as Edit).span.end <= span.start) next++
    const at = ordered[next]
    return !at || !overlap(at.span, span)
  })
  const both = inOrder([...ordered, ...free])
  const aligned = commentEdits(text, findComments(document), both)
  const others = both.filter((e) => !aligned.some((a) => overlap(a.span, e.span)))
  return inOrder([...others, ...aligned])
}

/** Whether a file reads as its blocks were meant to, and every comment is there. */
function isSame(before: Document, after: Document, blocks: readonly PlacedBlock[]): boolean {
  const nodes = (d: Document): Node[] =>
    d.sections.flatMap((s) => [...(s.value ? [s.value] : []), ...s.entries].map((p) => p.block.node))
  const names = (d: Document): string => d.sections.map((s) => `${s.name}\n${s.title ?? ''}`).join('\n\n')
  const comments = (d: Document): string =>
    findComments(d)
      .map((c) => c.text)
      .join('\n')
  const found = nodes(after)
  const wanted = blocks.length > 0 ? blocks.map((b) => b.formatted.node) : nodes(before)
  return (
    names(before) === names(after) &&
    comments(before) === comments(after) &&
    after.problems.length <= before.problems.length &&
    found.length === wanted.length &&
    wanted.every((node, i) => sameContent(node, found[i] as Node, blocksBy(node)))
  )
}

/** Blanks at the ends of the lines of a block may go. */
function blocksBy(node: Node): Parameters<typeof sameContent>[2] {
  const trimmed = (text: string): string => text.replace(/[ \t]+$/gm, '').trimEnd()
  return new Map(
    scalarsOf(node)
      .filter(({ style }) => style === 'literal' || style === 'folded')
      .map((scalar) => [scalar, (after) => trimmed(after.text) === trimmed(scalar.text)]),
  )
}
