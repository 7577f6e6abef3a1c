import { expect, it } from 'vitest'
import { applySplices } from '../../../../editor/language/writing/apply-splices.ts'

it('puts each splice where the text had its place, in any order, and several at one place one after another', () => {
  const at = (start: number, end: number, text: string) => ({ start, end, text })
  expect(applySplices('甲乙丙丁', [])).toBe('甲乙丙丁')
  expect(applySplices('甲乙丙丁', [at(3, 4, '末'), at(0, 1, '一二')])).toBe('一二乙丙末')
  expect(applySplices('甲乙', [at(1, 1, '、'), at(1, 1, '和'), at(2, 2, '。')])).toBe('甲、和乙。')
})

it('changes a stretch alone, and leaves out what does not lie within it', () => {
  const at = (start: number, end: number, text: string) => ({ start, end, text })
  expect(applySplices('甲乙丙丁', [at(0, 1, '一'), at(2, 3, '三'), at(2, 4, '末')], { start: 1, end: 3 })).toBe('乙三')
})
