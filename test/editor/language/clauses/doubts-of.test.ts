import { expect, it } from 'vitest'
import { doubtsOf } from '../../../../editor/language/clauses/doubts-of.ts'

it('cuts 存疑 at ；, not within quotes and brackets', () => {
  expect(doubtsOf('比例未写；“甲；乙”叫法不同（见一；二）；')).toEqual(['比例未写', '“甲；乙”叫法不同（见一；二）'])
})

it('finds no doubt in nothing, and one in what has no mark', () => {
  expect([doubtsOf(''), doubtsOf(' ；； '), doubtsOf('比例未写')]).toEqual([[], [], ['比例未写']])
})

it('takes one bracket within another whole, and no bracket or quote that nothing opened or closed', () => {
  expect(doubtsOf('见四（（一）2；3）；未写')).toEqual(['见四（（一）2；3）', '未写'])
  expect(doubtsOf('1）未写；2）未写')).toEqual(['1）未写', '2）未写'])
  expect(doubtsOf('“未写；（未写')).toEqual(['“未写', '（未写'])
})
