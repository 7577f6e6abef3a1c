import { describe, expect, test } from 'vitest'
import { reading } from '../../../../dsl/diagnostic/catalogue/reading.ts'
import { createReader } from '../../../../dsl/syntax/yaml/read-document.ts'
import { type Plain, plainDocument, wordsOf } from './plain.ts'

interface Case {
  readonly title: string
  /** The file, with the guilty text in «…» (an empty pair marks a point). */
  readonly text: string
  readonly code: keyof typeof reading
  /** What was read all the same. */
  readonly read: Record<string, Plain>
  readonly fix?: string
}

const cases: readonly Case[] = [
  { title: 'An empty file has nothing to read', text: '«»', code: 'HC1002', read: {} },
  { title: 'A file of comments alone has nothing to read', text: '«»# 注释\n', code: 'HC1002', read: {} },
  {
    title: 'A control character is told with its number',
    text: '政策: 甲«\u0007»\n状态: 试行\n',
    code: 'HC1006',
    read: { 政策: '甲\u0007', 状态: '试行' },
    fix: '',
  },
  { title: 'A list has no section to stand in', text: '«- 甲»\n- 乙\n', code: 'HC1007', read: {} },
  { title: 'A text without keys is not a policy', text: '«一段话»\n又一段\n', code: 'HC1008', read: {} },
  {
    title: 'A line at the margin that is no key belongs to nothing',
    text: '政策: 甲\n«其他»\n状态: 试行\n',
    code: 'HC1009',
    read: { 政策: '甲', 状态: '试行' },
  },
  { title: 'A document mark is not needed', text: '«---»\n政策: 甲\n', code: 'HC1010', read: { 政策: '甲' }, fix: '' },
  { title: 'An end mark is not needed', text: '政策: 甲\n«...»\n', code: 'HC1010', read: { 政策: '甲' }, fix: '' },
  {
    title: 'A directive is not needed',
    text: '«%YAML 1.2»\n政策: 甲\n',
    code: 'HC1010',
    read: { 政策: '甲' },
    fix: '',
  },
  {
    title: 'A file holds one document',
    text: '政策: 甲\n«---»\n状态: 试行\n',
    code: 'HC1011',
    read: { 政策: '甲', 状态: '试行' },
  },
  {
    title: 'Tabs as indentation are told once and read as two columns',
    text: '规则:\n«\t»甲: 1\n\t乙:\n\t\t公式: 2\n',
    code: 'HC1012',
    read: { 规则: [{ 甲: '1' }, { 乙: { 公式: '2' } }] },
    fix: '  ',
  },
  {
    title: 'Full-width blanks as indentation are told',
    text: '规则:\n«　»甲: 1\n',
    code: 'HC1012',
    read: { 规则: [{ 甲: '1' }] },
    fix: '  ',
  },
  {
    title: 'A tab that indents a row of a table is told, the tabs that cut cells are not',
    text: '条款: |\n«\t»条款\t性质\n\t一\t原则\n',
    code: 'HC1012',
    read: { 条款: '条款\t性质\n一\t原则\n' },
    fix: '  ',
  },
  {
    title: 'A line between two levels is moved to the deeper where both are as near, and nobody is told which to take',
    text: '规则:\n  甲:\n    公式: 1\n«   »依据: 三\n  乙: 2\n',
    code: 'HC1013',
    read: { 规则: [{ 甲: { 公式: '1', 依据: '三' } }, { 乙: '2' }] },
  },
  {
    title: 'An entry left of its section is told by the file',
    text: '规则:\n  甲: 1\n« »乙: 2\n  丙: 3\n',
    code: 'HC1013',
    read: { 规则: [{ 甲: '1' }, { 乙: '2' }, { 丙: '3' }] },
    fix: '  ',
  },
  {
    title: 'A row left of its table is told',
    text: '条款: |\n    甲\n«  »乙\n',
    code: 'HC1013',
    read: { 条款: '甲\n乙\n' },
    fix: '    ',
  },
  {
    title: 'An entry whose key stands twice in a section is told at the second',
    text: '规则:\n  甲: 1\n  «甲»: 2\n',
    code: 'HC1014',
    read: { 规则: [{ 甲: '1' }, { 甲: '2' }] },
  },
  {
    title: 'A key that stands twice in braces is told at the second',
    text: '规则:\n  甲: {值: 1, «值»: 2}\n',
    code: 'HC1014',
    read: { 规则: [{ 甲: { 值: '2' } }] },
  },
  {
    title: 'A section that stands twice under one title is told at the second',
    text: '规则（一）:\n  甲: 1\n«规则（一）»:\n  乙: 2\n',
    code: 'HC1015',
    read: { '规则/一': [{ 乙: '2' }] },
  },
  { title: 'Anchors are refused', text: '规则:\n  甲: «&x» 1\n', code: 'HC1016', read: { 规则: [{ 甲: '1' }] } },
  { title: 'Aliases are refused', text: '规则:\n  甲: «*乙»\n', code: 'HC1016', read: { 规则: [{ 甲: '乙' }] } },
  { title: 'Tags are refused', text: '规则:\n  甲: «!!str» 1\n', code: 'HC1016', read: { 规则: [{ 甲: '1' }] } },
  {
    title: 'Merge keys are refused',
    text: '规则:\n  甲:\n    «<<»: 乙\n    公式: 1\n',
    code: 'HC1016',
    read: { 规则: [{ 甲: { 公式: '1' } }] },
  },
  {
    title: 'A merge key in braces is told once, its alias with it',
    text: '规则:\n  甲: {«<<»: *x, 公式: 1}\n',
    code: 'HC1016',
    read: { 规则: [{ 甲: { 公式: '1' } }] },
  },
  {
    title: 'Question mark keys are refused',
    text: '规则:\n  甲:\n    «?» 乙\n    : 丙\n    公式: 1\n',
    code: 'HC1016',
    read: { 规则: [{ 甲: { 公式: '1' } }] },
  },
  {
    title: 'A half-width comma that cuts a formula in braces is told at the comma',
    text: '规则:\n  甲: {公式: 分摊(乙«,» 丙), 依据: 三}\n',
    code: 'HC1017',
    read: { 规则: [{ 甲: { 公式: '分摊(乙， 丙)', 依据: '三' } }] },
    fix: '，',
  },
  {
    title: 'Several commas of one formula are one fault with one mend',
    text: '规则:\n  甲: {公式: 取小（乙«, 丙, 1）＋取大（丁,»2）}\n',
    code: 'HC1017',
    read: { 规则: [{ 甲: { 公式: '取小（乙， 丙， 1）＋取大（丁，2）' } }] },
    fix: '，丙，1）＋取大（丁，',
  },
  {
    title: 'A comma that cuts a formula in a list is told, too',
    text: '规则:\n  甲: [取小(乙«,» 丙), 丁]\n',
    code: 'HC1017',
    read: { 规则: [{ 甲: ['取小(乙， 丙)', '丁'] }] },
    fix: '，',
  },
  {
    title: 'Thousands commas in braces are told and taken out',
    text: '参数:\n  甲: {值: 213«,840,000»元, 依据: 三}\n',
    code: 'HC1018',
    read: { 参数: [{ 甲: { 值: '213840000元', 依据: '三' } }] },
    fix: '840000',
  },
  {
    title: 'A part in braces without a value is told with what stands before it',
    text: '参数:\n  甲: {依据: 三«, 五»}\n',
    code: 'HC1019',
    read: { 参数: [{ 甲: { 依据: '三' } }] },
  },
  {
    title: 'A comment that cuts a formula off is told at its mark',
    text: '规则:\n  甲:\n    公式: 乙 ＋ «#»丙\n    依据: 三 # 注\n',
    code: 'HC1020',
    read: { 规则: [{ 甲: { 公式: '乙 ＋ 丙', 依据: '三' } }] },
    fix: '',
  },
  {
    title: 'A value that begins with # is told, not called missing',
    text: '规则:\n  甲:\n    公式: «#»丙\n    依据: 三\n',
    code: 'HC1020',
    read: { 规则: [{ 甲: { 公式: null, 依据: '三' } }] },
  },
  {
    title: 'A section whose value begins with # is told',
    text: '编号: «#»3\n政策: 甲\n',
    code: 'HC1020',
    read: { 编号: [], 政策: '甲' },
  },
  {
    title: 'A colon with a blank inside a value is told',
    text: '规则:\n  甲:\n    说明: 注«:» 乙\n    依据: 三\n',
    code: 'HC1021',
    read: { 规则: [{ 甲: { 说明: '注: 乙', 依据: '三' } }] },
    fix: '：',
  },
  {
    title: 'A colon with a blank inside a section’s value is told, though YAML takes it for a map',
    text: '政策: 办法«:» 试行\n状态: 试行\n',
    code: 'HC1021',
    read: { 政策: '办法: 试行', 状态: '试行' },
    fix: '：',
  },
  {
    title: 'A full-width comma does not part two entries of a brace',
    text: '参数:\n  甲: {值: 50%«，»依据: 三}\n',
    code: 'HC1042',
    read: { 参数: [{ 甲: { 值: '50%，依据: 三' } }] },
    fix: ', ',
  },
  {
    title: 'A unit of % wants quotes',
    text: '输入:\n  甲: {单位: «%», 至多: 1}\n',
    code: 'HC1022',
    read: { 输入: [{ 甲: { 单位: '%', 至多: '1' } }] },
    fix: '"%"',
  },
  ...[
    ['*', '*乙×2', '乙×2', undefined],
    ['@', '@乙', '乙', undefined],
    ['`', '`乙', '乙', undefined],
    ['>', '> 5', '> 5', '＞ 5'],
    ['> with a digit', '>5', '>5', '＞5'],
    ['|', '| 乙', '| 乙', undefined],
    ['[', '[乙] ＋ 1', '[乙] ＋ 1', undefined],
    ['-', '- 乙', '- 乙', '－乙'],
    ['& alone', '& 乙', '乙', undefined],
  ].map(
    ([mark, value, read, fix]): Case => ({
      title: `A formula that begins with ${mark} is told and read`,
      text: `规则:\n  甲:\n    公式: «${value}»\n    依据: 三\n`,
      code: 'HC1022',
      read: { 规则: [{ 甲: { 公式: read as string, 依据: '三' } }] },
      fix,
    }),
  ),
  {
    title: 'A full-width colon behind a section’s key is told',
    text: '状态«：»试行\n政策: 甲\n',
    code: 'HC1023',
    read: { 状态: '试行', 政策: '甲' },
    fix: ': ',
  },
  {
    title: 'A full-width colon behind an entry’s key is told',
    text: '规则:\n  甲«：»乙＋丙\n',
    code: 'HC1023',
    read: { 规则: [{ 甲: '乙＋丙' }] },
    fix: ': ',
  },
  {
    title: 'A full-width colon behind a rule’s key is told',
    text: '规则:\n  甲:\n    公式«：»乙＋丙\n    依据: 三\n',
    code: 'HC1023',
    read: { 规则: [{ 甲: { 公式: '乙＋丙', 依据: '三' } }] },
    fix: ': ',
  },
  {
    title: 'A full-width colon behind a key in braces is told',
    text: '规则:\n  甲: {公式«：»乙, 依据: 三}\n',
    code: 'HC1023',
    read: { 规则: [{ 甲: { 公式: '乙', 依据: '三' } }] },
    fix: ': ',
  },
  {
    title: 'A colon without a blank is told',
    text: '规则:\n  甲:\n    依据«:»三\n    公式: 1\n',
    code: 'HC1024',
    read: { 规则: [{ 甲: { 依据: '三', 公式: '1' } }] },
    fix: ': ',
  },
  {
    title: 'An unclosed quote is told where it opened and reaches no further than its line',
    text: '规则:\n  甲:\n    公式: «"»乙\n    依据: 三\n  丙: 1\n',
    code: 'HC1025',
    read: { 规则: [{ 甲: { 公式: '"乙', 依据: '三' } }, { 丙: '1' }] },
  },
  {
    title: 'An unclosed quote in braces is told where it opened',
    text: "规则:\n  甲: {公式: «'»乙, 依据: 三}\n",
    code: 'HC1025',
    read: { 规则: [{ 甲: { 公式: "'乙", 依据: '三' } }] },
  },
  {
    title: 'An unclosed brace is told where it opened and reaches no further than its entry',
    text: '规则:\n  甲: «{»公式: 1, 依据: 三\n  乙: 2\n',
    code: 'HC1026',
    read: { 规则: [{ 甲: { 公式: '1', 依据: '三' } }, { 乙: '2' }] },
  },
  {
    title: 'An unclosed bracket inside braces is told where it opened',
    text: '规则:\n  甲: {依据: «[»三, 五}\n  乙: 2\n',
    code: 'HC1026',
    read: { 规则: [{ 甲: { 依据: ['三', '五'] } }, { 乙: '2' }] },
  },
  {
    title: 'A key without a value is told',
    text: '规则:\n  甲:\n    «公式»:\n    依据: 三\n',
    code: 'HC1027',
    read: { 规则: [{ 甲: { 公式: null, 依据: '三' } }] },
  },
  {
    title: 'A line deeper than a key with a value is taken as its neighbour',
    text: '规则:\n  甲:\n    公式: 乙\n      «依据»: 三\n      单位: 元\n    说明: 四\n',
    code: 'HC1028',
    read: { 规则: [{ 甲: { 公式: '乙', 依据: '三', 单位: '元', 说明: '四' } }] },
  },
  {
    title: 'Keys under a rule in one line are told once',
    text: '规则:\n  甲: 乙\n    «依据»: 三\n    单位: 元\n  丙: 1\n',
    code: 'HC1028',
    read: { 规则: [{ 甲: '乙' }, { 丙: '1' }] },
  },
  {
    title: 'A key deeper than an entry in braces is told',
    text: '规则:\n  {甲: 1}\n    «乙»: 2\n  丙: 3\n',
    code: 'HC1028',
    read: { 规则: [{ 甲: '1' }, { 丙: '3' }] },
  },
  {
    title: 'Text behind a closing quote is told',
    text: '规则:\n  甲: "乙" «＋ 1»\n  丙: 1\n',
    code: 'HC1029',
    read: { 规则: [{ 甲: '"乙" ＋ 1' }, { 丙: '1' }] },
  },
  {
    title: 'Text behind a closing brace is told',
    text: '规则:\n  甲: {公式: 1} «多»\n  丙: 1\n',
    code: 'HC1029',
    read: { 规则: [{ 甲: { 公式: '1' } }, { 丙: '1' }] },
  },
  {
    title: 'An unknown escape keeps its backslash',
    text: '规则:\n  甲: "乙«\\q»"\n',
    code: 'HC1030',
    read: { 规则: [{ 甲: '乙\\q' }] },
  },
  {
    title: 'Square brackets of a formula in braces are told',
    text: '规则:\n  甲: {公式: 乙«[»2025] ＋ 1, 依据: 三}\n',
    code: 'HC1031',
    read: { 规则: [{ 甲: { 公式: '乙〔2025〕 ＋ 1', 依据: '三' } }] },
    fix: '〔',
  },
  {
    title: 'A dash without a blank is told',
    text: '规则:\n  甲:\n    依据:\n      «-»三\n      - 五\n',
    code: 'HC1032',
    read: { 规则: [{ 甲: { 依据: ['三', '五'] } }] },
    fix: '- ',
  },
  {
    title: 'A line without a colon among keys is told, and left out',
    text: '规则:\n  甲:\n    公式: 乙\n    «依据»\n    单位: 元\n',
    code: 'HC1033',
    read: { 规则: [{ 甲: { 公式: '乙', 单位: '元' } }] },
  },
  {
    title: 'A formula that goes on at the same indentation is told, and read whole',
    text: '规则:\n  甲:\n    公式: 乙 ＋\n    «丙»\n    单位: 元\n',
    code: 'HC1033',
    read: { 规则: [{ 甲: { 公式: '乙 ＋ 丙', 单位: '元' } }] },
  },
  {
    title: 'A forgotten colon over deeper lines is told, and they are read',
    text: '规则:\n  «甲»\n    公式: 乙\n  丙: 1\n',
    code: 'HC1033',
    read: { 规则: [{ 甲: { 公式: '乙' } }, { 丙: '1' }] },
  },
  {
    title: 'A key among items is told',
    text: '规则:\n  甲:\n    - 乙\n    «丙: 1»\n  丁: 1\n',
    code: 'HC1034',
    read: { 规则: [{ 甲: ['乙'] }, { 丁: '1' }] },
  },
  {
    title: 'An item among entries is told',
    text: '规则:\n  甲: 1\n  «- 乙»\n',
    code: 'HC1034',
    read: { 规则: [{ 甲: '1' }, ['乙']] },
  },
  {
    title: 'A comma with nothing before it is told in general words',
    text: '规则:\n  甲: {«,» 公式: 1}\n',
    code: 'HC1039',
    read: { 规则: [{ 甲: { 公式: '1' } }] },
    fix: '',
  },
  {
    title: 'Brackets within brackets without end are refused',
    text: `规则:\n  甲: ${'['.repeat(50)}«[»\n  乙: 1\n`,
    code: 'HC1040',
    read: { 规则: [null, { 乙: '1' }] },
  },
  {
    title: 'A section with nothing in it is a warning',
    text: '«输入»:\n\n参数:\n  甲: 1\n',
    code: 'HC1041',
    read: { 输入: [], 参数: [{ 甲: '1' }] },
  },
]

/** Codes that other tests meet: the size, the encodings, tables. */
const elsewhere = ['HC1001', 'HC1003', 'HC1004', 'HC1005', 'HC1035', 'HC1036', 'HC1037', 'HC1038']

describe('traps of the file format', () => {
  for (const { title, text, code, read, fix } of cases) {
    test(title, () => {
      const start = text.indexOf('«')
      const end = text.indexOf('»') - 1
      const source = text.replace('«', '').replace('»', '')
      const document = createReader().read(source)
      const [p, ...others] = document.problems
      expect(others.map((o) => [o.code, wordsOf(o)])).toEqual([])
      expect([p?.code, p?.span.start, p?.span.end]).toEqual([code, start, end])
      expect(p?.fix).toBe(fix)
      expect(plainDocument(document)).toEqual(read)
    })
  }

  test('Both places of a doubled key are told', () => {
    const [p] = createReader().read('规则:\n  甲: 1\n  甲: 2\n').problems
    expect(p?.related?.map((r) => r.span)).toEqual([{ start: 6, end: 7 }])
  })

  test('Every code of reading has a text that shows it', () => {
    const shown = new Set([...cases.map((c) => c.code), ...elsewhere])
    expect(Object.keys(reading).filter((c) => !shown.has(c))).toEqual([])
  })

  test('A file of more than 50 MB is refused before it is looked at', () => {
    const document = createReader().read(' '.repeat(50 * 1024 * 1024 + 1))
    expect(document.problems.map((p) => [p.code, wordsOf(p).includes('51MB')])).toEqual([['HC1001', true]])
  })

  test('Lawful texts that look like traps are left alone', () => {
    const source = `规则:
  甲: 乙 # 注释
  丙: {公式: 取小（甲，乙）, 依据: [一, 二], 说明: "a, b: c #d"}
  丁:
    段: 3%（含）以内：0%；超过8%：0%
    比例: 3:5:2
    式: 甲
      - 乙
  戊:
    段:
      3%以内：0%
      其余：1%
  己: {段: 3%以内：0%, 时间: 10:30,}
  庚: 网址 http://example.invalid/a
  辛: |
    # 不是注释
    键: 值, [未闭合 "
`
    const document = createReader().read(source)
    expect(document.problems.map((p) => [p.code, source.slice(p.span.start, p.span.end)])).toEqual([])
    expect(plainDocument(document)).toEqual({
      规则: [
        { 甲: '乙' },
        { 丙: { 公式: '取小（甲，乙）', 依据: ['一', '二'], 说明: 'a, b: c #d' } },
        { 丁: { 段: '3%（含）以内：0%；超过8%：0%', 比例: '3:5:2', 式: '甲 - 乙' } },
        { 戊: { 段: '3%以内：0% 其余：1%' } },
        { 己: { 段: '3%以内：0%', 时间: '10:30' } },
        { 庚: '网址 http://example.invalid/a' },
        { 辛: '# 不是注释\n键: 值, [未闭合 "\n' },
      ],
    })
  })
})
