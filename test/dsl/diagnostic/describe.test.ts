import { expect, describe as group, test } from 'vitest'
import { describeAll } from '../../../dsl/diagnostic/describe.ts'
import { problem, shiftProblem } from '../../../dsl/diagnostic/diagnostic.ts'
import { behind, type TextSource } from '../../../dsl/text/source.ts'

const own: TextSource = { file: 'scenario.yaml', text: '情景: 基准\n支出: {表: a.csv}\n', start: 0 }
const table: TextSource = {
  file: 'dir/a.csv',
  text: '机构,支出\n甲,1\n甲,2\n',
  start: behind([own]),
  named: { start: 15, end: 20 },
}
const twice = problem(
  'HC6025',
  { start: 10, end: 11 },
  { name: '甲' },
  { related: [{ message: '前一处在这里', span: { start: 6, end: 7 } }] },
)

group('A problem of a file that another names', () => {
  test('stands there with its related places, and says where the file is asked for', () => {
    const [told] = describeAll([own, table], [shiftProblem(twice, table.start)])
    expect(told).toMatchObject({
      file: 'dir/a.csv',
      range: { start: { line: 3, column: 1 }, end: { line: 3, column: 2 } },
      related: [
        { file: 'dir/a.csv', range: { start: { line: 2, column: 1 } } },
        { file: 'scenario.yaml', range: { start: { line: 2, column: 9 } } },
      ],
    })
  })

  test('comes behind those of the file itself', () => {
    const late = problem('HC6025', { start: own.text.length, end: own.text.length }, { name: '乙' })
    const told = describeAll([own, table], [shiftProblem(twice, table.start), late])
    expect(told.map((d) => [d.file, d.range.start.line])).toEqual([
      ['scenario.yaml', 3],
      ['dir/a.csv', 3],
    ])
  })
})
