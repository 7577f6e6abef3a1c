import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createEvaluator } from '../../../editor/worker/evaluator.ts'
import { tokenKinds } from '../../../editor/worker/protocol.ts'
import { everyKind, everyKindScenario } from '../language/occurrences/every-kind.ts'

const open = { policy: { file: 'names.yaml', text: everyKind }, scenario: { file: 's.yaml', text: everyKindScenario } }
const policyAt = (words: string, on = 0) => ({ file: 'names.yaml', offset: everyKind.indexOf(words) + on })

describe('what an editor asks the worker', () => {
  const evaluator = createEvaluator()

  it('leads from a name to where it is given, also from the scenario', () => {
    const given = [
      { file: 'names.yaml', span: { start: everyKind.indexOf('收入: {'), end: everyKind.indexOf('收入: {') + 2 } },
    ]
    expect(evaluator.definition(open, policyAt('本年收入: {参照'))).toEqual([])
    expect(evaluator.definition(open, policyAt('上年（收入', 3))).toEqual(given)
    const alias = evaluator.definition(open, { file: 's.yaml', offset: everyKindScenario.indexOf('全年收入') })
    expect(alias.map(({ span }) => everyKind.slice(span.start, span.end))).toEqual(['全年收入'])
  })

  it('lists a figure under all its names, in both texts', () => {
    const found = evaluator.references(open, policyAt('收入: {单位'))
    const words = found?.places.map(({ file, span: { start, end } }) =>
      (file === 's.yaml' ? everyKindScenario : everyKind).slice(start, end),
    )
    expect(words).toEqual(['收入', '全年收入', '收入', '全年收入', '「收入」', '收入', '收入', '全年收入'])
  })

  it('renames in both texts, and says why not', () => {
    const made = evaluator.rename(open, policyAt('节余:\n'), '结余', [])
    expect('edits' in made && made.edits.map(({ file, edits }) => [file, edits.length])).toEqual([
      ['names.yaml', 7],
      ['s.yaml', 1],
    ])
    expect(evaluator.rename(open, policyAt('节余:\n'), '收入', [])).toEqual({ refused: '“收入”已经是输入的名字' })
    expect(evaluator.renameable(open, policyAt('样样'))).toEqual({ refused: '这里没有可以改的名字' })
  })

  it('tells the clauses with their marks and what rests on each', () => {
    const { clauses, sections } = evaluator.outline(open)
    const [first] = clauses.clauses
    expect(first).toMatchObject({ clause: '第一条', marks: [], at: { file: 'names.yaml' } })
    const cited = first?.citedBy.map(({ name, at }) => [name, at && everyKind.slice(at.span.start, at.span.end)])
    expect(cited).toEqual(first?.citedBy.map(({ name }) => [name, name]))
    expect(cited?.length).toBeGreaterThan(3)
    expect(sections.map((s) => s.name)).toContain('规则（一、钱）')
    expect(sections.find((s) => s.kind === '规则')?.entries.map((e) => e.name)).toEqual([
      '节余',
      '分配',
      '分档',
      '别档',
    ])
  })

  it('lays out a scenario by its sections, with inputs that stand in a column beside the members', () => {
    const laidOut = (text: string, policy = open.policy) =>
      evaluator
        .sections({ policy, scenario: { file: 's.yaml', text } }, 's.yaml')
        .map(({ name, entries }) => [name, ...entries.map((e) => text.slice(e.nameSpan.start, e.nameSpan.end))])
    expect(laidOut(everyKindScenario)).toEqual([
      ['维度', '村'],
      ['输入', '全年收入', '支出'],
      ['参数', '比例'],
      ['解读', '口径'],
      ['期望', '节余'],
    ])
    const county = {
      file: 'county.yaml',
      text: '政策: 试\n版本: 1\n状态: 试行\n维度: {机构: {属性: {层级: [县级]}}}\n输入: {支出: {单位: 元, 维度: [机构]}, 结余: 元}\n',
    }
    const beside =
      '情景: 一\n政策: county.yaml\n维度:\n  机构: |\n    名 | 层级 | 支出\n    甲 | 县级 | 1\n输入:\n  结余: 5\n'
    expect(laidOut(beside, county)).toEqual([
      ['维度', '机构', '支出'],
      ['输入', '结余'],
    ])
    expect(evaluator.sections(open, 'names.yaml')).toEqual(evaluator.outline(open).sections)
  })

  it('tells what each name, number and word of a formula is', () => {
    const numbers = [...evaluator.tokens(open, 'names.yaml')]
    const lines = everyKind.split('\n')
    const seen: string[] = []
    let [line, column] = [0, 0]
    for (let i = 0; i < numbers.length; i += 5) {
      const [on, by, length, kind] = numbers.slice(i) as [number, number, number, number]
      line += on
      column = on === 0 ? column + by : by
      if (line === 39) seen.push(`${lines[line]?.slice(column, column + length)} ${tokenKinds[kind]}`)
    }
    expect(seen).toMatchInlineSnapshot(`
      [
        "「收入」 input",
        "100 number",
        "元 unit",
        "以内 keyword",
        "比例 parameter",
        "居民 member",
        "超过 keyword",
        "100 number",
        "元 unit",
        "线 parameter",
      ]
    `)
  })

  it('lists references with their lines, and tells the doubtful clauses that a file names', () => {
    const found = evaluator.usages(open, policyAt('收入: {单位'))
    expect(found).toMatchObject({ name: '收入', kind: '输入' })
    const lines = everyKind.split('\n')
    for (const { file, line, column, name, after } of found?.places ?? [])
      if (file === 'names.yaml') expect(lines[line - 1]?.slice(column - 1)).toBe(name + after)
    expect(found?.places.filter((one) => one.isDefinition).map(({ name }) => name)).toEqual(['收入', '全年收入'])
    expect(evaluator.usages(open, { file: 'names.yaml', offset: 0 })).toBeUndefined()
    expect(evaluator.doubts(open, 'names.yaml')).toEqual([])
    const text = everyKind.replace('摘要: 收入}', '摘要: 收入, 存疑: 没有写；也没有说}')
    const doubtful = evaluator.doubts({ policy: { file: 'names.yaml', text } }, 'names.yaml')
    expect(new Set(doubtful.map(({ span }) => text.slice(span.start, span.end)))).toEqual(new Set(['第一条']))
    expect(doubtful.length).toBe(text.split('第一条').length - 1)
    expect(doubtful[0]?.doubts).toEqual(['没有写', '也没有说'])
  })

  it('brings either text into its canonical form', () => {
    const made = evaluator.format(open, 'names.yaml')
    const edit = made.find(({ span }) => everyKind.slice(span.start, span.end).includes('本年收入－'))
    expect(edit?.text ?? '').toContain('本年收入 － ')
    const data = { file: 's.yaml', text: everyKindScenario.replace(/: /, ':   ') }
    expect(evaluator.format({ ...open, scenario: data }, 's.yaml').length).toBeGreaterThan(0)
    expect(evaluator.format(open, 'neither.yaml')).toEqual([])
  })

  it('folds sections, entries and long texts', () => {
    const folds = evaluator.folds(open, 'names.yaml').map(({ start, end }) => `${start}-${end}`)
    expect(folds).toMatchInlineSnapshot(`
      [
        "6-8",
        "9-16",
        "12-15",
        "17-21",
        "22-24",
        "25-26",
        "27-41",
        "29-34",
        "32-33",
        "35-38",
        "39-40",
        "42-43",
        "44-45",
        "46-51",
        "47-51",
        "49-51",
        "52-53",
        "54-55",
        "56-57",
        "58-59",
      ]
    `)
  })

  it('goes to the framework that a policy fills in, and leaves its names alone while it is not open', () => {
    const file = 'policies/liaoning/example-city.yaml'
    const frame = 'policies/liaoning/2024.yaml'
    evaluator.give(frame, new Uint8Array(readFileSync(frame)))
    const policy = { file, text: readFileSync(file, 'utf8') }
    const at = { file, offset: policy.text.indexOf('风险调节金比例') }
    expect(evaluator.definition({ policy }, at)).toMatchObject([{ file: frame }])
    expect(evaluator.rename({ policy }, at, '调节金比例', [])).toEqual({
      refused: `“风险调节金比例”是在 ${frame} 里定的，打开那个文件再改`,
    })
    const other = { file: frame, text: readFileSync(frame, 'utf8'), isOpen: true }
    const made = evaluator.rename({ policy }, at, '调节金所占比例', [other])
    expect('edits' in made && made.edits.map((e) => e.file)).toEqual([file, frame])
  })
})
