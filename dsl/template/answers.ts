import {
  type Budget,
  budgetChoices,
  type Choice,
  type Status,
  type Surplus,
  statuses,
  surplusChoices,
} from './choices.ts'

/** What a new policy is made from. */
export interface Answers {
  /** The county's name as it stands in the title. */
  readonly county: string
  readonly year: number
  readonly status: Status
  readonly budget: Budget
  readonly surplus: Surplus
}

/** What is taken where nobody answers; the year is the one at hand, which the caller knows. */
export const usualAnswers = {
  county: '示例县',
  status: '征求意见稿',
  budget: 'communities',
  surplus: 'shares',
} as const satisfies Partial<Answers>

/** An answer read, or why it cannot be. */
export type Read<T> = { readonly value: T } | { readonly why: string }

/** A county's name: it goes into the title, the region and the name of the folder. */
export function readCounty(text: string): Read<string> {
  const name = text.trim()
  if (name === '') return { why: '没有写县名。' }
  if (!/^[\p{Script=Han}A-Za-z0-9]{2,30}$/u.test(name) || !/\p{Script=Han}/u.test(name))
    return { why: `“${name}”不能作县名：只用汉字、字母和数字，2至30个字，例如 青禾县。` }
  return { value: name }
}

/** A year in four digits, in half or full width, with 年 or without. */
export function readYear(text: string): Read<number> {
  const digits = text
    .trim()
    .normalize('NFKC')
    .replace(/年度?$/, '')
  return /^(?:19|20)\d\d$/.test(digits)
    ? { value: Number(digits) }
    : { why: `“${text.trim()}”不是年度：写四位数字，例如 2026。` }
}

export const readBudget = (text: string): Read<Budget> => readChoice(budgetChoices, text)
export const readSurplus = (text: string): Read<Surplus> => readChoice(surplusChoices, text)

/** One of the states that a policy may be in. */
export function readStatus(text: string): Read<Status> {
  const status = statuses.find((one) => one === text.trim())
  return status ? { value: status } : { why: `状态不能写“${text.trim()}”：写${statuses.join('、')}之一。` }
}

/** A choice by its word or its number in the list. */
function readChoice<K extends string>(choices: Readonly<Record<K, Choice>>, text: string): Read<K> {
  const answer = text.trim().normalize('NFKC')
  const keys = Object.keys(choices) as K[]
  const key = keys[Number(answer) - 1] ?? keys.find((one) => choices[one].word === answer)
  if (key !== undefined) return { value: key }
  const words = keys.map((one, i) => `${i + 1} ${choices[one].word}`).join('、')
  return { why: `没有“${text.trim()}”这一种：写号码或者词，${words}。` }
}
