/** One of the ways in which a question can be answered: the word that a flag gives, and what it means. */
export interface Choice {
  readonly word: string
  readonly about: string
}

/** Who is given the budget. */
export const budgetChoices = {
  county: { word: '全县一家', about: '一家医共体管全县，余下的基金都包给它' },
  communities: { word: '几家医共体', about: '按参保人数分给几家医共体' },
  institutions: { word: '按机构', about: '按前三年平均支出分给各医院、卫生院' },
} as const satisfies Readonly<Record<string, Choice>>

/** What becomes of a surplus and of an overrun. */
export const surplusChoices = {
  all: { word: '全留全担', about: '结余全部留用，超支不补' },
  shares: { word: '按比例', about: '结余留用一个比例，超支由基金分担一个比例' },
  bands: { word: '分段', about: '按结余、超支占预算的百分之几，一段一个比例' },
  open: { word: '没写清', about: '只写了“结余留用、合理分担”，比例还没有定' },
} as const satisfies Readonly<Record<string, Choice>>

export type Budget = keyof typeof budgetChoices
export type Surplus = keyof typeof surplusChoices

/** How far a policy has come. */
export const statuses = ['征求意见稿', '试行', '施行', '废止'] as const
export type Status = (typeof statuses)[number]
