import { describe, expect, it } from 'vitest'
import { hasSameLines, keepLineEnds } from '../../../editor/state/keep-line-ends.ts'

describe('line ends', () => {
  it('stay those of the file, line by line, where an editor made them all one', () => {
    expect(keepLineEnds('a\r\nb\r\n', 'a\nB\nc\n')).toBe('a\r\nB\r\nc\r\n')
    expect(keepLineEnds('a\nb\n', 'a\nb\nc')).toBe('a\nb\nc')
    expect(keepLineEnds('a\nb\r\nc\nd\ne\r\n', 'a\r\nb\r\nX\r\nY\r\nd\r\ne\r\n')).toBe('a\nb\r\nX\nY\nd\ne\r\n')
    expect(keepLineEnds('a\rb\r\nc\r\n', 'a\r\nb\r\nc\r\n')).toBe('a\rb\r\nc\r\n')
  })

  it('are those of the text where the file has none', () => {
    expect(keepLineEnds('', 'a\r\nb\n')).toBe('a\r\nb\n')
    expect(keepLineEnds('a', 'a\nb')).toBe('a\nb')
  })

  it('survive that lines are taken away, and that all is', () => {
    expect(keepLineEnds('a\r\nb\nc\r\nd\r\n', 'a\nd\n')).toBe('a\r\nd\r\n')
    expect(keepLineEnds('a\r\nb\n', '')).toBe('')
    expect(keepLineEnds('a\r\na\na\r\n', 'a\na\n')).toBe('a\r\na\n')
  })

  it('make no difference where it is asked whether two texts are the same', () => {
    expect(hasSameLines('a\r\nb\rc\n', 'a\nb\nc\n')).toBe(true)
    expect(hasSameLines('a\n\nb', 'a\nb')).toBe(false)
  })
})
