import { describe, expect, it } from 'vitest'
import { CodeFrames } from '../../../cli/print/code-frame.ts'
import { displayWidth } from '../../../dsl/text/display-width.ts'

/** The frame of the first place at which `part` stands. */
function frameOf(text: string, part: string): string {
  const start = text.indexOf(part)
  const line = text.slice(0, start).split('\n').length
  const column = start - text.lastIndexOf('\n', start - 1)
  const place = { line, column }
  return new CodeFrames(text).frame({ start: place, end: { line, column: column + part.length } })
}

describe('a code frame', () => {
  it('puts carets under the part, two for a Han character', () => {
    expect(frameOf('甲: 1\n调剂金: 筹资总×15%\n', '筹资总')).toBe(
      ['    2 | 调剂金: 筹资总×15%', '      |         ^^^^^^', ''].join('\n'),
    )
  })

  it('marks at least one column, and a part over several lines to the end of the first', () => {
    const frames = new CodeFrames('公式: 甲＋\n  乙\n')
    const point = { line: 1, column: 5 }
    expect(frames.frame({ start: point, end: point })).toContain('      |       ^\n')
    expect(frames.frame({ start: point, end: { line: 2, column: 3 } })).toContain('      |       ^^^^\n')
  })

  it('shows the part of a long line that matters', () => {
    const text = `${'甲＋'.repeat(500)}错${'＋乙'.repeat(500)}`
    const [source = '', carets = ''] = frameOf(text, '错').split('\n')
    expect(displayWidth(source)).toBeLessThan(112)
    expect(source).toContain('…')
    const before = source.slice(0, source.indexOf('错'))
    expect(displayWidth(carets.slice(0, carets.indexOf('^')))).toBe(displayWidth(before))
  })

  it('keeps the caret in place behind tabs and characters that are named', () => {
    const [source = '', carets = ''] = frameOf('\u001b[31m\t公式 错', '错').split('\n')
    expect(source).toContain('‹U+001B›')
    expect(displayWidth(carets.slice(0, carets.indexOf('^')))).toBe(displayWidth(source.slice(0, source.indexOf('错'))))
  })

  it('shows nothing of an empty line, an empty text or a place beyond it', () => {
    for (const text of ['', '\n\n', '甲']) {
      const place = { line: 2, column: 9 }
      const frame = new CodeFrames(text).frame({ start: place, end: place })
      expect([text, frame === '' || frame.includes('甲')]).toEqual([text, true])
    }
  })
})
