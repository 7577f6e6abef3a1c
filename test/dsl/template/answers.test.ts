import { describe, expect, it } from 'vitest'
import { readBudget, readCounty, readStatus, readSurplus, readYear } from '../../../dsl/template/answers.ts'
import { questions } from '../../../dsl/template/questions.ts'

describe('Answers', () => {
  it.each([
    [readCounty(' 青禾县 '), '青禾县'],
    [readCounty('高新A区'), '高新A区'],
    [readYear('2026'), 2026],
    [readYear('２０２６年'), 2026],
    [readYear('2026年度'), 2026],
    [readBudget('1'), 'county'],
    [readBudget('３'), 'institutions'],
    [readBudget('几家医共体'), 'communities'],
    [readSurplus(' 分段 '), 'bands'],
    [readStatus('试行'), '试行'],
  ])('are read: %j', (read, value) => {
    expect(read).toEqual({ value })
  })

  it.each([
    [readCounty('  '), '没有写县名'],
    [readCounty('a/b'), '“a/b”不能作县名'],
    [readCounty('../青禾县'), '不能作县名'],
    [readCounty('青禾: 县'), '不能作县名'],
    [readCounty('Qinghe'), '不能作县名'],
    [readCounty('青'.repeat(31)), '不能作县名'],
    [readYear('26'), '“26”不是年度'],
    [readYear('明年'), '不是年度'],
    [readBudget('0'), '没有“0”这一种'],
    [readBudget('4'), '1 全县一家、2 几家医共体、3 按机构'],
    [readBudget('1.5'), '没有“1.5”这一种'],
    [readBudget('toString'), '没有“toString”这一种'],
    [readSurplus('看着办'), '4 没写清'],
    [readStatus('草稿'), '写征求意见稿、试行、施行、废止之一'],
  ])('are refused with a reason: %j', (read, why) => {
    expect('why' in read && read.why).toContain(why)
  })

  it('that are usual can be read', () => {
    for (const { read, usual } of questions) expect(read(usual(2026))).toHaveProperty('value')
  })
})
