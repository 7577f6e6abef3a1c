import { expect, it } from 'vitest'
import { applySplices } from '../../../editor/state/apply-splices.ts'

it('puts each splice where the text had its place, in any order, and several at one place one after another', () => {
  const at = (start: number, end: number, text: string) => ({ start, end, text })
  expect(applySplices('甲乙丙丁', [])).toBe('甲乙丙丁')
  expect(applySplices('甲乙丙丁', [at(3, 4, '末'), at(0, 1, '一二')])).toBe('一二乙丙末')
  expect(applySplices('甲乙', [at(1, 1, '、'), at(1, 1, '和'), at(2, 2, '。')])).toBe('甲、和乙。')
})
