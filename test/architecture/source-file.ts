import { parseSync } from 'vite'

/** What the checks need to know of one source file. */
export interface SourceFile {
  /** From the repository's folder, parts joined by `/`. */
  readonly path: string
  readonly text: string
  /** The text with comments blanked out, same length. */
  readonly code: string
  readonly imports: readonly Import[]
  readonly exportsDefault: boolean
  /** Names used that the file does not declare, and members of such: `console`, `Date.now`, `new Date()`. */
  readonly globals: readonly { readonly name: string; readonly line: number }[]
}

/** One mention of another module: value or type, static or not, re-export, glob or worker. */
export interface Import {
  /** As written, without a `?query`. */
  readonly specifier: string
  readonly line: number
}

type Tree = { readonly type: string; readonly start: number; readonly [key: string]: unknown }

/** Parses a .ts or .tsx file. Throws if it is not one: then nothing could be said of it. */
export function readSourceFile(path: string, text: string): SourceFile {
  const { program, comments, errors } = parseSync(path, text)
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`)
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length
  const tree = program as unknown as Tree
  const imports: Import[] = []
  let exportsDefault = false
  for (const node of everyNode(tree)) {
    for (const specifier of specifiersOf(node))
      imports.push({ specifier: specifier.replace(/\?.*$/, ''), line: lineOf(node.start) })
    if (node.type === 'ExportDefaultDeclaration') exportsDefault = true
    if (node.type === 'ExportSpecifier' && nameOf(node.exported) === 'default') exportsDefault = true
  }
  const globals = globalsOf(tree).map(({ name, start }) => ({ name, line: lineOf(start) }))
  let code = text
  for (const { start, end } of comments)
    code = code.slice(0, start) + text.slice(start, end).replace(/[^\n]/g, ' ') + code.slice(end)
  return { path, text, code, imports, exportsDefault, globals }
}

function specifiersOf(node: Tree): readonly string[] {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return textsOf(node.source)
    case 'CallExpression': {
      const callee = node.callee as Tree
      const glob = callee.type === 'MemberExpression' && (callee.object as Tree).type === 'MetaProperty'
      return glob ? textsOf((node.arguments as Tree[])[0]) : []
    }
    case 'NewExpression': {
      // new URL('./x.ts', import.meta.url): how a worker or a file beside the code is named.
      const [first, second] = node.arguments as Tree[]
      return nameOf(node.callee) === 'URL' && second?.type === 'MemberExpression' ? textsOf(first) : []
    }
    default:
      return []
  }
}

/** The texts in a literal, a template without holes, or an array of them. */
function textsOf(node: unknown): readonly string[] {
  if (!isTree(node)) return []
  if (node.type === 'Literal' && typeof node.value === 'string') return [node.value]
  if (node.type === 'ArrayExpression') return (node.elements as unknown[]).flatMap(textsOf)
  if (node.type !== 'TemplateLiteral') return []
  return [(node.quasis as { value: { cooked: string } }[]).map((part) => part.value.cooked).join('*')]
}

function globalsOf(tree: Tree): readonly { name: string; start: number }[] {
  const declared = new Set<string>()
  for (const node of everyNode(tree)) for (const name of declaredBy(node)) declared.add(name)
  const found: { name: string; start: number }[] = []
  const visit = (node: Tree): void => {
    const { start } = node
    if (node.type === 'Identifier' && !declared.has(node.name as string))
      found.push({ name: node.name as string, start })
    if (node.type === 'MemberExpression') {
      const object = nameOf(node.object)
      const member = node.computed ? textsOf(node.property)[0] : nameOf(node.property)
      if (object && member && !declared.has(object)) found.push({ name: `${object}.${member}`, start })
    }
    const bare =
      node.type === 'CallExpression' || (node.type === 'NewExpression' && (node.arguments as Tree[]).length === 0)
    if (bare && nameOf(node.callee) === 'Date' && !declared.has('Date')) found.push({ name: 'new Date()', start })
    for (const child of valueChildren(node)) visit(child)
  }
  visit(tree)
  return found
}

/** The children that run: no types, no names of properties, no labels. */
function valueChildren(node: Tree): readonly Tree[] {
  if (node.type.startsWith('TS') && !runs.has(node.type)) return []
  const skipped = new Set<string>(['label', 'meta', 'imported', 'exported'])
  if (node.type.startsWith('TS')) return isTree(node.expression) ? [node.expression] : []
  if (!node.computed) for (const key of ['key', 'property']) skipped.add(key)
  return Object.entries(node).flatMap(([key, value]) => (skipped.has(key) ? [] : treesIn(value)))
}

/** TypeScript's nodes around an expression. */
const runs = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
])

/** The names that a node brings into the file, whatever their reach. */
function declaredBy(node: Tree): readonly string[] {
  if (node.type === 'VariableDeclarator') return patternNames(node.id)
  if (node.type === 'CatchClause') return patternNames(node.param)
  if (/^Import(Default|Namespace)?Specifier$/.test(node.type)) return patternNames(node.local)
  if (/^Class(Declaration|Expression)$/.test(node.type)) return patternNames(node.id)
  if (/Function/.test(node.type) && !node.type.startsWith('TS'))
    return [...patternNames(node.id), ...treesIn(node.params).flatMap(patternNames)]
  return []
}

function patternNames(node: unknown): readonly string[] {
  if (!isTree(node)) return []
  switch (node.type) {
    case 'Identifier':
      return [node.name as string]
    case 'ObjectPattern':
      return treesIn(node.properties).flatMap((p) => patternNames(p.type === 'RestElement' ? p : p.value))
    case 'ArrayPattern':
      return treesIn(node.elements).flatMap(patternNames)
    case 'AssignmentPattern':
      return patternNames(node.left)
    case 'RestElement':
      return patternNames(node.argument)
    default:
      return []
  }
}

function nameOf(node: unknown): string | undefined {
  if (!isTree(node)) return undefined
  return node.type === 'Identifier' ? (node.name as string) : node.type === 'Literal' ? String(node.value) : undefined
}

function* everyNode(tree: Tree): Generator<Tree> {
  yield tree
  for (const value of Object.values(tree)) for (const child of treesIn(value)) yield* everyNode(child)
}

function treesIn(value: unknown): readonly Tree[] {
  if (Array.isArray(value)) return value.filter(isTree)
  return isTree(value) ? [value] : []
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && typeof (value as Tree).type === 'string'
}
