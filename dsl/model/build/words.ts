/** The language's words that the building of rules looks for. */
export const caseWords = { rest: '其余', when: '当', cases: '分情形', exception: '例外' } as const

/** 方式 of 分段. */
export const bandManners = { 累进: 'slices', 全额: 'whole' } as const

/** Words that a band's result may use for its own ends. */
export const bandEnds = { low: '段下限', high: '段上限' } as const

/** Words of 计分表. */
export const scoreWords = {
  name: '得分名',
  indicator: '指标值',
  points: '分值',
  scoring: '评分',
  rows: '行',
  full: '满分',
} as const

/** How the ways of 尾差 that name no part begin; a name that begins so is one of them misspelt. */
export const remainderHead = '归'

/** A figure's value that the document does not give. */
export const unspecifiedWord = '未规定'
