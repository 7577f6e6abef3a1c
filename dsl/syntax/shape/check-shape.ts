import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import { wanted } from '../../diagnostic/phrases.ts'
import { suggest } from '../../diagnostic/suggest.ts'
import type { MapNode, Node } from '../yaml/node.ts'
import schema from './policy.schema.json'
import {
  carry,
  claim,
  clause,
  constraint,
  dimension,
  example,
  exception,
  fileReference,
  flow,
  header,
  input,
  parameter,
  property,
  reading,
  rule,
  scenario,
  schedule,
  scoreTable,
  type Validate,
} from './policy.schema.json?validate'

const validators = {
  carry,
  claim,
  clause,
  constraint,
  dimension,
  example,
  exception,
  fileReference,
  flow,
  header,
  input,
  parameter,
  property,
  reading,
  rule,
  scenario,
  schedule,
  scoreTable,
} satisfies Record<string, Validate>

/** The kinds of declarations whose shape the schema describes. */
export type Shape = keyof typeof validators

/**
 * Checks one declaration against the schema; spans as in the node. Each wrong key or value gives one problem, an unknown key the nearest known
 * ones. What the declaration lacks is told at `name`, what a key inside lacks at that key.
 */
export function checkShape(shape: Shape, node: Node, name?: Problem['span']): Problem[] {
  const validate = validators[shape]
  if (validate(plain(node))) return []
  const problems: Problem[] = []
  const told = new Set<string>()
  for (const error of validate.errors ?? []) {
    const at = locate(node, error.instancePath)
    const path = at.path
    if (error.keyword === 'additionalProperties') {
      const key = String(error.params.additionalProperty)
      const pair = at.node.kind === 'map' ? at.node.pairs.find((p) => p.key.text === key) : undefined
      if (!told.has(`${path}/${key}`)) {
        told.add(`${path}/${key}`)
        const near = suggest(key, knownKeys(shape, at.name))
        problems.push(
          problem('HC5001', pair?.key.span ?? at.node.span, { key, near }, near.length === 1 ? { fix: near[0] } : {}),
        )
      }
    } else if (error.keyword === 'required') {
      const key = String(error.params.missingProperty)
      // One beside the key that it belongs in is told as misplaced.
      const isBeside = at.parent?.pairs.some((p) => p.key.text === key) === true
      const span = at.path === '' && name ? name : keyOf(at)
      if (!isBeside && !isMisspelt(key, at.node, shape, at.name)) problems.push(problem('HC5002', span, { key }))
    } else if (!told.has(path)) {
      told.add(path)
      problems.push(wrongValue(error.keyword, error.params, at))
    }
  }
  return problems
}

/** Whether a key that seems to be missing is there under a name next to its own. */
function isMisspelt(key: string, node: Node, shape: Shape, inside: string): boolean {
  const known = knownKeys(shape, inside)
  const others = node.kind === 'map' ? node.pairs.map((p) => p.key.text).filter((k) => !known.includes(k)) : []
  return others.some((other) => suggest(other, known)[0] === key)
}

interface Located {
  readonly node: Node
  readonly path: string
  readonly name: string
  readonly parent?: MapNode
}

function wrongValue(keyword: string, params: Readonly<Record<string, unknown>>, at: Located): Problem {
  const span = at.node.kind === 'scalar' && at.node.style === 'missing' ? keyOf(at) : at.node.span
  if (keyword === 'enum') {
    const allowed = params.allowedValues as string[]
    const found = at.node.kind === 'scalar' ? at.node.text : ''
    const near = suggest(found, allowed, 1)
    return problem('HC5004', span, { name: at.name, found, allowed }, near.length === 1 ? { fix: near[0] } : {})
  }
  if (keyword === 'pattern') {
    return problem('HC5005', span, { name: at.name, found: at.node.kind === 'scalar' ? at.node.text : '' })
  }
  const kinds = keyword === 'type' ? kindsWanted(params.type) : wanted.textOrList
  if (keyword === 'minItems' || keyword === 'maxItems')
    return problem('HC5006', span, { name: at.name, count: Number(params.limit) })
  const found = at.node.kind === 'map' ? wanted.keys : at.node.kind === 'list' ? wanted.list : wanted.text
  return problem('HC5003', span, { name: at.name, wanted: kinds, found })
}

function kindsWanted(type: unknown): string {
  const words: Record<string, string> = { string: wanted.text, object: wanted.keys, array: wanted.list }
  return (Array.isArray(type) ? type : [type]).map((t) => words[String(t)] ?? String(t)).join('或')
}

/** Where to point for something that is not there: the key that should hold it. */
function keyOf(at: Located): Node['span'] {
  const pair = at.parent?.pairs.find((p) => p.value === at.node)
  return pair?.key.span ?? { start: at.node.span.start, end: Math.min(at.node.span.end, at.node.span.start + 1) }
}

function locate(root: Node, instancePath: string): Located {
  let node = root
  let parent: MapNode | undefined
  let name = ''
  for (const step of instancePath.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~')
    if (node.kind === 'map') {
      const pair = node.pairs.find((p) => p.key.text === key)
      if (!pair) break
      parent = node
      node = pair.value
      name = key
    } else if (node.kind === 'list') {
      const item = node.items[Number(key)]
      if (!item) break
      parent = undefined
      node = item
    }
  }
  return { node, path: instancePath, name, parent }
}

/** The keys that a declaration of this shape may have; `inside` names a key that holds keys of its own. */
export function knownKeys(shape: Shape, inside = ''): readonly string[] {
  const definition = schema.$defs[shape] as { properties: Record<string, { properties?: object; $ref?: string }> }
  const nested = inside === '' ? undefined : definition.properties[inside]
  if (!nested) return Object.keys(definition.properties)
  return Object.keys(nested.properties ?? (nested.$ref ? schema.$defs.display.properties : {}))
}

function plain(node: Node): unknown {
  if (node.kind === 'scalar') return node.text
  if (node.kind === 'list') return node.items.map(plain)
  return Object.fromEntries(node.pairs.map((p) => [p.key.text, plain(p.value)]))
}
