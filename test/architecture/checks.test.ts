import { describe, expect, it } from 'vitest'
import { findCycles, findStrayLibraries, findWrongDirections } from './direction.ts'
import {
  findDefaultExports,
  findImpurities,
  findLongFiles,
  findPoorReadmes,
  findStrayChinese,
  findStrayTopLevel,
  findWrongNames,
} from './order.ts'
import { readSourceFile, type SourceFile } from './source-file.ts'

/** Files planted in a house that is otherwise empty. */
function plant(texts: Record<string, string>): SourceFile[] {
  return Object.entries(texts).map(([path, text]) => readSourceFile(path, text))
}

describe('the reader of imports', () => {
  const specifiers = (text: string): string[] => readSourceFile('a.tsx', text).imports.map((one) => one.specifier)

  it('sees every way to mention a module', () => {
    const ways: [string, string[]][] = [
      ["import { a } from './a.ts'", ['./a.ts']],
      ["import type { A } from './a.ts'", ['./a.ts']],
      ["import './a.css'", ['./a.css']],
      ["export { a } from './a.ts'", ['./a.ts']],
      ["export type { A } from './a.ts'", ['./a.ts']],
      ["export * from './a.ts'", ['./a.ts']],
      ["export * as a from './a.ts'", ['./a.ts']],
      ["const a = await import('./a.ts')", ['./a.ts']],
      ['const a = import(`./a.ts`)', ['./a.ts']],
      ["let a: import('./a.ts').A", ['./a.ts']],
      ["let a: typeof import('./a.ts')", ['./a.ts']],
      ["const a = import.meta.glob(['./*.ts', '../b.ts'])", ['./*.ts', '../b.ts']],
      ["new Worker(new URL('./a.ts', import.meta.url))", ['./a.ts']],
      ["import { rule } from './a.schema.json?validate'", ['./a.schema.json']],
      ["import A from './a.worker.ts?worker'", ['./a.worker.ts']],
    ]
    for (const [text, expected] of ways) expect([text, specifiers(text)]).toEqual([text, expected])
  })

  it('is not fooled by comments, texts, patterns and JSX', () => {
    const nothing = [
      "// import { a } from './a.ts'",
      "/* export * from './a.ts' */",
      'const a = "import { a } from \'./a.ts\'"',
      "const a = `\n${1}import './a.ts'`",
      "const a = /import '.\\/a.ts'/",
      "const a = <p>don't import './a.ts' /* here */</p>",
      "const a = 1 / 2 // '\nconst b = \"import('./a.ts')\"",
    ]
    for (const text of nothing) expect([text, specifiers(text)]).toEqual([text, []])
  })

  it('gives the line, behind Chinese text as well', () => {
    const { imports } = readSourceFile('a.ts', "// 中文𠮷\nconst a = '中文'\n\nimport './a.ts'\n")
    expect(imports).toEqual([{ specifier: './a.ts', line: 4 }])
  })
})

describe('the check of directions', () => {
  it('finds an import against the stream, types included', () => {
    const files = plant({
      'dsl/text/a.ts': "import type { P } from '../diagnostic/p.ts'",
      'dsl/model/a.ts': "import { g } from '../../engine/graph/g.ts'",
      'engine/graph/a.ts': "export * from '../../dsl/syntax/s.ts'",
      'engine/number/a.ts': "let x: import('../graph/g.ts').G",
      'engine/batch/a.ts': "const d = await import('../diff/d.ts')",
      'editor/view/a.tsx': "import { m } from '../../dsl/model/m.ts'",
      'cli/a.ts': "import { v } from '../editor/view/v.tsx'",
      'editor/worker/a.ts': "import { m } from '../../dsl/model/m.ts'",
      'dsl/model/b.ts': "import { t } from '../../test/t.ts'",
    })
    expect(findWrongDirections(files)).toEqual([
      'dsl/text/a.ts:1 imports dsl/diagnostic/p.ts, which dsl/text may not know',
      'dsl/model/a.ts:1 imports engine/graph/g.ts, which dsl/model may not know',
      'engine/graph/a.ts:1 imports dsl/syntax/s.ts, which engine/graph may not know',
      'engine/number/a.ts:1 imports engine/graph/g.ts, which engine/number may not know',
      'engine/batch/a.ts:1 imports engine/diff/d.ts, which engine/batch may not know',
      'editor/view/a.tsx:1 imports dsl/model/m.ts, which editor/view may not know',
      'cli/a.ts:1 imports editor/view/v.tsx, which cli may not know',
      'editor/worker/a.ts:1 imports dsl/model/m.ts, which editor/worker may not know',
      'dsl/model/b.ts:1 imports test/t.ts, which dsl/model may not know',
    ])
  })

  it('is not fooled by a folder whose name begins like an allowed one', () => {
    expect(findWrongDirections(plant({ 'dsl/diagnostic/a.ts': "import '../text-extra/a.ts'" }))).toHaveLength(1)
  })

  it('finds a folder that has no row', () => {
    expect(findWrongDirections(plant({ 'dsl/other/a.ts': "import './b.ts'" }))).toEqual([
      'dsl/other/a.ts:1 imports dsl/other/b.ts, which a folder without a row may not know',
    ])
  })

  it('lets pass what goes with the stream', () => {
    const files = plant({
      'dsl/index.ts': "export * from './model/m.ts'\nexport * from './syntax/yaml/y.ts'",
      'dsl/syntax/yaml/a.ts': "import '../expression/e.ts'\nimport '../../text/span.ts'",
      'engine/batch/a.ts': "import '../exact/e.ts'\nimport '../../dsl/model/m.ts'\nimport './b.ts'",
      'editor/language/a.ts': "import '../../dsl/index.ts'\nimport '../../engine/index.ts'",
      'editor/state/a.ts': "import.meta.glob('../../policies/**/*.yaml')\nimport '../worker/client.ts'",
      'editor/main.tsx': "import './view/v.tsx'",
      'cli/verbs/a.ts': "import '../usage.ts'\nimport '../../editor/language/l.ts'\nimport '../../package.json'",
    })
    expect(findWrongDirections(files)).toEqual([])
  })
})

describe('the check of cycles', () => {
  it('prints the ring, also one of types, re-exports and late imports', () => {
    const files = plant({
      'dsl/a.ts': "import type { B } from './b.ts'",
      'dsl/b.ts': "export * from './text/c.ts'",
      'dsl/text/c.ts': "const a = () => import('../a.ts')",
      'dsl/alone.ts': "import './a.ts'",
      'cli/self.ts': "import './self.ts'",
    })
    expect(findCycles(files)).toEqual(['dsl/a.ts → dsl/b.ts → dsl/text/c.ts → dsl/a.ts', 'cli/self.ts → cli/self.ts'])
  })

  it('lets pass two ways to one file', () => {
    const files = plant({ 'a.ts': "import './b.ts'\nimport './c.ts'", 'b.ts': "import './c.ts'", 'c.ts': '' })
    expect(findCycles(files)).toEqual([])
  })
})

describe('the check of homes', () => {
  it('finds a library outside its home, a homeless one, and Node in the wrong place', () => {
    const files = plant({
      'dsl/model/a.ts': "import { parse } from 'yaml'\nimport type { Decimal } from 'decimal.js'",
      'dsl/syntax/shape/a.ts': "import { Ajv } from 'ajv/dist/2020.js'",
      'engine/exact/a.ts': "import 'node:fs'\nimport 'fs'",
      'editor/view/a.tsx': "import * as m from 'monaco-editor/editor'\nimport '@ant-design/charts/x'",
    })
    expect(findStrayLibraries(files)).toEqual([
      'dsl/model/a.ts:1 imports yaml, whose home is dsl/syntax/yaml',
      'dsl/model/a.ts:2 imports decimal.js, whose home is engine/number',
      'dsl/syntax/shape/a.ts:1 imports ajv/dist/2020.js, whose home is outside these folders',
      'engine/exact/a.ts:1 imports node:fs, whose home is cli',
      'engine/exact/a.ts:2 imports fs, which has no home',
      'editor/view/a.tsx:1 imports monaco-editor/editor, whose home is editor/monaco',
      'editor/view/a.tsx:2 imports @ant-design/charts/x, which has no home',
    ])
  })

  it('lets pass a library at home', () => {
    const files = plant({
      'dsl/syntax/yaml/a.ts': "import { Lexer } from 'yaml'",
      'cli/server/a.ts': "import 'hono/cookie'\nimport '@hono/node-server'\nimport 'node:fs'",
      'editor/main.tsx': "import 'react-dom/client'",
    })
    expect(findStrayLibraries(files)).toEqual([])
  })
})

describe('the check of purity', () => {
  const names = (text: string): string[] =>
    findImpurities(plant({ 'engine/exact/a.ts': text })).map((line) => line.replace(/^.* /, ''))

  it('finds screens, clocks, chance, files and text run as code', () => {
    const impure: [string, string[]][] = [
      ["console.log('x')", ['console']],
      ['const t = Date.now()', ['Date.now']],
      ['const t = new Date', ['Date()']],
      ['const t = new Date()', ['Date()']],
      ['const r = Math.random()', ['Math.random']],
      ["const r = Math['random']()", ['Math.random']],
      ['performance.now()', ['performance']],
      ['setTimeout(() => {}, 1)', ['setTimeout']],
      ['document.title', ['document']],
      ['if (typeof window === "object") a()', ['window']],
      ['globalThis.console', ['globalThis']],
      ['const f = new Function("return 1")', ['Function']],
      ['const log = { console }', ['console']],
      ['const x = (process as any).env!', ['process']],
      ['const s = `${performance.now()}`', ['performance']],
    ]
    for (const [text, expected] of impure) expect([text, names(text)]).toEqual([text, expected])
  })

  it('is not fooled by own names, properties, types, comments and texts', () => {
    const pure = [
      'export function read(document: Document): string { return document.text }',
      'const { window } = view; window.open',
      'import { console } from "./console.ts"\nconsole.log(1)',
      'for (const [document = 1, ...process] of list) use(document, process)',
      'const a = section.document',
      'const a = { document: 1, console() {} }',
      'interface A { document: string; performance(window: number): Window }',
      'type F = (document: string) => typeof window',
      '// console.log(Date.now())',
      'const a = "Math.random()"',
      'const d = new Date(2020, 1, 1)',
      'const m = Math.max(1, 2)',
      'class A { performance = 1; get window() { return this.performance } }',
    ]
    for (const text of pure) expect([text, names(text)]).toEqual([text, []])
  })

  it('looks at dsl and engine only', () => {
    expect(findImpurities(plant({ 'cli/a.ts': 'console.log(1)', 'editor/a.ts': 'document.title' }))).toEqual([])
    expect(findImpurities(plant({ 'dsl/text/a.ts': '\n\nconsole.log(1)' }))).toEqual([
      'dsl/text/a.ts:3 mentions console',
    ])
  })
})

describe('the checks of order', () => {
  it('find default exports in both spellings, and not in texts', () => {
    const files = plant({
      'a.ts': 'export default 1',
      'b.ts': 'const b = 1\nexport { b as default }',
      'c.ts': 'const c = "export default 1"',
    })
    expect(findDefaultExports(files)).toEqual(['a.ts has a default export', 'b.ts has a default export'])
  })

  it('find a file of 301 lines, and let one of 300 pass', () => {
    const lines = (count: number): string => 'const a = 1\n'.repeat(count).replaceAll('const a', () => 'var a')
    expect(findLongFiles(plant({ 'a.ts': lines(300), 'b.ts': lines(301) }))).toEqual([
      'b.ts has 301 lines, more than 300',
    ])
  })

  it('find names that are not kebab-case', () => {
    const good = [
      'dsl/README.md',
      'cli/line-index.ts',
      'editor/compile.worker.ts',
      'dsl/policy.schema.json',
      'dsl/x2.ts',
      'a/b.d.ts',
    ]
    const bad = [
      'dsl/LineIndex.ts',
      'dsl/line_index.ts',
      'dsl/lineIndex.ts',
      'Dsl/a.ts',
      'dsl/-a.ts',
      'dsl/a-.ts',
      'dsl/政策.ts',
    ]
    expect(findWrongNames([...good, ...bad])).toEqual(bad.map((path) => `${path} is not kebab-case`))
  })

  it('find folders of code without a README.md and a README.md that is too long', () => {
    const texts = new Map([
      ['dsl/a.ts', ''],
      ['dsl/README.md', 'line\n'.repeat(60)],
      ['dsl/text/a.ts', ''],
      ['cli/a.ts', ''],
      ['cli/README.md', 'line\n'.repeat(61)],
      ['editor/icons/a.svg', ''],
    ])
    expect(findPoorReadmes(texts)).toEqual(['cli/README.md has 61 lines, more than 60', 'dsl/text has no README.md'])
  })

  it('find Chinese outside its places, in texts, names, patterns and JSX, and not in comments', () => {
    const files = plant({
      'engine/exact/a.ts': "/** 起付线 */\nconst a = '起付线' // 中文",
      'engine/exact/b.ts': 'const 金额 = /元$/',
      'editor/main.tsx': 'const a = <p>衡策</p>',
      'dsl/model/a.ts': "const a = '合计'\nconst b = '合计数'",
      'dsl/diagnostic/catalogue/a.ts': "const a = '找不到'",
      'editor/view/a.tsx': 'const a = <p>衡策</p>',
      'cli/verbs/a.ts': "const a = '用法'",
    })
    expect(findStrayChinese(files, ["const words = ['合计', '平均']"])).toEqual([
      'engine/exact/a.ts:2 holds Chinese: 起付线',
      'engine/exact/b.ts:1 holds Chinese: 金额 元',
      'editor/main.tsx:1 holds Chinese: 衡策',
      'dsl/model/a.ts:2 holds Chinese: 合计数',
    ])
  })

  it('find what has no place at the top', () => {
    expect(findStrayTopLevel(['dsl', 'README.md', 'notes.md', 'src'])).toEqual([
      'notes.md does not belong at the top',
      'src does not belong at the top',
    ])
  })
})
