import { describe, expect, it } from 'vitest'
import { resolvePath } from '../../../editor/language/resolve-path.ts'

describe('paths', () => {
  it('are resolved from the folder of the file that names them, and not beyond the served folder', () => {
    expect(resolvePath('甲县/scenarios/一.yaml', '../2020.yaml')).toBe('甲县/2020.yaml')
    expect(resolvePath('甲县/一.yaml', './2020.yaml')).toBe('甲县/2020.yaml')
    expect(resolvePath('一.yaml', '2020.yaml')).toBe('2020.yaml')
    expect(resolvePath('甲县\u002f一.yaml', '..\\乙县\\2020.yaml')).toBe('乙县/2020.yaml')
    expect(resolvePath('一.yaml', '../2020.yaml')).toBeUndefined()
  })
})
