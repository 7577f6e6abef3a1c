import { expect, describe as group, test } from 'vitest'
import { describe } from '../../../dsl/diagnostic/describe.ts'
import { inSource, problem, shiftProblem } from '../../../dsl/diagnostic/diagnostic.ts'
import { firstCauses } from '../../../dsl/diagnostic/first-causes.ts'
import type { SourceText } from '../../../dsl/text/source-text.ts'

const table: SourceText = {
  file: 'dir/a.csv',
  text: '机构,支出\n甲,1\n甲,2\n',
  named: { span: { start: 5, end: 10 } },
}
const own = '情景: 基准\n支出: {表: a.csv}\n'
const twice = problem(
  'HC6025',
  { start: 12, end: 13 },
  { name: '甲' },
  { related: [{ message: '前一处在这里', span: { start: 6, end: 7 } }] },
)

group('A problem of another file', () => {
  test('stands there with its related places, and names where the file is asked for', () => {
    const [told] = describe('scenario.yaml', own, [inSource(twice, table)])
    expect(told).toMatchObject({
      file: 'dir/a.csv',
      range: { start: { line: 3, column: 3 }, end: { line: 3, column: 4 } },
      related: [
        { file: 'dir/a.csv', range: { start: { line: 2, column: 1 } } },
        { file: 'scenario.yaml', range: { start: { line: 1, column: 6 } } },
      ],
    })
  })

  test('comes behind those of the file itself, whatever its offset', () => {
    const late = problem('HC6025', { start: 20, end: 22 }, { name: '乙' })
    const told = describe('scenario.yaml', own, [inSource(twice, table), late])
    expect(told.map((d) => d.file)).toEqual(['scenario.yaml', 'dir/a.csv'])
  })

  test('is another than one at the same offset of the file itself', () => {
    expect(describe('scenario.yaml', own, [twice, inSource(twice, table)])).toHaveLength(2)
  })

  test('does not move with an entry', () => {
    expect(shiftProblem(inSource(twice, table), 100)).toEqual(inSource(twice, table))
    expect(shiftProblem(twice, 100).span).toEqual({ start: 112, end: 113 })
  })

  test('is no echo of what could not be read at the same offset of the file itself', () => {
    const unread = problem('HC1039', { start: 10, end: 14 }, { text: '' })
    expect(firstCauses([unread, twice])).toEqual([unread])
    expect(firstCauses([unread, inSource(twice, table)])).toHaveLength(2)
  })
})
