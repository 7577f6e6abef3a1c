import { describe, expect, test } from 'vitest'
import { createScenarioReader } from '../../../dsl/index.ts'
import { pathFrom } from '../../../dsl/text/path.ts'
import { createEngine } from '../../../engine/index.ts'
import { compiledSections } from '../../support/policy.ts'

const policy = compiledSections('输入: {甲: 元, 乙: 元, 丙: 元}\n规则: {丁: 甲＋乙＋丙}\n')
const told = (named: string, inputs: string, file = 'scenarios/base.yaml') => {
  const text = `情景: 基准\n${named}年度: 2026\n输入: {${inputs}}\n`
  const read = createScenarioReader().read(file, text, policy)
  return createEngine()
    .run(policy, read)
    .outcome.diagnostics.filter((d) => d.severity === 'error')
    .map((d) => `${d.code} ${d.range.start.line}`)
}

describe('a scenario for another policy', () => {
  test('is told once, at the policy that it names', () => {
    expect(told('政策: ../other.yaml\n', 'a: 1, b: 2, c: x, 甲: 人')).toEqual(['HC6071 2'])
  })

  test('is read where it mostly fits', () => {
    expect(told('政策: ../other.yaml\n', '甲: 1, 乙: 2, 丙: 3')).toEqual([])
    expect(told('政策: ../other.yaml\n', '甲: 1, 乙: 2, 丙: 3, a: 1, b: 2, c: 3')).toEqual([
      'HC6003 4',
      'HC6003 4',
      'HC6003 4',
    ])
  })

  test('is none where it names this policy, or none, or few of its names are unknown', () => {
    const each = ['HC6001 4', 'HC6001 4', 'HC6001 4', 'HC6003 4', 'HC6003 4', 'HC6003 4']
    expect(told('政策: ../policy.yaml\n', '张: 1, 李: 2, 王: 3').sort()).toEqual(each)
    expect(told('', '张: 1, 李: 2, 王: 3').sort()).toEqual(each.map((code) => code.replace('4', '3')))
    expect(told('政策: ../other.yaml\n', '张: 1, 李: 2').sort()).toEqual(each.slice(0, 5))
  })
})

describe('a path from a file', () => {
  test.each([
    ['a/b/c.yaml', '../d.yaml', 'a/d.yaml'],
    ['a/b/c.yaml', './d.yaml', 'a/b/d.yaml'],
    ['c.yaml', '../d.yaml', '../d.yaml'],
    ['a/c.yaml', '../../d.yaml', '../d.yaml'],
    ['a/c.yaml', '..\\d.yaml', 'd.yaml'],
    ['a\\b\\c.yaml', '../d.yaml', 'a/d.yaml'],
    ['a/c.yaml', '/x/../d.yaml', '/d.yaml'],
    ['/a/c.yaml', 'd.yaml', '/a/d.yaml'],
    ['a/c.yaml', 'C:\\x\\d.yaml', 'C:/x/d.yaml'],
    ['', './a//b.yaml', 'a/b.yaml'],
  ])('%s, %s is %s', (file, named, path) => {
    expect(pathFrom(file, named)).toBe(path)
  })
})
