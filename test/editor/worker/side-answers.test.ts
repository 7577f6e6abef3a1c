import { beforeEach, describe, expect, it } from 'vitest'
import { createEvaluator, type Evaluator } from '../../../editor/worker/evaluator.ts'
import type { SeenRow, SideQuery, SideView } from '../../../editor/worker/protocol.ts'
import { sidePolicy, sideScenario } from '../../support/side-by-side.ts'

const minus = '\u2212'
const base = sideScenario('基准', { 甲院: ['300000.10', '200000'], 乙院: ['50000', '30000.03'] })
const other = sideScenario('超支', { 甲院: ['300000.10', '320000.3'], 丙院: ['50000', '30000'] }, '20')
const query: SideQuery = {
  ...{ files: ['超支.yaml'], search: '', onlyDifferent: false },
  turned: ['parameter ', 'input '],
  opened: [],
}

let evaluator: Evaluator

beforeEach(() => {
  evaluator = createEvaluator()
  open(sidePolicy())
})

function open(policy: string, scenario: string | null = base, year?: number): void {
  const text = (file: string, own: string) => ({ file, text: own, saved: own })
  const answer = evaluator.evaluate({
    policy: text('办法.yaml', policy),
    ...(scenario === null ? {} : { scenario: text('基准.yaml', scenario) }),
    ...(year === undefined ? {} : { year }),
  })
  if (!answer.sheet) throw new Error(answer.broken?.message)
}

function beside(texts: Readonly<Record<string, string | undefined>>, more: Partial<SideQuery> = {}): SideView {
  for (const [file, text] of Object.entries(texts)) expect(evaluator.runBeside({ file, text })).toEqual([])
  const view = evaluator.sideView({ ...query, files: Object.keys(texts), ...more })
  if (!view) throw new Error('nothing to see')
  expect(structuredClone(view)).toEqual(view)
  return view
}

const rowsOf = (view: SideView): readonly SeenRow[] =>
  view.sections.flatMap((section) => (section.kind === 'requirement' ? [] : section.rows))

/** Of a figure in every column its digits and by how many it differs. */
function digits(view: SideView, name: string): readonly unknown[] {
  const row = rowsOf(view).find((one) => one.name === name)
  if (!row) throw new Error(`no row ${name}`)
  return row.cells.map((cell) =>
    cell === 'broken' ? cell : [cell.shown?.plain ?? cell.state, cell.change?.move?.plain, cell.part],
  )
}

describe('scenarios side by side', () => {
  it('have the open one first and every other with its exact difference against it', () => {
    const view = beside({ '超支.yaml': other })
    expect(view.columns.map(({ title, file }) => [title, file])).toEqual([
      ['基准', '基准.yaml'],
      ['超支', '超支.yaml'],
    ])
    expect(view.sections.map(({ kind, title, count }) => [kind, title, count])).toEqual([
      ['rule', '结余', 3],
      ['rule', '其他', 3],
      ['requirement', undefined, 2],
      ['parameter', undefined, 3],
      ['input', undefined, 3],
    ])
    expect(digits(view, '结余合计')).toEqual([
      ['120000.07', undefined, undefined],
      ['-0.2', '-120000.27', undefined],
    ])
    expect(digits(view, '留用')).toEqual([
      ['96000.056', undefined, undefined],
      ['-0.16', '-96000.216', undefined],
    ])
    expect(digits(view, '人均预算')).toEqual([
      ['35000.01', undefined, undefined],
      ['17500.005', '-17500.005', `${minus}50.0％`],
    ])
    expect(digits(view, '人数')[1]).toEqual(['20', '10', '+100.0％'])
    expect(digits(view, '留用比例')).toEqual([
      ['0.8', undefined, undefined],
      ['0.8', undefined, undefined],
    ])
  })

  it('show a figure in one unit, be it small in one column', () => {
    const row = rowsOf(beside({ '超支.yaml': other })).find(({ name }) => name === '结余合计')
    expect(row?.unit).toBe('万元')
    expect(row?.cells.map((cell) => cell !== 'broken' && cell.shown?.unit)).toEqual(['万元', '万元'])
  })

  it('keep the marks: those that all columns have at the name, the others at the value', () => {
    const view = beside({ '缺数.yaml': sideScenario('缺数', { 甲院: ['1', '2'] }, null) })
    expect(view.columns.map(({ missing }) => missing)).toEqual([[], ['人数']])
    const row = (name: string) => rowsOf(view).find((one) => one.name === name)
    expect(row('奖励总额')?.marks).toMatchObject({ provisional: [], missing: [] })
    expect(row('奖励总额')?.cells).toMatchObject([
      { marks: { provisional: ['奖励'], missing: [] }, range: ['10.00元', '90.00元'] },
      { marks: { provisional: [], missing: ['人数'] } },
    ])
    expect(row('封顶留用')?.marks.open).toEqual(['上限'])
    expect(row('封顶留用')?.isSame).toBe(true)
    const [first, second] = row('人均预算')?.cells ?? []
    expect(first).toMatchObject({ state: 'known', marks: { missing: [] } })
    expect(second).toMatchObject({
      state: 'missing',
      marks: { missing: ['人数'] },
      change: { before: '35,000.01元/人' },
    })
    expect(row('人均预算')?.isSame).toBe(false)
    expect(digits(view, '结余合计')[1]).toEqual(['-1', '-120001.07', undefined])
    const both = rowsOf(beside({ '超支.yaml': other })).find(({ name }) => name === '奖励总额')
    expect(both?.marks.provisional).toEqual(['奖励'])
    expect(both?.cells.map((cell) => cell !== 'broken' && cell.marks.provisional)).toEqual([[], []])
  })

  it('say of members what each column has, and which of them has no such member', () => {
    const view = beside({ '超支.yaml': other }, { opened: ['结余'] })
    const row = rowsOf(view).find(({ name }) => name === '结余')
    expect(row?.cells.map((cell) => cell !== 'broken' && [cell.shown?.plain, cell.members?.all])).toEqual([
      ['120000.07', 2],
      ['-0.2', 2],
    ])
    expect(row?.shownMembers?.rows.map(({ label, isSame }) => [label, isSame])).toEqual([
      ['甲院', false],
      ['乙院', false],
      ['丙院', false],
    ])
    const [shared, gone, came] = row?.shownMembers?.rows.map(({ cells }) => cells) ?? []
    expect(shared?.[1]).toMatchObject({ shown: { plain: '-20000.2' }, change: { move: { plain: '-120000.3' } } })
    expect(gone?.[1]).toBe('absent')
    expect(came).toMatchObject(['absent', { shown: { plain: '20000' }, change: {} }])
    expect(rowsOf(view).filter(({ shownMembers }) => shownMembers)).toHaveLength(1)
  })

  it('list of very many members those that differ first, and say how many there are', () => {
    const many = (spent: (i: number) => string) =>
      Object.fromEntries(Array.from({ length: 250 }, (_, i) => [`第${i}室`, ['10', spent(i)] as const]))
    open(
      sidePolicy(),
      sideScenario(
        '基准',
        many(() => '4'),
      ),
    )
    const view = beside(
      {
        '多.yaml': sideScenario(
          '多',
          many((i) => (i === 249 ? '5' : '4')),
        ),
      },
      { opened: ['结余'] },
    )
    const members = rowsOf(view).find(({ name }) => name === '结余')?.shownMembers
    expect([members?.all, members?.rows.length, members?.rows[0]?.label]).toEqual([250, 200, '第249室'])
    expect(members?.rows[1]?.label).toBe('第0室')
  })

  it('hold requirements against each other: met or not, by how much, how many fail', () => {
    const view = beside({ '超支.yaml': other })
    const rows = view.sections.flatMap((section) => (section.kind === 'requirement' ? section.rows : []))
    expect(
      rows.map(({ name, isSame, cells }) => [
        name,
        isSame,
        ...cells.map(
          (cell) => cell !== 'broken' && [cell.holds, cell.change?.held, cell.distance, cell.members?.failed],
        ),
      ]),
    ).toEqual([
      ['不超支', false, [true, undefined, '', 0], [false, true, '差2.00万元', 1]],
      ['留得下', false, [true, undefined, '余9.50万元', undefined], [false, true, '差1,000.16元', undefined]],
    ])
  })

  it('tell of a scenario that cannot be read why, while the others stand', () => {
    const view = beside({ '坏.yaml': '情景: "没有收尾\n输入: {', '没了.yaml': undefined, '超支.yaml': other })
    expect(view.columns.map(({ isBroken }) => isBroken)).toEqual([false, true, true, false])
    expect(view.columns[1]?.fault).toMatchObject({ line: 1 })
    expect(view.columns[2]?.fault?.message).toContain('不在文件夹里')
    expect(digits(view, '结余合计')).toEqual([
      ['120000.07', undefined, undefined],
      'broken',
      'broken',
      ['-0.2', '-120000.27', undefined],
    ])
  })

  it('tell of data that are wrong the first error, beside the figures that can be had', () => {
    const wrong = other.replace('人数: 20', '人数: 很多')
    const view = beside({ '错.yaml': wrong })
    expect(view.columns[1]).toMatchObject({ isBroken: false, fault: { line: 9 } })
    expect(digits(view, '结余合计')[1]).toContain('-0.2')
  })

  it('follow the policy in all columns', () => {
    expect(digits(beside({ '超支.yaml': other }), '留用')[1]).toContain('-0.16')
    open(sidePolicy('50%'))
    expect(digits(beside({ '超支.yaml': other }), '留用')).toEqual([
      ['60000.035', undefined, undefined],
      ['-0.1', '-60000.135', undefined],
    ])
  })

  it('say after many changes what a new evaluator says', () => {
    const texts = { '超支.yaml': other, '缺数.yaml': sideScenario('缺数', { 甲院: ['1', '2'] }, null) }
    const changes = [
      { policy: sidePolicy('50%'), scenario: base },
      { policy: `# 一句\n${sidePolicy('50%')}`, scenario: base },
      { policy: sidePolicy('50%').replace('第二条 | 可计算', '第二条 | 可计算 '), scenario: other },
      {
        policy: sidePolicy('50%').replace('单位: 元/人, 待定', '单位: 元/人,  待定').replace('4元/人', '5元/人'),
        scenario: base,
      },
      { policy: sidePolicy(), scenario: base.replace('甲院', '丁院') },
    ]
    for (const { policy, scenario } of changes) {
      open(policy, scenario)
      const view = beside(texts)
      const kept = evaluator
      evaluator = createEvaluator()
      open(policy, scenario)
      expect(view).toEqual(beside(texts))
      evaluator = kept
    }
  })

  it('run in their own year, and all in another one when that is asked for', () => {
    const later = sideScenario('明年', { 甲院: ['1', '2'] }, '10', 2027)
    expect(beside({ '明年.yaml': later }).columns.map(({ year }) => year)).toEqual([2026, 2027])
    open(sidePolicy(), base, 2028)
    expect(beside({ '明年.yaml': later }).columns.map(({ year }) => year)).toEqual([2028, 2028])
  })

  it('say where a scenario reads the policy otherwise than the first', () => {
    const read = `解读:
  口径:
    选项: {宽: 全算, 严: 只算一半}
    默认: 宽
    理由: 没有写
规则（结余）:
  按口径的结余: {按解读: 口径, 宽: 结余合计, 严: 结余合计 × 50%}`
    open(sidePolicy().replace('规则（结余）:', read))
    const view = beside({ '严.yaml': base.replace('年度: 2026', '年度: 2026\n解读: {口径: 严}'), '宽.yaml': base })
    expect(view.columns.map(({ readings }) => readings)).toEqual([[], ['口径取“严”'], []])
    expect(digits(view, '按口径的结余')).toEqual([
      ['120000.07', undefined, undefined],
      ['60000.035', '-60000.035', `${minus}50.0％`],
      ['120000.07', undefined, undefined],
    ])
  })

  it('ask for the files that a scenario goes on from, and take the open one as it is', () => {
    const goesOn = `${other}上年: 去年.yaml\n`
    expect(evaluator.runBeside({ file: '超支.yaml', text: goesOn })).toEqual(['去年.yaml'])
    evaluator.give('去年.yaml', new TextEncoder().encode(base))
    expect(evaluator.runBeside({ file: '超支.yaml', text: goesOn })).toEqual([])
    expect(evaluator.runBeside({ file: '续.yaml', text: `${other}上年: 基准.yaml\n` })).toEqual([])
  })

  it('stand beside no scenario as well', () => {
    open(sidePolicy(), null)
    expect(digits(beside({ '超支.yaml': other }), '留用')).toEqual([
      ['missing', undefined, undefined],
      ['-0.16', undefined, undefined],
    ])
  })
})

describe('what is seen of them', () => {
  const names = (view: SideView) => view.sections.map(({ title, rows }) => [title, rows.map(({ name }) => name)])

  it('is what is looked for, by name, alias, clause or group', () => {
    const found = (search: string) => names(beside({ '超支.yaml': other }, { search }))
    expect(found('节余')).toEqual([['结余', ['结余']]])
    expect(found('其他')).toEqual([['其他', ['人均预算', '封顶留用', '奖励总额']]])
    expect(found('第二条')).toEqual([[undefined, ['上限', '奖励']]])
    expect(beside({ '超支.yaml': other }, { search: '没有这个' })).toMatchObject({ sections: [], found: 0, all: 14 })
  })

  it('is only what differs, also in sections that are closed', () => {
    expect(names(beside({ '超支.yaml': other }, { onlyDifferent: true, turned: [] }))).toEqual([
      ['结余', ['结余', '结余合计', '留用']],
      ['其他', ['人均预算', '奖励总额']],
      [undefined, ['不超支', '留得下']],
      [undefined, ['预算', '支出', '人数']],
    ])
  })

  it('leaves the rows of closed sections out, and says how many there are and differ', () => {
    const { sections } = beside({ '超支.yaml': other }, { turned: ['rule 结余'] })
    expect(sections.map(({ isOpen, count, different, rows }) => [isOpen, count, different, rows.length])).toEqual([
      [false, 3, 3, 0],
      [true, 3, 2, 3],
      [true, 2, 2, 2],
      [false, 3, 0, 0],
      [false, 3, 3, 0],
    ])
  })

  it('is sorted by the difference of a column, amounts of one unit together, what has none last', () => {
    const view = beside({ '超支.yaml': other }, { sortedBy: '超支.yaml' })
    expect(names(view).slice(0, 4)).toEqual([
      ['元', ['结余', '结余合计', '留用', '奖励总额']],
      ['元/人', ['人均预算']],
      ['', ['封顶留用']],
      [undefined, ['不超支', '留得下']],
    ])
    const moved = rowsOf(view).flatMap(({ cells: [, cell] }) =>
      cell && cell !== 'broken' ? cell.change?.move?.plain : [],
    )
    expect(moved.slice(0, 4)).toEqual(['-120000.27', '-120000.27', '-96000.216', '40'])
  })

  it('is copied with every digit: values, differences, members and verdicts', () => {
    beside({ '超支.yaml': other })
    const copied = (more: Partial<SideQuery>, unit: 'base' | 'shown') =>
      evaluator.copy({ unit, side: { ...query, ...more } }) ?? []
    const lines = copied({ opened: ['结余'], search: '结余' }, 'base')
    expect(lines[0]).toEqual(['分组', '名称', '成员', '单位', '基准', '超支', '超支：与基准的差'])
    expect(lines.slice(1, 6)).toEqual([
      ['结余', '结余', '', '元', { digits: '120000.07' }, { digits: '-0.2' }, { digits: '-120000.27' }],
      ['结余', '结余', '甲院', '元', { digits: '100000.1' }, { digits: '-20000.2' }, { digits: '-120000.3' }],
      ['结余', '结余', '乙院', '元', { digits: '19999.97' }, '', ''],
      ['结余', '结余', '丙院', '元', '', { digits: '20000' }, ''],
      ['结余', '结余合计', '', '元', { digits: '120000.07' }, { digits: '-0.2' }, { digits: '-120000.27' }],
    ])
    const plain = copied({ search: '不超支' }, 'shown')
    expect(plain).toEqual([
      ['分组', '名称', '单位', '基准', '超支', '超支：与基准的差'],
      ['约束', '不超支', '', '达标', '1个未达标（差2.00万元）', ''],
    ])
    expect(copied({ search: '留用比例' }, 'shown')[1]).toEqual([
      '参数',
      '留用比例',
      '％',
      { digits: '80' },
      { digits: '80' },
      '',
    ])
  })
})
