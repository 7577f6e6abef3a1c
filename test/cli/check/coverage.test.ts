import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { displayWidth } from '../../../dsl/text/display-width.ts'
import type { Coverage } from '../../../editor/language/clauses/coverage.ts'
import { hengce } from '../../support/hengce.ts'
import { shapeFaults } from '../contract-shapes.ts'
import { changed, folderWith, policy } from '../sample-files.ts'

const folder = fileURLToPath(new URL('every-kind', import.meta.url))

/** A county's policy that cites in every way there is, on a province's framework. */
async function covered(...flags: string[]): Promise<string> {
  const { status, stdout } = await hengce(['check', 'county.yaml', ...flags], { cwd: folder })
  expect(status).toBe(0)
  return stdout
}

/** UPDATE=1 writes what is printed; read it as a fund officer would. */
function golden(name: string, printed: string): void {
  const file = `${folder}/${name}`
  if (process.env.UPDATE === '1') writeFileSync(file, printed)
  else expect(printed).toBe(readFileSync(file, 'utf8'))
}

describe('the coverage of clauses', () => {
  it('tells of every clause what became of it and what is doubtful, on a page of a hundred columns', async () => {
    const printed = await covered('--coverage')
    golden('coverage.txt', printed)
    const after = printed.slice(printed.indexOf('条款覆盖'))
    expect(Math.max(...after.split('\n').map((line) => displayWidth(line)))).toBeLessThanOrEqual(100)
  })

  it('is one JSON document', async () => {
    const document = JSON.parse(await covered('--coverage', '--json'))
    expect(shapeFaults('coverage', document)).toEqual([])
    const [one] = document.coverage as readonly Coverage[]
    const by = new Map(one?.clauses.map((c) => [c.clause, c.citedBy.map(({ kind, name }) => `${kind} ${name}`)]))
    // By a section's 依据 alone; by an exception of a rule of the framework; by whatever cites a part of the clause.
    expect(by.get('第二条')).toContain('规则 结余')
    expect(by.get('省/第二条')).toEqual(['例外 风险金（1）'])
    expect(by.get('第三条')).toContain('参数 留用上限')
    const kinds = new Set(one?.clauses.flatMap((c) => c.citedBy.map((s) => s.kind)))
    expect([...kinds].toSorted()).toEqual(
      [
        ...['输入', '参数', '解读', '规则', '分段', '例外', '计分表', '结转', '资金去向'],
        ...['约束', '日程', '核对', '须证', '算例'],
      ].toSorted(),
    )
    expect(one?.clauses.filter((c) => c.gap).map((c) => c.clause)).toEqual(['第十一条'])
    expect(one?.clauses.find((c) => c.clause === '第二条')?.doubts).toEqual([
      '“支出”没有定义',
      '两处叫法不同（“支出”；“费用”）',
    ])
    expect(one?.natures.map((n) => [n.nature, n.total, n.cited])).toEqual([
      ['可计算', 10, 9],
      ['日程', 2, 1],
      ['定义', 1, 1],
      ['引用', 1, 0],
      ['原则', 3, 2],
    ])
    expect(one?.uncited.map((s) => s.name)).toContain('不留用')
    expect(one?.uncited.map((s) => s.name)).not.toContain('支出')
  })

  it('lists the doubts alone in Markdown, those of the framework left to the framework', async () => {
    golden('doubts.md', await covered('--doubts'))
    const json = JSON.parse(await covered('--doubts', '--json'))
    expect(shapeFaults('coverage', json)).toEqual([])
  })

  it('asks for the clauses where there are none', async () => {
    const { folder, remove } = folderWith({
      'none.yaml': changed(policy, /条款: \|\n(?: {2}.*\n)+/.exec(policy)?.[0] ?? '', ''),
    })
    const { stdout } = await hengce(['check', 'none.yaml', '--coverage'], { cwd: folder })
    remove()
    expect(stdout).toContain('条款覆盖：none.yaml（示例县打包付费办法）\n\n没有“条款”：')
    expect(stdout).not.toContain('可计算的都有引用')
  })

  it('says that the list of doubts is part of the coverage', async () => {
    const { status, stderr } = await hengce(['check', 'county.yaml', '--coverage', '--doubts'], { cwd: folder })
    expect(status).toBe(2)
    expect(stderr).toContain('只写一个')
  })
})
