import { describe, expect, it } from 'vitest'
import { interview } from '../../../cli/new/interview.ts'

/** Answers what is asked, line by line, and keeps the prompts. */
function typing(...lines: string[]) {
  const prompts: string[] = []
  const ask = async (prompt: string) => {
    prompts.push(prompt)
    return lines.shift()
  }
  return { prompts, ask }
}

describe('The four questions', () => {
  it('are asked one by one; an empty answer takes what is usual', async () => {
    const { ask, prompts } = typing('青禾县', '', '3', '没写清')
    expect(await interview({}, 2026, ask)).toEqual({
      county: '青禾县',
      year: 2026,
      budget: 'institutions',
      surplus: 'open',
    })
    expect(prompts.map((prompt) => prompt.split('\n')[0])).toEqual([
      '给哪个县（市、区）写？',
      '哪一年的办法？',
      '预算给谁？',
      '结余和超支怎么办？',
    ])
    expect(prompts[1]).toContain('直接回车是“2026”')
    expect(prompts[2]).toContain('  2 几家医共体：')
  })

  it('are asked again with a reason where the answer is nonsense', async () => {
    const { ask, prompts } = typing('/', '青禾县', '去年', '2027', '全部', '1', '分段')
    expect(await interview({}, 2026, ask)).toMatchObject({ county: '青禾县', year: 2027, budget: 'county' })
    expect(prompts.filter((prompt) => prompt.includes('再写一次')).map((prompt) => prompt.split('\n')[0])).toEqual([
      '“/”不能作县名：只用汉字、字母和数字，2至30个字，例如 青禾县。',
      '“去年”不是年度：写四位数字，例如 2026。',
      '没有“全部”这一种：写号码或者词，1 全县一家、2 几家医共体、3 按机构。',
    ])
  })

  it('are not asked where a flag has answered', async () => {
    const { ask, prompts } = typing('分段')
    const given = { county: '青禾县', year: 2026, budget: 'county' } as const
    expect(await interview(given, 2026, ask)).toEqual({ ...given, surplus: 'bands' })
    expect(prompts).toHaveLength(1)
  })

  it('lead to nothing where the input ends before the last', async () => {
    expect(await interview({}, 2026, typing('青禾县', '2026').ask)).toBeUndefined()
  })
})
