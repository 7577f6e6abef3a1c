import { problem } from '../../diagnostic/diagnostic.ts'
import type { Declaration, Placed } from '../../syntax/policy/declaration.ts'
import { scalarAt, words } from '../../syntax/policy/fields.ts'
import { type Node, type ScalarNode, spanInScalar } from '../../syntax/yaml/node.ts'
import { findClause } from '../clause-id.ts'
import { otherShares } from '../data-words.ts'
import { addDigits, compareDigits } from '../digits.ts'
import { percentOf, readQuantity } from '../quantity.ts'
import type { Report } from './report.ts'

/** What an entry cites, and the percentages that stand in it. */
interface Said {
  readonly cites: readonly string[]
  readonly percents: readonly string[]
}

const percent = /(?<![\d.])\d+(?:\.\d+)?\s*[%％]/g
const nowhere: ReadonlySet<string> = new Set()
/** Entries stay the same objects as long as their text does. */
const kept = new WeakMap<Declaration, Said>()

/**
 * Tells a clause whose summary speaks of one percentage while all that rests on the clause has one too, and that is another: whoever changes the
 * summary changes no figure. Where either has more than one, or one is the rest of the other (80% and 20%), nothing is certain.
 */
export function checkSummaries(declarations: ReadonlyMap<string, readonly Placed[]>, report: Report): void {
  const clauses = (declarations.get('条款') ?? []).filter(({ level }) => level === undefined)
  const stated = clauses.flatMap((placed) => {
    const summary = scalarAt(placed.declaration.value, '摘要')
    const found = summary && onlyPercent(summary)
    return found ? [{ ...found, placed }] : []
  })
  if (stated.length === 0) return
  const listed = new Set(clauses.map(({ declaration }) => declaration.name))
  const citing = new Map<string, Placed[]>()
  for (const [section, entries] of declarations) {
    if (section === '条款' || section === '算例') continue
    for (const placed of entries) {
      if (placed.level !== undefined) continue
      for (const clause of citedBy(placed, listed)) citing.set(clause, [...(citing.get(clause) ?? []), placed])
    }
  }
  for (const { placed, written, span } of stated) {
    const all = (citing.get(placed.declaration.name) ?? []).flatMap((one) =>
      saidIn(one.declaration).percents.map((text) => ({ one, text })),
    )
    const [only] = all
    if (!only || all.length > 1 || !['参数', '规则'].includes(only.one.section)) continue
    const [here, there] = [digitsOf(written), digitsOf(only.text)]
    if (compareDigits(here, there) === 0 || compareDigits(addDigits(here, there), '1') === 0) continue
    const facts = { written, name: only.one.declaration.name, used: percentOf(there) }
    report.add(placed.start, problem('HC5144', span, facts, { clauses: [placed.declaration.name] }))
  }
}

/** The one percentage of a summary, where it speaks of shares in no other way. */
function onlyPercent(summary: ScalarNode) {
  const found = [...summary.text.matchAll(percent)]
  const [first] = found
  if (!first || found.length > 1 || otherShares.test(summary.text)) return undefined
  const span = spanInScalar(summary, { start: first.index, end: first.index + first[0].length })
  return { written: first[0], span }
}

function digitsOf(written: string): string {
  return readQuantity(written.replace('％', '%').replace(/\s/g, ''), nowhere)?.digits ?? '0'
}

function citedBy(placed: Placed, listed: ReadonlySet<string>): ReadonlySet<string> {
  const { cites } = saidIn(placed.declaration)
  const own = cites.length > 0 ? cites : placed.sectionClauses.map(({ text }) => text)
  return new Set(own.flatMap((cited) => findClause(cited, listed) ?? []))
}

function saidIn(declaration: Declaration): Said {
  const known = kept.get(declaration)
  if (known) return known
  const cites: string[] = []
  const percents: string[] = []
  const walk = (node: Node): void => {
    if (node.kind === 'scalar') for (const [found] of node.text.matchAll(percent)) percents.push(found)
    else if (node.kind === 'list') for (const item of node.items) walk(item)
    else
      for (const { key, value } of node.pairs) {
        if (key.text === '依据') for (const { text } of words(value)) cites.push(text)
        else for (const part of [key, value]) walk(part)
      }
  }
  walk(declaration.value)
  const said = { cites, percents }
  kept.set(declaration, said)
  return said
}
