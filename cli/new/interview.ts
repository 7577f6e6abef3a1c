import type { Answers } from '../../dsl/template/answers.ts'
import { type Question, questions } from '../../dsl/template/questions.ts'

/** Prints a prompt and gives the line that was typed; undefined where the input has ended. */
export type Ask = (prompt: string) => Promise<string | undefined>

/**
 * Asks the questions that are not answered yet, each until its answer can be read; an empty answer takes what is usual.
 * Undefined where the input ended before the last.
 */
export async function interview(
  given: Partial<Answers>,
  thisYear: number,
  ask: Ask,
): Promise<Partial<Answers> | undefined> {
  let answers = given
  for (const question of questions) {
    if (answers[question.key] !== undefined) continue
    const usual = question.usual(thisYear)
    let prompt = promptOf(question, usual)
    for (;;) {
      const typed = await ask(prompt)
      if (typed === undefined) return undefined
      const read = question.read(typed.trim() === '' ? usual : typed)
      if ('value' in read) {
        answers = { ...answers, [question.key]: read.value }
        break
      }
      prompt = `${read.why}\n再写一次（直接回车是“${usual}”）：`
    }
  }
  return answers
}

function promptOf({ ask, choices = [] }: Question, usual: string): string {
  const lines = choices.map(({ word, about }, i) => `  ${i + 1} ${word}：${about}`)
  return [ask, ...lines, `${lines.length > 0 ? '写号码' : '请写'}（直接回车是“${usual}”）：`].join('\n')
}
