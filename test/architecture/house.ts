/** The house as data: who may know whom, where each library lives, what may stand where. The checks read it, people too. */

/** Folders whose files are checked. */
export const checkedFolders: readonly string[] = ['dsl', 'engine', 'editor', 'cli']

const doors = ['dsl/index.ts', 'engine/index.ts']
const meaning = ['dsl/text', 'dsl/diagnostic', 'dsl/model']
const figures = ['engine/number', 'engine/graph', 'engine/exact', 'engine/trace']

/**
 * What a folder may import besides itself; the row of the nearest folder holds. `engine/*` is every reader that has no row of its own:
 * readers do not know one another. A row that ends in `/` is for the files that stand directly in the folder.
 */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  'dsl/': ['dsl'],
  'dsl/text': [],
  'dsl/diagnostic': ['dsl/text'],
  'dsl/glossary': [],
  'dsl/syntax': ['dsl/text', 'dsl/diagnostic'],
  'dsl/model': ['dsl/text', 'dsl/diagnostic', 'dsl/glossary', 'dsl/syntax'],
  // Texts only: the page makes a new policy without loading the compiler.
  'dsl/template': ['dsl/text'],
  'dsl/format': ['dsl/text', 'dsl/diagnostic', 'dsl/syntax', 'dsl/model'],
  'engine/': ['engine', ...meaning],
  'engine/number': [],
  'engine/chance': [],
  'engine/graph': ['engine/number', ...meaning],
  'engine/exact': ['engine/number', 'engine/graph', ...meaning],
  'engine/trace': ['engine/number', 'engine/graph', 'engine/exact', ...meaning],
  'engine/run': [...figures, ...meaning, 'dsl/compile.ts', 'dsl/scenario-reader.ts'],
  // Folds runs, so it knows what a run is.
  'engine/years': ['engine/run', ...figures, ...meaning, 'dsl/follow-years.ts'],
  // Sets runs of several policies side by side.
  'engine/compare': ['engine/run', ...figures, ...meaning, 'dsl/glossary', 'dsl/scenario-reader.ts', 'dsl/compile.ts'],
  // Draws its cases.
  'engine/refute': ['engine/chance', ...figures, ...meaning],
  'engine/*': [...figures, ...meaning],
  'editor/': ['editor'],
  'editor/language': ['dsl', 'engine'],
  'editor/worker': ['editor/language', ...doors],
  'editor/state': [
    'editor/worker/protocol.ts',
    'editor/worker/client.ts',
    'editor/language/resolve-path.ts',
    'policies',
  ],
  'editor/monaco': ['editor/state', 'editor/worker/protocol.ts', 'editor/worker/client.ts'],
  'editor/view': ['editor/state', 'editor/monaco', 'dsl/template'],
  cli: ['dsl', 'engine', 'editor/language', 'package.json'],
}

/** Where each library may be imported: one home each. `ajv` has none here: its code is made at build time. */
export const homes: Readonly<Record<string, readonly string[]>> = {
  ajv: [],
  yaml: ['dsl/syntax/yaml'],
  chevrotain: ['dsl/syntax/expression'],
  'decimal.js': ['engine/number'],
  exceljs: ['engine/sheet'],
  docx: ['engine/report'],
  'z3-solver': ['engine/prove'],
  'monaco-editor': ['editor/monaco'],
  comlink: ['editor/worker'],
  react: ['editor/view', 'editor/main.tsx'],
  'react-dom': ['editor/main.tsx'],
  antd: ['editor/view'],
  '@ant-design/icons': ['editor/view'],
  echarts: ['editor/view'],
  hono: ['cli/server'],
  '@hono/node-server': ['cli/server'],
}

/** Where Node's own modules may be imported. */
export const nodeHomes: readonly string[] = ['cli']

/** Folders without files, screens, clocks, chance or text that is run as code: the same input gives the same output. */
export const pureFolders: readonly string[] = ['dsl', 'engine']

/** What a pure folder does not mention. */
export const impureGlobals: ReadonlySet<string> = new Set([
  ...[
    'console',
    'process',
    'require',
    'globalThis',
    'self',
    'window',
    'document',
    'navigator',
    'location',
    'localStorage',
  ],
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'Worker', 'postMessage', 'crypto', 'performance', 'eval', 'Function'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame'],
  ...['Date.now', 'new Date()', 'Math.random'],
])

/** Where texts for people stand: any Chinese may. */
export const chineseTexts: readonly string[] = [
  'dsl/diagnostic',
  'dsl/template',
  'dsl/glossary',
  'editor/language',
  'editor/view',
  'cli',
]

/** Where the language's own words are declared; the rest of dsl may use these words and no other Chinese. */
export const wordTables: readonly string[] = [
  'dsl/format/formula-places.ts',
  'dsl/identify.ts',
  'dsl/syntax/expression/expression.ts',
  'dsl/syntax/expression/functions.ts',
  'dsl/syntax/expression/tokens.ts',
  'dsl/syntax/expression/words.ts',
  'dsl/syntax/expression/written-bounds.ts',
  'dsl/syntax/policy/sections.ts',
  'dsl/syntax/shape/policy.schema.json',
  'dsl/model/build/words.ts',
  'dsl/model/calendar-members.ts',
  'dsl/model/clause-id.ts',
  'dsl/model/data-words.ts',
  'dsl/model/model.ts',
  'dsl/model/rounding.ts',
  'dsl/model/unit.ts',
]

/** The most lines of a source file, and of a folder's README. */
export const mostLines = { source: 300, readme: 60 } as const

/** All that stands at the top of the repository: the house, its papers, the settings of its tools, and what is made and not kept. */
export const topLevel: ReadonlySet<string> = new Set([
  ...['dsl', 'engine', 'policies', 'editor', 'cli', 'test', 'docs', '.ci', 'README.md', 'LICENSE'],
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'biome.json', 'knip.json', '.gitignore', '.gitattributes'],
  ...['build.js', 'compile-schema.ts', 'vite.config.ts', 'vite.node.config.ts'],
  ...['.git', 'node_modules', 'dist', 'coverage', '.vite', 'tmp'],
])
