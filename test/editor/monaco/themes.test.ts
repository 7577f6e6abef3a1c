import { describe, expect, it } from 'vitest'
import { dark, light } from '../../../editor/monaco/themes.ts'
import { tokenKinds } from '../../../editor/worker/protocol.ts'

/** The relative luminance of a colour, as WCAG 2 has it. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(colour.replace('#', '').slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [most = 0, least = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (most + 0.05) / (least + 0.05)
}

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s theme', (_name, { rules, colors }) => {
  it('has a colour for every kind of name and every part of a formula', () => {
    const given = rules.map(({ token }) => token)
    expect(tokenKinds.filter((kind) => !given.includes(kind))).toEqual([])
    expect(new Set(given).size).toBe(given.length)
  })

  it('can be read: every colour has 4.5:1 on the ground, on the line of the cursor and on what is selected', () => {
    const grounds = ['editor.background', 'editor.lineHighlightBackground', 'editor.selectionBackground']
    const weak = rules.flatMap(({ token, foreground = '' }) =>
      grounds.map((ground) => [token, ground, contrast(foreground, colors[ground] ?? '')] as const),
    )
    expect(weak.filter(([, , ratio]) => ratio < 4.5)).toEqual([])
    const [hint = '', ground = ''] = ['foreground', 'background'].map((part) => colors[`editorInlayHint.${part}`])
    expect(contrast(hint, ground)).toBeGreaterThan(4.5)
  })
})
