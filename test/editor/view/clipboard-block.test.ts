import { describe, expect, it } from 'vitest'
import { clipboardBlock } from '../../../editor/view/clipboard-block.ts'

describe('a block for a spreadsheet', () => {
  it('has cells between tabs and numbers as bare digits, in the table too', () => {
    const { text, html } = clipboardBlock([
      ['机构', '结余（元）'],
      ['甲院', { digits: '-12345678.9' }],
    ])
    expect(text).toBe('机构\t结余（元）\r\n甲院\t-12345678.9')
    expect(html).toContain('<td style="mso-number-format:General">-12345678.9</td>')
    expect(html).toContain('>甲院</td>')
  })

  it('makes texts harmless that a spreadsheet would take for formulas', () => {
    for (const name of ['=1+1', '+86', '-甲', '@SUM(A1)', '＝1', ' =1']) {
      const { text, html } = clipboardBlock([[name]])
      expect(text).toBe(`'${name}`)
      expect(html).toContain(`>'${name}</td>`)
    }
    expect(clipboardBlock([['甲=乙']]).text).toBe('甲=乙')
  })

  it('lets no text become markup, another cell or another line', () => {
    const { text, html } = clipboardBlock([['<b onload="x">&甲\t乙\n丙']])
    expect(text).toBe('<b onload="x">&甲 乙 丙')
    expect(html).not.toContain('<b')
    expect(html).toContain('&#60;b onload=&#34;x&#34;&#62;&#38;甲 乙 丙')
  })
})
