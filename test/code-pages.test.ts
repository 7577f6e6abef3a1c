import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { catalogue } from '../dsl/diagnostic/catalogue.ts'
import { codePages } from './support/code-pages.ts'

const folder = 'docs/代码'
let pages: ReadonlyMap<string, string> = new Map()
beforeAll(() => {
  pages = codePages()
  if (process.env.UPDATE !== '1') return
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  for (const [name, text] of pages) writeFileSync(join(folder, name), text)
}, 120_000)

// UPDATE=1 writes the pages anew; review with git diff.
describe('The pages on the codes', () => {
  it('are on the disk as they are made, none too few and none too many', () => {
    const onDisk = existsSync(folder) ? readdirSync(folder).sort() : []
    expect(onDisk, 'UPDATE=1 npx vitest run test/code-pages.test.ts writes them').toEqual([...pages.keys()].sort())
    const stale = [...pages].filter(([name, text]) => readFileSync(join(folder, name), 'utf8') !== text)
    expect(
      stale.map(([name]) => name),
      'UPDATE=1 writes them anew',
    ).toEqual([])
  })

  it('are one for each code, each in the index once', () => {
    const codes = Object.keys(catalogue).sort()
    expect([...pages.keys()].filter((name) => name !== 'README.md').sort()).toEqual(codes.map((code) => `${code}.md`))
    expect([...(pages.get('README.md') ?? '').matchAll(/^\| \[(HC\d{4})\]/gm)].map((m) => m[1]).sort()).toEqual(codes)
  })

  it('say what to do', () => {
    const silent = [...pages].filter(([name, text]) => name !== 'README.md' && !text.includes('怎么办：'))
    expect(silent.map(([name]) => name)).toEqual([])
  })

  it('speak no programmer’s language', () => {
    const jargon = /解析|表达式|语法|token|字段|(?<!“保存)类型|字符串|数组|变量|标识符|布尔|闭合|undefined|NaN|\[object/
    const found = [...pages].flatMap(([name, text]) => {
      const spoken = text.replace(/^```yaml\n[\s\S]*?^```$/gm, '').match(jargon)
      return spoken ? [`${name}: ${spoken[0]}`] : []
    })
    expect(found).toEqual([])
  })
})
