/**
 * Runs one question at a time; of those that come meanwhile only the newest is run, when the one under way is done.
 * The answer of a question that a newer one overtook is undefined.
 */
export function latestWins<Q, A>(run: (question: Q) => Promise<A>): (question: Q) => Promise<A | undefined> {
  let running = false
  let waiting: { question: Q; settle: (answer: Promise<A | undefined> | undefined) => void } | undefined

  const next = async (question: Q): Promise<A | undefined> => {
    running = true
    try {
      const answer = await run(question)
      return waiting ? undefined : answer
    } finally {
      running = false
      const newest = waiting
      waiting = undefined
      if (newest) newest.settle(next(newest.question))
    }
  }

  return (question) => {
    if (!running) return next(question)
    waiting?.settle(undefined)
    return new Promise((resolve) => {
      waiting = { question, settle: resolve }
    })
  }
}
