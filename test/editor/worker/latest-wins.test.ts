import { describe, expect, it } from 'vitest'
import { latestWins } from '../../../editor/worker/latest-wins.ts'

/** Work that is done when the test says so. */
function held() {
  const asked: { readonly question: number; readonly done: (answer: number) => void; readonly fail: () => void }[] = []
  const ask = latestWins(
    (question: number) =>
      new Promise<number>((done, fail) => asked.push({ question, done, fail: () => fail(new Error('broken')) })),
  )
  return { ask, asked }
}

describe('the latest question', () => {
  it('is the only one of those waiting that is run, and the overtaken ones have no answer', async () => {
    const { ask, asked } = held()
    const answers = [ask(1), ask(2), ask(3)]
    expect(asked.map(({ question }) => question)).toEqual([1])
    expect(await answers[1]).toBeUndefined()
    asked[0]?.done(10)
    expect(await answers[0]).toBeUndefined()
    expect(asked.map(({ question }) => question)).toEqual([1, 3])
    asked[1]?.done(30)
    expect(await answers[2]).toBe(30)
  })

  it('is answered at once when nothing is under way, again and again', async () => {
    const { ask, asked } = held()
    for (const question of [1, 2]) {
      const answer = ask(question)
      asked.at(-1)?.done(question * 10)
      expect(await answer).toBe(question * 10)
    }
  })

  it('is run though the one before it failed, and the failure is told', async () => {
    const { ask, asked } = held()
    const first = ask(1)
    const second = ask(2)
    asked[0]?.fail()
    await expect(first).rejects.toThrow('broken')
    asked[1]?.done(20)
    expect(await second).toBe(20)
  })
})
