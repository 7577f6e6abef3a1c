import { localNames } from '../model/build/locals.ts'
import { bandEnds } from '../model/build/words.ts'
import { extendVocabulary, type Vocabulary } from '../syntax/expression/vocabulary.ts'
import { field, textAt, wordsAt } from '../syntax/policy/fields.ts'
import { knownKeys } from '../syntax/shape/check-shape.ts'
import type { Block } from '../syntax/yaml/document.ts'
import type { Node, Pair, ScalarNode } from '../syntax/yaml/node.ts'
import { type BlockKind, readBlock } from '../syntax/yaml/read-block.ts'
import { bandEdits } from './band-edits.ts'
import { canonicalFormula } from './canonical-formula.ts'
import { applyEdits, type Edit } from './edit.ts'
import { formulaEdits, type ScalarChange } from './formula-edits.ts'
import { type KeyedPlace, type Place, plainWords, sectionClauses } from './formula-places.ts'
import { sameContent } from './same-content.ts'
import { spacingEdits } from './spacing-edits.ts'
import { tableEdits, type WriteCell } from './table-edits.ts'

/** A block written anew: the edits, with places in its text, and what it reads as afterwards. */
export interface FormattedBlock {
  readonly edits: readonly Edit[]
  readonly node: Node
  /** Tables and formulas, changed or not: blanks at the ends of their lines mean nothing. */
  readonly loose: readonly ScalarNode[]
}

/**
 * Writes the entries of a block anew. What was made is read again: an edit after which the block would not say the same, or would have
 * a fault that it had not, is left out.
 */
export function formatBlock(
  block: Block,
  kind: BlockKind,
  place: KeyedPlace | undefined,
  vocabulary: Vocabulary,
): FormattedBlock {
  const walk = new Walk(block.text, vocabulary)
  if (place) walk.entries(block.node, place)
  const spacing = spacingEdits(block.text, block.node)
  const { loose } = walk
  const all = [...walk.changes.flatMap((c) => c.edits), ...spacing]
  const unchanged = { edits: [], node: block.node, loose }
  if (all.length === 0) return unchanged
  const node = tryEdits(block, kind, all, walk.changes)
  if (node) return { edits: all, node, loose }
  let best: FormattedBlock = unchanged
  const kept: ScalarChange[] = []
  for (const change of [{ edits: spacing }, ...walk.changes]) {
    const edits = [...best.edits, ...change.edits]
    const changes = 'scalar' in change ? [...kept, change] : kept
    const after = tryEdits(block, kind, edits, changes)
    if (!after) continue
    if ('scalar' in change) kept.push(change)
    best = { edits, node: after, loose }
  }
  return best
}

function tryEdits(
  block: Block,
  kind: BlockKind,
  edits: readonly Edit[],
  changes: readonly ScalarChange[],
): Node | undefined {
  const after = readBlock(applyEdits(block.text, edits), kind)
  const left = block.problems.map((p) => p.code)
  for (const { code } of after.problems) {
    const at = left.indexOf(code)
    if (at < 0) return undefined
    left.splice(at, 1)
  }
  const holds = new Map(changes.map((change) => [change.scalar, change.holds]))
  return sameContent(block.node, after.node, holds) ? after.node : undefined
}

/** Goes through a block and gathers what is to be written anew. */
class Walk {
  readonly changes: ScalarChange[] = []
  readonly loose: ScalarNode[] = []
  private readonly source: string
  private vocabulary: Vocabulary

  constructor(source: string, vocabulary: Vocabulary) {
    this.source = source
    this.vocabulary = vocabulary
  }

  entries(node: Node, place: KeyedPlace): void {
    const entry = (name: string, value: Node, inFlow: boolean): void => {
      if (name === sectionClauses) return
      const heads = [name, ...wordsAt(value, '别名').map((w) => w.text)]
      const outer = this.vocabulary
      const locals = [...localNames(value), ...Object.values(bandEnds)]
      this.vocabulary = extendVocabulary(outer, locals)
      this.visit(value, place, heads, inFlow)
      this.vocabulary = outer
    }
    if (node.kind === 'scalar') this.table(node, place)
    else if (node.kind === 'map') for (const { key, value } of node.pairs) entry(key.text.trim(), value, node.flow)
    else for (const item of node.items) entry(textAt(item, '名') ?? '', item, node.flow)
  }

  private visit(node: Node, place: Place, heads: readonly string[], inFlow: boolean): void {
    if (place === 'data') this.data(node)
    else if (node.kind === 'list') {
      for (const item of node.items) this.visit(item, place, heads, inFlow || node.flow)
    } else if (node.kind === 'scalar') {
      const held = typeof place === 'object' ? place.short : place
      if (held === 'formula') this.formula(node, heads, inFlow)
      else if (held === 'data') this.data(node)
      else if (held === 'bands') this.change(bandEdits(this.source, node, this.vocabulary))
    } else {
      for (const pair of node.pairs) {
        const inner = inFlow || node.flow
        if (place === 'cases') this.formula(pair.key, [], inner)
        const held = place === 'cases' || place === 'formulas' ? 'formula' : heldUnder(pair, node, place)
        if (held) this.visit(pair.value, held, place === 'formulas' ? [] : heads, inner)
      }
    }
  }

  private data(node: Node): void {
    if (node.kind === 'scalar') this.table(node, { keys: {} })
    else if (node.kind === 'list') for (const item of node.items) this.data(item)
    else for (const { value } of node.pairs) this.data(value)
  }

  private formula(scalar: ScalarNode, heads: readonly string[], inFlow: boolean): void {
    if (scalar.style === 'missing' || plainWords.has(scalar.text.trim())) return
    this.change(formulaEdits(this.source, scalar, inFlow, this.vocabulary, heads))
  }

  private table(scalar: ScalarNode, place: KeyedPlace): void {
    if (scalar.style !== 'literal') return
    this.loose.push(scalar)
    const write: WriteCell = (text, head, row) => {
      if (place.keys[head] !== 'formula' || plainWords.has(text)) return text
      const [name = ''] = row.values()
      const heads = [name, ...(row.get('别名') ?? '').split('、').map((alias) => alias.trim())]
      const printed = canonicalFormula(text, this.vocabulary, heads)?.printed
      return printed === undefined || /[|｜\t]/.test(printed) ? text : printed
    }
    this.change(tableEdits(this.source, scalar, write))
  }

  private change(change: ScalarChange | undefined): void {
    if (!change) return
    this.loose.push(change.scalar)
    if (change.edits.length > 0) this.changes.push(change)
  }
}

function heldUnder({ key }: Pair, node: Node, place: Place): Place | undefined {
  if (typeof place !== 'object') return undefined
  const word = key.text.trim()
  if (Object.hasOwn(place.keys, word)) return place.keys[word]
  const isOption = place.options !== undefined && field(node, place.options) && !knownKeys('rule').includes(word)
  return isOption ? 'formula' : undefined
}
