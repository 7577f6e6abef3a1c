import { type Answers, type Read, readBudget, readCounty, readSurplus, readYear, usualAnswers } from './answers.ts'
import { budgetChoices, type Choice, surplusChoices } from './choices.ts'

/** One of the four questions that a new policy is made from. */
export interface Question {
  readonly key: 'county' | 'year' | 'budget' | 'surplus'
  readonly ask: string
  /** The ways in which it may be answered; free text without them. */
  readonly choices?: readonly Choice[]
  /** What is taken where the answer is left empty, as one would write it. */
  readonly usual: (thisYear: number) => string
  readonly read: (text: string) => Read<Answers[Question['key']]>
}

/** The four questions, in the order in which they are asked. */
export const questions: readonly Question[] = [
  {
    key: 'county',
    ask: '给哪个县（市、区）写？',
    usual: () => usualAnswers.county,
    read: readCounty,
  },
  {
    key: 'year',
    ask: '哪一年的办法？',
    usual: String,
    read: readYear,
  },
  {
    key: 'budget',
    ask: '预算给谁？',
    choices: Object.values(budgetChoices),
    usual: () => budgetChoices[usualAnswers.budget].word,
    read: readBudget,
  },
  {
    key: 'surplus',
    ask: '结余和超支怎么办？',
    choices: Object.values(surplusChoices),
    usual: () => surplusChoices[usualAnswers.surplus].word,
    read: readSurplus,
  },
]
