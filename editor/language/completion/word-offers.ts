import { readUnit, sameUnit, type Unit } from '../../../dsl/model/unit.ts'
import { signatures } from '../../../dsl/syntax/expression/functions.ts'
import { builtInUnits } from '../../../dsl/syntax/expression/words.ts'
import type { Offer } from './completion.ts'

const joints: ReadonlySet<string> = new Set(['其中', '按', '则', '否则', '如果'])

/** A form with its parts to be filled in: what stands in it between marks, but for the language's own words. */
function filledIn(form: string, from: number): Pick<Offer, 'text' | 'stops'> {
  const stops = [...form.matchAll(/[^（），\s]+/g)].flatMap(({ 0: word, index }) =>
    index >= from && !joints.has(word) ? [{ start: index, end: index + word.length }] : [],
  )
  return { text: form, stops }
}

/** Every function, with its form to be filled in. */
export const functionOffers: readonly Offer[] = signatures.map(({ name, form, meaning }) => ({
  name,
  kind: 'function',
  ...filledIn(form, name.length),
  detail: form,
  about: meaning,
  rank: 3,
}))

const keyword = (name: string, about: string, form?: string): Offer => ({
  name,
  kind: 'keyword',
  about,
  rank: 3,
  ...(form === undefined ? {} : filledIn(form, 0)),
})

/** Words that begin an operand. */
export const openingWords: readonly Offer[] = [
  keyword('如果', '条件成立取前一个，不成立取后一个', '如果 条件 则 值 否则 值'),
  keyword('非', '条件不成立'),
  keyword('年度', '运行的年度，例如 年度 ≥ 2026'),
]

/** 是 and 否. */
export const truthOffers: readonly Offer[] = ['是', '否'].map((name) => ({ name, kind: 'choice' }))

/** Words and marks behind an operand. */
export const joiningWords: readonly Offer[] = [
  keyword('则', '如果 条件 则 值 否则 值'),
  keyword('否则', '如果 条件 则 值 否则 值'),
  keyword('且', '两边都成立'),
  keyword('或', '有一边成立'),
  keyword('属于', '是其中一个，例如 层级 属于 乡镇、村'),
  keyword('不属于', '不是其中任何一个'),
  keyword('其中', '只算符合条件的成员，例如 合计（支出，机构 其中 层级 ＝ 村）'),
  keyword('按', '分组，例如 合计（支出，机构 按 医共体）'),
  keyword('不低于', '大于或等于，同 ≥'),
  keyword('不少于', '大于或等于，同 ≥'),
  keyword('不超过', '小于或等于，同 ≤'),
  keyword('不高于', '小于或等于，同 ≤'),
  keyword('超过', '大于，同 ＞'),
  keyword('高于', '大于，同 ＞'),
  keyword('低于', '小于，同 ＜'),
  keyword('不足', '小于，同 ＜'),
]

/** Units behind a number or as a figure's own; those of the wanted one first. */
export function unitOffers(nouns: ReadonlySet<string>, wanted?: Unit, more: readonly string[] = []): readonly Offer[] {
  const all = [...new Set([...more, ...builtInUnits.map((u) => (u === '%' ? '％' : u)), ...nouns])]
  return all.map((name) => {
    const unit = readUnit(name, nouns)?.unit
    const isWanted = unit !== undefined && wanted !== undefined && sameUnit(unit, wanted)
    return { name, kind: 'unit', rank: isWanted || wanted === undefined ? 0 : 1 }
  })
}

/** The units in which a figure may be declared. */
export const figureUnits: readonly string[] = [
  ...['元', '人', '人次', '比率', '元/人', '百分点', '是否', '分值', '日期', '天', '文本', '例', '岁', '元/人次'],
]

/** The ways of 取整, and the places of a function that rounds. */
export const roundings: readonly string[] = [
  ...['四舍五入到分', '四舍五入到元', '四舍五入到万元2位小数', '四舍五入到4位小数', '四舍五入到整数'],
  ...['舍去到分', '舍去到元', '舍去到4位小数', '进位到分', '进位到元', '进位到整数'],
]
export const roundingPlaces: readonly string[] = [
  ...['到分', '到角', '到元', '到整数', '到2位小数', '到4位小数', '到万元2位小数'],
]
