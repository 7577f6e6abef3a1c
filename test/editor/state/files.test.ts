import { describe, expect, it } from 'vitest'
import { type FileEntry, scenariosFor } from '../../../editor/state/files.ts'

const file = (path: string, more: Partial<FileEntry> = {}): FileEntry => ({
  path,
  kind: 'scenario',
  isNew: false,
  ...more,
})

const names = (text: string) => ({ text, span: { start: 0, end: text.length } })

describe('the scenarios of a policy', () => {
  const files = [
    file('甲县/scenarios/一.yaml', { policy: names('../2020.yaml') }),
    file('甲县/scenarios/二.yaml', { policy: names('../2021.yaml') }),
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
