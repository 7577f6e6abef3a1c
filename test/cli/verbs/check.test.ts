import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../../dsl/diagnostic/diagnostic.ts'
import { command, hengce } from '../../support/hengce.ts'
import { badScenarios } from '../bad-scenarios.ts'
import { shapeFaults } from '../contract-shapes.ts'
import { changed, folderWith, policy, scenario } from '../sample-files.ts'

let folder = ''
let remove = (): void => {}
afterAll(() => remove())

function read(stdout: string): readonly Diagnostic[] {
  const document: unknown = JSON.parse(stdout)
  expect(shapeFaults('check', document)).toEqual([])
  return document as readonly Diagnostic[]
}

describe('hengce check', () => {
  beforeAll(() => {
    ;({ folder, remove } = folderWith({
      'policy.yaml': policy,
      'base.yaml': scenario,
      'plan.yaml': '推演: 扫描\n基准: base.yaml\n',
      'package.json': '{"name": "another program\'s"}',
      'notes/readme.txt': '不是政策',
      '.hidden/bad.yaml': '政策: 不看这个\n',
      'empty/readme.txt': '',
      'broken.yaml': changed(policy, '预算×留用比例', '预算×留用比力'),
      'uncited.yaml': changed(policy, '第四条 | 原则  ', '第四条 | 可计算'),
      'escape.yaml': '政策: "\u001b[2J"\n坏的一行\n',
    }))
  })

  it('explains itself', async () => {
    const { status, stdout, stderr } = await hengce(['check', '--help'])
    expect([status, stderr]).toEqual([0, ''])
    for (const flag of ['--coverage', '--doubts', '--all', '--json']) expect(stdout).toContain(flag)
  })

  it('finds nothing wrong with the policies and scenarios that come with it', async () => {
    const { status, stdout, stderr } = await hengce(['check', 'policies/weishan', '--json'])
    expect([status, stderr]).toEqual([0, ''])
    expect(read(stdout).filter((d) => d.severity === 'error')).toEqual([])
  })

  it('shows the line of a fault with carets under it, and what to do', async () => {
    const { status, stdout, stderr } = await hengce(['check', 'broken.yaml'], { cwd: folder })
    expect([status, stderr]).toEqual([1, ''])
    const lines = stdout.split('\n')
    expect(lines.slice(0, 3)).toEqual([
      'broken.yaml:47:19  错误 HC3001  没有定义“留用比力”',
      '   47 |     以预算: 取小（结余，预算×留用比力）',
      '      |                              ^^^^^^^^',
    ])
    expect(lines[3]).toMatch(/^ {6}怎么办：.*“留用比例”/)
    expect(lines.slice(4)).toEqual(['', '检查了1个文件：1个错误、2个说明（加 --all 列出说明）。', ''])
  })

  it('counts what is only said and lists it when asked', async () => {
    const short = await hengce(['check', 'policy.yaml'], { cwd: folder })
    expect([short.status, short.stdout]).toEqual([0, '检查了1个文件：2个说明（加 --all 列出说明）。\n'])
    const long = await hengce(['check', 'policy.yaml', '--all'], { cwd: folder })
    expect(long.stdout).toContain('policy.yaml:27:14  说明 HC5027  “分担比例”待定：办法没有写')
    expect(long.stdout).toMatch(/检查了1个文件：2个说明。\n$/)
  })

  it('checks folders, passing over hidden ones, other programs and links, and says of a plan that it comes later', async () => {
    const { status, stdout } = await hengce(['check', '.', '--json'], { cwd: folder })
    const found = read(stdout)
    expect(status).toBe(1)
    expect(new Set(found.map((d) => d.file))).toEqual(
      new Set(['broken.yaml', 'escape.yaml', 'plan.yaml', 'policy.yaml', 'uncited.yaml']),
    )
    expect(found.filter((d) => d.file === 'plan.yaml').map((d) => [d.code, d.severity])).toEqual([
      ['HC1055', 'warning'],
    ])
  })

  it('says of files that cannot be read what is the matter, each with a code', async () => {
    const { status, stdout, stderr } = await hengce(['check', 'none.yaml', 'base.yaml/x', 'empty', '--json'], {
      cwd: folder,
    })
    expect([status, stderr]).toEqual([1, ''])
    expect(
      read(stdout)
        .map((d) => [d.file, d.code])
        .toSorted(),
    ).toEqual([
      ['base.yaml/x', 'HC1051'],
      ['empty', 'HC1058'],
      ['none.yaml', 'HC1051'],
    ])
  })

  it('tells all clauses of a policy with what cites them, as a table and as JSON', async () => {
    const { status, stdout } = await hengce(['check', 'uncited.yaml', '--coverage'], { cwd: folder })
    expect(status).toBe(0)
    expect(stdout).toContain('！  第四条  可计算  加强管理\n                    没有引用\n')
    expect(stdout).toContain('  参数 分担比例（待定）、奖励比例（待定）；规则 分担、奖励\n')
    expect(stdout).toContain('  存疑：“结余”没有定义\n')
    expect(stdout).toContain('共4条，其中可计算4条；可计算而没有引用的1条：第四条。存疑1条，共1处。')

    const json = await hengce(['check', 'uncited.yaml', 'base.yaml', '--coverage', '--json'], { cwd: folder })
    const document = JSON.parse(json.stdout)
    expect(shapeFaults('coverage', document)).toEqual([])
    expect(document.diagnostics.map((d: Diagnostic) => d.code)).toContain('HC5013')
    const [one] = document.coverage
    expect(document.coverage).toHaveLength(1)
    expect([one.file, one.policy, one.total, one.computable, one.gaps, one.doubts]).toEqual([
      'uncited.yaml',
      'example-2026',
      4,
      4,
      1,
      1,
    ])
    expect(one.clauses[1]).toEqual({
      clause: '第二条',
      nature: '可计算',
      summary: '留用上限',
      doubt: '“结余”没有定义',
      doubts: ['“结余”没有定义'],
      citedBy: [
        { kind: '参数', name: '留用比例' },
        { kind: '规则', name: '结余' },
        { kind: '规则', name: '留用' },
        { kind: '规则', name: '可以留用' },
        { kind: '解读', name: '上限' },
      ],
      gap: false,
      inherited: false,
    })
  })

  it('tells of claims that need no data, and counts a claim as what became of its clause', async () => {
    const claims = '核对:\n  人均: {公式: 1000万元 ÷ 3000人, 原稿: 3300元/人, 依据: 第四条}\n'
    const claiming = changed(`${policy}${claims}`, '第四条 | 原则  ', '第四条 | 可计算')
    const { folder, remove } = folderWith({ 'claiming.yaml': claiming })
    const { status, stdout } = await hengce(['check', 'claiming.yaml', '--coverage'], { cwd: folder })
    remove()
    expect(status).toBe(0)
    expect(stdout).toContain('提醒 HC5039  “人均”原稿写3300元/人，按它自己的数算是3333元/人，原稿少33元/人\n')
    expect(stdout).toMatch(/第四条 {2}可计算 {2}加强管理\n +核对 人均\n/)
  })

  it('tries no properties for a list of doubts', async () => {
    const claiming = `${policy}须证:\n  不亏: {式: 结余 ≥ 0元, 依据: 第二条}\n`
    const { folder, remove } = folderWith({ 'claiming.yaml': claiming })
    const checked = await hengce(['check', 'claiming.yaml'], { cwd: folder })
    const doubts = await hengce(['check', 'claiming.yaml', '--doubts'], { cwd: folder })
    remove()
    expect(checked.stdout).toContain('HC7002')
    expect(doubts.stdout).toContain('“结余”没有定义')
    expect(doubts.stderr).not.toContain('HC7002')
  })

  it('tells a row that stands twice in a table once, for all the figures that are read from it', async () => {
    const inputs = '输入: {甲: {单位: 元, 维度: [院]}, 乙: {单位: 元, 维度: [院]}}\n规则: {丙: 甲 ＋ 乙}\n'
    const { folder, remove } = folderWith({
      'p.yaml': `政策: 甲县\n编号: p\n版本: "1"\n状态: 施行\n施行日期: 2026-01-01\n维度: {院: [一院, 二院]}\n${inputs}`,
      's.yaml': '情景: 甲\n政策: p.yaml\n年度: 2026\n输入: {甲: {表: t.csv, 列: 甲}, 乙: {表: t.csv, 列: 乙}}\n',
      't.csv': '院,甲,乙\n一院,1,2\n二院,1,2\n一院,1,2\n',
    })
    const { stdout } = await hengce(['check', 's.yaml', '--json'], { cwd: folder })
    remove()
    expect(read(stdout).map((d) => [d.code, d.file, d.range.start.line])).toEqual([['HC6025', 't.csv', 4]])
  })

  it('ends quietly when the reader of its output goes away', async () => {
    const child = spawn(process.execPath, [command, 'check', '.', '--all', '--coverage'], { cwd: folder })
    child.stdout.destroy()
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    await once(child, 'close')
    expect(stderr).toBe('')
  })

  it('lets no policy steer the terminal', async () => {
    for (const flags of [[], ['--json'], ['--all', '--coverage']]) {
      const { stdout } = await hengce(['check', 'escape.yaml', ...flags], { cwd: folder })
      expect(stdout).not.toContain('\u001b')
      expect(stdout).toContain('escape.yaml')
    }
  })

  it('says of each kind of wrong data what it is and where', async () => {
    const files = Object.fromEntries(badScenarios.map(({ file, content }) => [`bad/${file}`, content]))
    const { folder, remove } = folderWith({ 'policy.yaml': policy, ...files })
    const { status, stdout, stderr } = await hengce(['check', 'bad', '--json'], { cwd: folder })
    remove()
    expect([status, stderr]).toEqual([1, ''])
    const errors = read(stdout).filter((d) => d.severity === 'error')
    const told = (file: string): readonly unknown[] =>
      errors.flatMap((d) => (d.file === `bad/${file}` ? [[d.code, d.range.start.line, d.range.start.column]] : []))
    expect(badScenarios.map(({ file }) => [file, told(file)])).toEqual(
      badScenarios.map(({ file, code, line, column }) => [file, [[code, line, column]]]),
    )
  })
})
