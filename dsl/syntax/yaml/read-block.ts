import { parseDocument } from 'yaml'
import { firstPlace } from '../../diagnostic/catalogue/reading.ts'
import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import { findBlockTraps } from './block-traps.ts'
import type { Block } from './document.ts'
import { Findings, type Mended } from './findings.ts'
import { problemFromLibrary } from './library-problems.ts'
import type { Node, Pair } from './node.ts'
import { readPlainBlock } from './read-plain-block.ts'
import { missingScalar, toNode } from './to-node.ts'

/** Failsafe: every scalar stays the text that it is, so no number passes through a float. */
const options = {
  schema: 'failsafe',
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
  keepSourceTokens: false,
} as const

/** `entry`: whole lines, indentation included. `value`: what stands behind a section's colon, with its further lines. */
export type BlockKind = 'entry' | 'value'

/**
 * Parses one entry or value. Whatever is wrong is a problem with its place in `text`; the tree holds all that could be read,
 * a scalar of style `missing` standing for what could not.
 */
export function readBlock(text: string, kind: BlockKind): Block {
  const plain = kind === 'entry' ? readPlainBlock(text) : undefined
  return plain ? { text, node: plain, problems: [] } : readAnyBlock(text, kind)
}

/** The same by the library and the checks for traps, whatever the text. */
export function readAnyBlock(text: string, kind: BlockKind): Block {
  const findings = new Findings(text)
  findBlockTraps(findings, kind === 'value')
  const mended = findings.mend()
  if (findings.hopeless || isTooDeep(mended.text))
    return { text, node: missingScalar(0), problems: findings.hopeless ? findings.told : [tooDeep(text)] }
  // A value is read behind a key, so that what looks like a key inside it is not taken as one.
  const prefix = kind === 'value' ? 'k: ' : ''
  const document = parseDocument(prefix + mended.text, options)
  let node = toNode(document.contents, mended, prefix.length, 0)
  if (kind === 'value') node = node.kind === 'map' && node.pairs[0] ? node.pairs[0].value : missingScalar(0)
  const problems: Problem[] = [...findings.told]
  // Our own traps were told and mended: what the library still finds beside them follows from them.
  const error = document.errors[0]
  if (error && problems.length === 0) problems.push(fromLibrary(error, mended, prefix.length))
  if (problems.length === 0 || error === undefined) problems.push(...checkPairs(node, text))
  problems.sort((a, b) => a.span.start - b.span.start)
  return { text, node, problems }
}

function fromLibrary(error: Parameters<typeof problemFromLibrary>[0], mended: Mended, prefix: number): Problem {
  const start = Math.min(mended.at(Math.max(0, error.pos[0] - prefix)), mended.source.length)
  const end = Math.max(start, Math.min(mended.at(Math.max(0, error.pos[1] - prefix)), mended.source.length))
  return problemFromLibrary(error, mended.source, { start, end })
}

function tooDeep(text: string): Problem {
  const at = Math.max(0, text.search(/[[{]/))
  return problem('HC1040', { start: at, end: Math.min(at + 1, text.length) }, { depth: 50 })
}

/** The library recurses; a safeguard in case its view of a text that is full of faults differs from ours. */
function isTooDeep(text: string): boolean {
  let depth = 0
  for (const c of text) {
    if (c === '[' || c === '{') depth++
    else if ((c === ']' || c === '}') && depth > 0) depth--
    if (depth > 400) return true
  }
  return false
}

/** Keys that stand twice in one map, and keys without a value. */
function checkPairs(root: Node, source: string): Problem[] {
  const problems: Problem[] = []
  const visit = (node: Node): void => {
    if (node.kind === 'list') for (const item of node.items) visit(item)
    if (node.kind !== 'map') return
    const seen = new Map<string, Pair>()
    for (const [i, pair] of node.pairs.entries()) {
      const name = pair.key.text
      const first = seen.get(name)
      if (first) {
        const related = [{ message: firstPlace(name), span: first.key.span }]
        problems.push(problem('HC1014', pair.key.span, { name }, { related }))
      } else seen.set(name, pair)
      if (pair.value.kind === 'scalar' && pair.value.style === 'missing')
        problems.push(missing(pair, node.flow ? undefined : node.pairs[i + 1], source))
      visit(pair.value)
    }
  }
  visit(root)
  return problems
}

/** `next`: what stands below in the same column, where that may be what belongs to the key. */
function missing(pair: Pair, next: Pair | undefined, source: string): Problem {
  const rest = (source.slice(pair.key.span.end).split('\n', 1)[0] ?? '').trimEnd()
  const comment = /^:[ \t]+#/.exec(rest)
  if (!comment) return problem('HC1027', pair.key.span, { name: pair.key.text, ...(next && { next: next.key.text }) })
  const at = pair.key.span.end + comment[0].length - 1
  return problem('HC1020', { start: at, end: at + 1 }, { lost: rest.slice(comment[0].length).trim() })
}
