import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Compiled, createCompiler } from '../../../../dsl/index.ts'
import { buildForm } from '../../../../editor/language/parameters/build-form.ts'
import type { FormField, FormRow, ParameterChange } from '../../../../editor/language/parameters/form.ts'
import { sliderText } from '../../../../editor/language/parameters/slider.ts'
import { writeParameter } from '../../../../editor/language/parameters/write-parameter.ts'
import { applySplices } from '../../../../editor/language/writing/apply-splices.ts'
import { seeded } from '../../../support/random.ts'

const folder = new URL('../../../../policies/', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, folder), 'utf8')
const shipped = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => /^[^/]+\/[^/]+\.yaml$/.test(path))
  .sort()

const compiler = createCompiler()
const compile = (text: string, file = 'a/a.yaml', beside: Readonly<Record<string, string>> = {}): Compiled =>
  compiler.compile(file, text, (path, from) => {
    const found = posix.join(posix.dirname(from), path)
    return { file: found, text: beside[found] ?? read(found) }
  })
const rowsOf = (compiled: Compiled): readonly FormRow[] => buildForm(compiled).groups.flatMap(({ rows }) => rows)
const rowIn = (compiled: Compiled, name: string): FormRow =>
  rowsOf(compiled).find((row) => row.name === name) as FormRow
const changeOf = ({ section, name }: FormRow, { path }: FormField, text: string): ParameterChange => ({
  ...{ section, name, path, text },
})
/** The text with one field of a row written, by the field's label. */
const set = (compiled: Compiled, name: string, text: string, label = ''): string => {
  const row = rowIn(compiled, name)
  const field = row.fields.find((one) => one.label === label) as FormField
  return applySplices(compiled.text, writeParameter(compiled, changeOf(row, field, text)) ?? [])
}

describe('every field of every shipped policy', () => {
  it.each(shipped)(
    '%s: set to another value it means that, and set back the text is the same byte for byte',
    (file) => {
      const text = read(file)
      const before = compile(text, file)
      const rowsBefore = rowsOf(before)
      const rows = rowsBefore.filter(({ standing }) => standing === 'own' || standing === 'bound')
      const all = rows.flatMap((row) => row.fields.map((field) => ({ row, field })))
      expect(all.length).toBeGreaterThan(0)
      for (const { row, field } of all.filter((one) => one.field.text !== '')) {
        const other = otherOf(field)
        const made = applySplices(text, writeParameter(before, changeOf(row, field, other)) ?? [])
        expect(made).not.toBe(text)
        const after = compile(made, file)
        const rowsAfter = rowsOf(after)
        const rowAfter = rowsAfter.find(({ name }) => name === row.name) as FormRow
        const own = rowAfter.fields.find(({ path }) => path.join() === field.path.join()) as FormField
        expect(own.text).toBe(other)
        expect(own.unit).toBe(field.unit)
        expect(meantBy(after, row, field)).toBe(meaningOf(other, row, field, after))
        // Nothing else of the text moved.
        const others = (all: readonly FormRow[]) => all.filter(({ name }) => name !== row.name).map(wordsOf)
        expect(others(rowsAfter)).toEqual(others(rowsBefore))
        expect(applySplices(made, writeParameter(after, changeOf(rowAfter, own, field.text)) ?? [])).toBe(text)
      }
    },
  )
})

describe('every field of every good sample', () => {
  const samples = new URL('../../../samples/good/', import.meta.url)
  const names = readdirSync(samples).filter((name) => existsSync(new URL(`${name}/policy.yaml`, samples)))
  const neighbour = (path: string, from: string) => {
    const file = posix.join(posix.dirname(from), path)
    const at = new URL(file, samples)
    return existsSync(at) ? { file, text: readFileSync(at, 'utf8') } : undefined
  }

  it.each(['\n', '\r\n'])('set to another value and back the text is the same byte for byte (%j)', (newline) => {
    let count = 0
    for (const name of names) {
      const file = `${name}/policy.yaml`
      const text = readFileSync(new URL(file, samples), 'utf8').replace(/\r?\n/g, newline)
      const before = createCompiler().compile(file, text, neighbour)
      for (const row of rowsOf(before).filter(({ standing }) => standing === 'own' || standing === 'bound')) {
        expect(row.fields, `${name} ${row.name}`).not.toEqual([])
        for (const field of row.fields) {
          const other = field.kind === 'number' ? '7.25' : otherOf(field)
          const made = applySplices(text, writeParameter(before, changeOf(row, field, other)) ?? [])
          const after = compiler.compile(file, made, neighbour)
          const own = rowIn(after, row.name).fields.find(({ path }) => path.join() === field.path.join()) as FormField
          expect(own.text, `${name} ${row.name}`).toBe(other)
          expect(made.replaceAll('\r\n', '').includes('\n')).toBe(newline === '\n')
          if (field.text === '') continue
          const back = writeParameter(after, changeOf(row, own, field.text)) ?? []
          expect(applySplices(made, back), `${name} ${row.name}`).toBe(text)
          count++
        }
      }
    }
    expect(count).toBeGreaterThan(25)
  })
})

const wordsOf = ({ name, fields }: FormRow): unknown => [name, fields.map(({ path, text, unit }) => [path, text, unit])]

function otherOf({ kind, text, options, slider }: FormField): string {
  if (kind === 'choice') return options.find(({ name }) => name !== text)?.name ?? ''
  if (kind === 'text') return `${text}改`
  if (slider?.at === undefined) return text === '7' ? '9' : '7'
  return sliderText(slider, slider.at === slider.steps ? 0 : slider.at + 1)
}

/** The model's own value of a field. */
function meantBy({ model }: Compiled, row: FormRow, { path }: FormField): unknown {
  if (row.kind === 'reading') return model.readings.get(row.name)?.standard
  const figure = model.figures.get(row.name)
  if (figure?.kind !== 'parameter') return undefined
  const [, second] = path
  const dated = figure.values.find(({ from }) => from === second) ?? figure.values[0]
  const at = dated?.from === undefined ? path.slice(1) : path.slice(2)
  return dated?.cells.find((cell) => cell.at.join() === at.join())?.value
}

/** What a text asks for, worked out anew: percent and 万 by moving the point. */
function meaningOf(text: string, row: FormRow, field: FormField, { model }: Compiled): unknown {
  if (row.kind === 'reading') return text
  if (field.path[0] === '比例') {
    const figure = model.figures.get(row.name)
    const sum = row.fields.reduce((s, one) => s + Number(one.path.join() === field.path.join() ? text : one.text), 0)
    return figure && `${text}/${sum}`
  }
  const shift = field.unit.startsWith('％') ? -2 : field.unit.startsWith('万') ? 4 : 0
  const value = Number(`${text}e${shift}`)
  return String(value)
}

describe('writing a parameter', () => {
  const head = '政策: 甲\n编号: a\n版本: "1"\n状态: 试行\n施行日期: 2026-01-01\n条款: {一: {性质: 可计算, 摘要: 一}}\n'
  const rules = '规则:\n  丙: {公式: 甲 × 1元, 依据: 一}\n'
  const policy = (parameters: string): Compiled => compile(`${head}${parameters}${rules}`)

  it('reads digits of either width, other scales of the unit, and commas, and keeps the unit as it is written', () => {
    const text = (written: string, typed: string): string => {
      const made = set(policy(`参数:\n  甲: {值: ${written}, 依据: 一} # 注\n`), '甲', typed)
      return /值: (.*), 依据: 一\} # 注/.exec(made)?.[1] ?? ''
    }
    expect(text('15%', '１６．５％')).toBe('16.5%')
    expect(text('15％', '16%')).toBe('16％')
    expect(text('9800万元', '1.2亿元')).toBe('12000万元')
    expect(text('9800万元', '12,000')).toBe('12000万元')
    expect(text('340元/人', '３５０')).toBe('350元/人')
    expect(text('1.2万元', '13000元')).toBe('1.3万元')
    expect(text('"15%"', '16')).toBe('"16%"')
    expect(text("'15%'", '16')).toBe("'16%'")
    expect(text('-5%', '－6')).toBe('-6%')
    expect(text('0', '6')).toBe('6%')
    expect(text('0.15', '0.16')).toBe('0.16')
  })

  it('writes what is no number as it was typed, quoted where YAML needs it, so that the compiler says what is wrong', () => {
    const made = compile(set(policy('参数:\n  甲: {值: 15%, 依据: 一}\n'), '甲', '约{15}, 或 16'))
    expect(made.text).toContain('{值: "约{15}, 或 16", 依据: 一}')
    const [field] = rowIn(made, '甲').fields
    expect(field).toMatchObject({ text: '约{15}, 或 16', kind: 'number' })
    expect(field?.problems[0]).toMatchObject({ severity: 'error', message: expect.stringContaining('约{15}') })
    expect(set(made, '甲', '16')).toContain('值: "16')
  })

  it('says at the field that a 暂取 lies beyond its 范围, and at no other', () => {
    const text = '参数:\n  甲: {待定: 未写, 范围: [0%, 50%], 暂取: 60%, 依据: 一}\n  乙: {值: 5%, 依据: 一}\n'
    const compiled = policy(text)
    expect(rowIn(compiled, '甲').fields[0]?.problems).toHaveLength(1)
    expect(rowIn(compiled, '甲').problems).toEqual([])
    expect(rowIn(compiled, '乙')).toMatchObject({ problems: [], fields: [{ problems: [] }] })
  })

  it('adds 暂取 where an open value has none, in braces and on lines, in the unit of its 范围', () => {
    expect(set(policy('参数:\n  甲: {待定: 未写, 范围: [0, 80%], 依据: 一}\n'), '甲', '40')).toContain(
      '范围: [0, 80%], 暂取: 40%, 依据',
    )
    const lines = '参数:\n  甲:\n    待定: 未写   # 问过\n    依据: 一\n'
    expect(set(policy(lines), '甲', '40')).toContain('    待定: 未写   # 问过\n    暂取: 40%\n    依据: 一\n')
  })

  it('adds 暂取 member by member', () => {
    const dims = '维度: {级: [县, 乡]}\n参数:\n  甲: {维度: [级], 待定: 未写, 依据: 一}\n'
    const first = set(policy(dims), '甲', '40', '县')
    expect(first).toContain('暂取: {县: 40%}')
    expect(set(compile(first), '甲', '60', '乡')).toContain('暂取: {县: 40%, 乡: 60%}')
  })

  it('writes the 默认 of a reading: over the old one, behind 选项, and into a short form', () => {
    const reading = (text: string): string => set(policy(`参数: {甲: 5%}\n解读:\n  口径: ${text}\n`), '口径', '乙')
    expect(reading('{选项: [甲, 乙], 默认: 甲, 依据: 一}')).toContain('{选项: [甲, 乙], 默认: 乙, 依据: 一}')
    expect(reading('{选项: [甲, 乙], 依据: 一}')).toContain('{选项: [甲, 乙], 默认: 乙, 依据: 一}')
    expect(reading('[甲, 乙] # 注')).toContain('口径: {选项: [甲, 乙], 默认: 乙} # 注')
    expect(reading('\n    选项: {甲: 一种, 乙: 另一种}\n    依据: 一')).toContain(
      '另一种}\n    默认: 乙\n    依据: 一\n',
    )
  })

  it('keeps a table in its columns, widening one where it must, and leaves alone one that was not laid out', () => {
    const table = (rows: string): Compiled =>
      policy(`维度: {级: [县, 乡]}\n参数:\n  甲:\n    维度: [级]\n    值: |\n${rows}    依据: 一\n`)
    const laid = '      级 |  甲\n      县 | 10%\n      乡 |  5%\n'
    expect(set(table(laid), '甲', '7.25', '县')).toContain('      级 |    甲\n      县 | 7.25%\n      乡 |    5%\n')
    const loose = '      级 | 甲\n      县   |10%\n      乡|   5%\n'
    expect(set(table(loose), '甲', '7.25', '县')).toContain('      级 | 甲\n      县   |7.25%\n      乡|   5%\n')
    const heads = '      级 | 甲（%）\n      县 |    10\n      乡 |     5\n'
    expect(set(table(heads), '甲', '7.25%', '县')).toContain('      县 |    7.25\n      乡 |     5\n')
    const whole = policy('参数: |\n  名 |  值 | 依据\n  甲 | 15% | 一\n')
    expect(set(whole, '甲', '7.25')).toContain('  名 |    值 | 依据\n  甲 | 7.25% | 一\n')
    expect(set(whole, '甲', '一|二')).toContain('甲 | 一／二 | 一')
  })

  it('fills in a framework: adds to 绑定 in each of its forms, makes the section, and changes what is bound', () => {
    const frame = `${head}维度: {级: [县, 乡]}\n参数:\n  甲: {待定: 各县定, 范围: [0%, 100%], 依据: 一}\n  乙: {维度: [级], 待定: 各县定, 依据: 一}\n  定: {值: 3%, 依据: 一}\n解读:\n  口径: {选项: [甲种, 乙种], 依据: 一}\n${rules}`
    const county = (binding: string): Compiled =>
      compile(`政策: 县\n编号: b\n版本: "1"\n状态: 试行\n施行日期: 2026-01-01\n沿用: 省.yaml\n${binding}`, 'a/b.yaml', {
        'a/省.yaml': frame,
      })
    const bare = county('')
    expect(rowsOf(bare).map(({ name, standing }) => [name, standing])).toEqual([
      ['甲', 'unbound'],
      ['乙', 'unbound'],
      ['定', 'fixed'],
      ['口径', 'unbound'],
    ])
    expect(set(bare, '甲', '70')).toContain('沿用: 省.yaml\n绑定:\n  甲: 70%\n')
    expect(set(county('绑定:\n  口径: 甲种   # 注\n'), '甲', '70')).toContain('口径: 甲种   # 注\n  甲: 70%\n')
    expect(set(county('绑定: {口径: 甲种}\n'), '甲', '70')).toContain('绑定: {口径: 甲种, 甲: 70%}\n')
    expect(set(county('绑定: {}\n'), '口径', '乙种')).toContain('绑定: {口径: 乙种}\n')
    const one = set(bare, '乙', '40', '县')
    expect(one).toContain('绑定:\n  乙: {县: 40%}\n')
    expect(set(county('绑定:\n  乙: {县: 40%}\n'), '乙', '60', '乡')).toContain('乙: {县: 40%, 乡: 60%}\n')
    const bound = county('绑定:\n  甲: {值: 70%, 说明: 会议定}\n  口径: 甲种\n')
    expect(rowIn(bound, '甲')).toMatchObject({
      standing: 'bound',
      fields: [{ text: '70', unit: '％' }],
    })
    expect(rowIn(bound, '甲').open).toBeUndefined()
    expect(set(bound, '甲', '60')).toContain('甲: {值: 60%, 说明: 会议定}')
    expect(set(bound, '口径', '乙种')).toContain('口径: 乙种\n')
    expect(writeParameter(bound, { section: '参数', name: '定', path: ['值'], text: '4' })).toBeUndefined()
  })
})

describe('the form', () => {
  it('says what each field had on the disk, whom it moves, and why a value is open', () => {
    const text = read('weishan/2020.yaml')
    const saved = createCompiler().compile('weishan/2020.yaml', text)
    const now = compile(text.replace('值: 15%, 依据: [第十三条', '值: 12%, 依据: [第十三条'), 'weishan/2020.yaml')
    const { groups } = buildForm(now, { before: saved })
    expect(groups.map(({ title }) => title)).toEqual(['参数', '解读'])
    const rows = groups.flatMap((group) => group.rows)
    const row = rows.find(({ name }) => name === '调剂金提取比例')
    expect(row?.fields).toMatchObject([{ text: '12', unit: '％', before: '15%', slider: { isRange: false } }])
    expect(row?.reach.rules).toContain('医共体结余')
    expect(row?.clauses[0]).toMatchObject({ id: '第十三条', summary: expect.stringContaining('调剂金') })
    expect(rows.filter(({ fields }) => fields.some(({ before }) => before !== undefined))).toHaveLength(1)
    expect(rows.find(({ name }) => name === '民营超支分担比例')).toMatchObject({
      open: { isProvisional: true },
      fields: [{ text: '50', slider: { low: 0, high: 100, at: 50, isRange: true } }],
    })
    expect(rows.find(({ name }) => name === '基层拨付占比下限')?.fields.map(({ label }) => label)).toEqual([
      '2020年起',
      '2021年起',
    ])
    expect(rows.find(({ name }) => name === '基层拨付占比下限')?.reach).toEqual({
      ...{ rules: [], constraints: ['基层拨付占比达标'], claims: [] },
    })
    expect(rows.find(({ name }) => name === '降低口径')).toMatchObject({
      kind: 'reading',
      fields: [{ kind: 'choice', text: '百分点' }],
      reach: { rules: [expect.any(String)] },
    })
    expect(structuredClone(groups)).toEqual(groups)
  })

  it('is made of any text that is being written, and what it writes is still no worse than a text', () => {
    const random = seeded(7)
    for (const file of shipped) {
      const text = read(file)
      for (let i = 0; i < 6; i++) {
        const at = Math.floor(random() * text.length)
        const broken = compile(i % 2 === 0 ? text.slice(0, at) : text.slice(0, at) + text.slice(at + 3), file)
        for (const row of rowsOf(broken).slice(0, 8))
          for (const field of row.fields.slice(0, 2)) {
            const splices = writeParameter(broken, changeOf(row, field, '7'))
            if (row.standing !== 'fixed') expect(splices).toBeDefined()
          }
      }
    }
  })
})
