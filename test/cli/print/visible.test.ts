import { describe, expect, it } from 'vitest'
import { jsonText, visible } from '../../../cli/print/visible.ts'

describe('a text of a file', () => {
  it('cannot steer a terminal: what is not seen is named', () => {
    expect(visible('\u001b[31m红\u001b[0m')).toBe('‹U+001B›[31m红‹U+001B›[0m')
    expect(visible('a\u009b2Jb')).toBe('a‹U+009B›2Jb')
    expect(visible('筹资\u202e总额')).toBe('筹资‹U+202E›总额')
    expect(visible('一\r\n二\u0007')).toBe('一‹U+000D›‹U+000A›二‹U+0007›')
    expect(visible('\ud800x')).toBe('‹U+D800›x')
  })

  it('keeps Chinese, marks and pictures, and has a blank for a tab', () => {
    expect(visible('一、筹资\t（1）“％”😀')).toBe('一、筹资 （1）“％”😀')
  })

  it('is whole in JSON, where what is not seen is escaped', () => {
    const value = { '\u202e': ['\u009b2J', '\u001b', '\u{e0001}', '一\n二'] }
    const text = jsonText(value)
    for (const unseen of ['\u001b', '\u009b', '\u202e', '\u{e0001}']) expect(text).not.toContain(unseen)
    expect(text.endsWith('}\n')).toBe(true)
    expect(JSON.parse(text)).toEqual(value)
  })
})
