import { describe, expect, test } from 'vitest'
import { cut } from '../../../dsl/text/cut.ts'

/** Each section as its name, its value and its entries' texts. */
function parts(text: string) {
  return cut(text).sections.map((s) => ({
    name: s.name,
    ...(s.value && { value: text.slice(s.value.start, s.value.end) }),
    entries: s.entries.map((e) => text.slice(e.start, e.end)),
  }))
}

describe('cutting a file', () => {
  test('Entries begin at the section’s own first indentation', () => {
    expect(parts('规则:\n    甲:\n      公式: 1\n    乙: 2\n参数:\n  丙: 3\n')).toEqual([
      { name: '规则', entries: ['    甲:\n      公式: 1\n', '    乙: 2\n'] },
      { name: '参数', entries: ['  丙: 3\n'] },
    ])
  })

  test('Items are entries, at column 0 or deeper', () => {
    expect(parts('算例:\n- 甲: 1\n  乙: 2\n- 丙\n日程:\n  - 丁\n  - 戊\n')).toEqual([
      { name: '算例', entries: ['- 甲: 1\n  乙: 2\n', '- 丙\n'] },
      { name: '日程', entries: ['  - 丁\n', '  - 戊\n'] },
    ])
  })

  test('Comments and empty lines between entries belong to none', () => {
    const text = '规则:\n\n# 一\n  # 二\n  甲:\n\n    # 三\n    公式: 1\n  # 四\n\n# 五\n  乙: 2\n  # 六\n\n'
    expect(parts(text)).toEqual([{ name: '规则', entries: ['  甲:\n\n    # 三\n    公式: 1\n', '  乙: 2\n'] }])
  })

  test('A block of text keeps its lines that begin with #', () => {
    expect(parts('条款: |\n  甲\n\n  # 乙\n规则:\n  丙: |\n    丁\n    # 戊\n')).toEqual([
      { name: '条款', value: '|\n  甲\n\n  # 乙\n', entries: [] },
      { name: '规则', entries: ['  丙: |\n    丁\n    # 戊\n'] },
    ])
  })

  test('A body without keys and items is a value', () => {
    expect(parts('说明:\n  甲\n  乙\n年份: # 注\n  [1,\n  2]\n')).toEqual([
      { name: '说明', value: '甲\n  乙\n', entries: [] },
      { name: '年份', value: '[1,\n  2]\n', entries: [] },
    ])
  })

  test('A closing bracket at the key’s own column ends its entry', () => {
    expect(parts('规则:\n  甲: {a: 1,\n    b: 2\n  }\n  乙: 2\n')).toEqual([
      { name: '规则', entries: ['  甲: {a: 1,\n    b: 2\n  }\n', '  乙: 2\n'] },
    ])
  })

  test('The last line needs no line end, and \\r\\n is one', () => {
    expect(parts('规则:\r\n  甲: 1\r\n  乙: 2')).toEqual([{ name: '规则', entries: ['  甲: 1\r\n', '  乙: 2'] }])
  })

  test('Quoted keys are read without their quotes', () => {
    expect(parts('"政策": 甲\n\'状态\': 乙\n').map((s) => s.name)).toEqual(['政策', '状态'])
  })

  test('Keys with a colon of the wrong kind are sections all the same', () => {
    expect(cut('状态：试行\n政策:甲\n').sections.map((s) => [s.name, s.key.form])).toEqual([
      ['状态', 'fullWidth'],
      ['政策', 'glued'],
    ])
  })

  test('Indented text before the first key is told once', () => {
    expect(cut('  甲: 1\n  乙: 2\n政策: 丙\n').faults.map((f) => [f.kind, f.span.start])).toEqual([['stray', 2]])
  })
})
