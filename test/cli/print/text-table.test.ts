import { describe, expect, it } from 'vitest'
import { pad, textTable } from '../../../cli/print/text-table.ts'
import { displayWidth } from '../../../dsl/text/display-width.ts'

describe('a text table', () => {
  it('aligns columns by what is seen, not by characters', () => {
    const columns = [{ head: '机构' }, { head: '支出（元）', align: 'right' as const }, { head: '依据' }]
    const rows = [
      ['县医院', '1,234.50', '第三条'],
      ['A院', '0.00', '四（一）'],
    ]
    expect(textTable(columns, rows)).toBe(
      ['机构    支出（元）  依据', '县医院    1,234.50  第三条', 'A院           0.00  四（一）', ''].join('\n'),
    )
  })

  it('leaves out columns without heads that are empty, and blanks at line ends', () => {
    const columns = [{ head: '' }, { head: '名' }, { head: '' }, { head: '备注' }]
    expect(textTable(columns, [['', '甲', '', '']], '  ')).toBe('  名  备注\n  甲\n')
  })

  it('has no line of heads where there are none', () => {
    expect(
      textTable(
        [{ head: '' }, { head: '', align: 'right' }],
        [
          ['甲', '1'],
          ['乙乙', '10'],
        ],
      ),
    ).toBe('甲     1\n乙乙  10\n')
  })

  it('keeps its columns when a cell tries to steer the terminal', () => {
    const table = textTable(
      [{ head: '' }, { head: '' }],
      [
        ['a\u001b[2Jb', 'x'],
        ['甲', 'y'],
      ],
    )
    const columns = table
      .trimEnd()
      .split('\n')
      .map((line) => displayWidth(line.slice(0, -1)))
    expect(table).not.toContain('\u001b')
    expect(columns[0]).toBe(columns[1])
  })

  it('pads on either side and never cuts', () => {
    expect([pad('甲', 4), pad('甲', 4, 'right'), pad('甲乙丙', 4)]).toEqual(['甲  ', '  甲', '甲乙丙'])
  })
})
