import { describe, expect, it } from 'vitest'
import { resolvePath } from '../../../editor/language/resolve-path.ts'
import { type FileEntry, scenariosFor } from '../../../editor/state/files.ts'

const file = (path: string, more: Partial<FileEntry> = {}): FileEntry => ({
  path,
  kind: 'scenario',
  isNew: false,
  ...more,
})

describe('paths', () => {
  it('are resolved from the folder of the file that names them, and not beyond the served folder', () => {
    expect(resolvePath('甲县/scenarios/一.yaml', '../2020.yaml')).toBe('甲县/2020.yaml')
    expect(resolvePath('甲县/一.yaml', './2020.yaml')).toBe('甲县/2020.yaml')
    expect(resolvePath('一.yaml', '2020.yaml')).toBe('2020.yaml')
    expect(resolvePath('甲县\u002f一.yaml', '..\\乙县\\2020.yaml')).toBe('乙县/2020.yaml')
    expect(resolvePath('一.yaml', '../2020.yaml')).toBeUndefined()
  })
})

describe('the scenarios of a policy', () => {
  const files = [
    file('甲县/scenarios/一.yaml', { policy: '../2020.yaml' }),
    file('甲县/scenarios/二.yaml', { policy: '../2021.yaml' }),
    file('乙县/三.yaml'),
    file('甲县/2020.yaml', { kind: 'policy' }),
  ]

  it('are those that name it', () => {
    expect(scenariosFor('甲县/2020.yaml', files).map(({ path }) => path)).toEqual(['甲县/scenarios/一.yaml'])
  })

  it('are all below its folder if none names it', () => {
    expect(scenariosFor('甲县/1999.yaml', files).map(({ path }) => path)).toEqual([
      '甲县/scenarios/一.yaml',
      '甲县/scenarios/二.yaml',
    ])
    expect(scenariosFor('丙县/1999.yaml', files)).toEqual([])
  })
})
