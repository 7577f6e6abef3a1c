import type { BinaryOperator } from './expression.ts'
import type { TokenKind } from './tokens.ts'

/** How a word stands between its neighbours: this decides which cuttings of a run can be read at all. */
export type Place = 'operand' | 'infix' | 'prefix' | 'suffix' | 'opener'

/** A word of the language. */
export interface Word {
  readonly text: string
  readonly kind: TokenKind
  readonly place: Place
  /** The operator or mark that it stands for. */
  readonly value: string
}

const comparisons: Readonly<Record<string, BinaryOperator>> = {
  不低于: '≥',
  不少于: '≥',
  不小于: '≥',
  大于等于: '≥',
  不超过: '≤',
  不高于: '≤',
  不大于: '≤',
  小于等于: '≤',
  超过: '＞',
  高于: '＞',
  大于: '＞',
  多于: '＞',
  低于: '＜',
  不足: '＜',
  少于: '＜',
  不满: '＜',
  未满: '＜',
  小于: '＜',
  等于: '＝',
  不等于: '≠',
}

const word = (text: string, kind: TokenKind, place: Place, value: string = text): Word => ({ text, kind, place, value })

/** 如果, 则, 否则, 属于: words that others depend on. */
export const ifWord = '如果'
export const belongsWord = '属于'
export const notBelongsWord = '不属于'
export const branchPattern = /^(?:则|否则)/

/** The words of a formula. */
export const formulaWords: readonly Word[] = [
  word(ifWord, 'If', 'prefix'),
  word('则', 'Then', 'infix'),
  word('否则', 'Else', 'infix'),
  word('且', 'And', 'infix'),
  word('或', 'Or', 'infix'),
  word('非', 'Not', 'prefix'),
  word(belongsWord, 'Belongs', 'infix'),
  word(notBelongsWord, 'Belongs', 'infix'),
  word('至', 'To', 'infix'),
  word('按', 'By', 'infix'),
  word('其中', 'Where', 'infix'),
  word('是', 'Truth', 'operand'),
  word('否', 'Truth', 'operand'),
  ...Object.entries(comparisons).map(([text, value]) =>
    word(text, value === '＝' ? 'Equal' : 'Compare', 'infix', value),
  ),
]

/** What no other band holds, and words that people write for it. */
export const restWord = '其余'
export const restSynonyms: ReadonlySet<string> = new Set([
  ...['其他', '其它', '否则', '另外', '其余情形', '其他情形', '其它情形', '其他部分', '其他的', '除此以外'],
])

/** The words of the left side of a band (`3%（含）以内`); ＞ and ≥ bound it from below, ＜ and ≤ from above. */
export const boundWords: readonly Word[] = [
  word('且', 'And', 'infix'),
  word('至', 'To', 'infix'),
  word('到', 'To', 'infix', '至'),
  // 在60分至90分之间, 超过8%的部分: words that say no more.
  word('在', 'And', 'prefix', '且'),
  ...['之间', '的部分', '部分', '的'].map((text) => word(text, 'And', 'suffix', '且')),
  word(restWord, 'Rest', 'operand'),
  ...Object.entries(comparisons)
    .filter(([, value]) => value !== '＝' && value !== '≠')
    .map(([text, value]) => word(text, 'BoundPrefix', 'opener', value)),
  word('达到', 'BoundPrefix', 'opener', '≥'),
  word('未达到', 'BoundPrefix', 'opener', '＜'),
  word('达不到', 'BoundPrefix', 'opener', '＜'),
  word('满', 'BoundPrefix', 'opener', '≥'),
  word('以上', 'BoundSuffix', 'suffix', '≥'),
  word('及以上', 'BoundSuffix', 'suffix', '≥'),
  word('以外', 'BoundSuffix', 'suffix', '＞'),
  word('以下', 'BoundSuffix', 'suffix', '≤'),
  word('及以下', 'BoundSuffix', 'suffix', '≤'),
  word('以内', 'BoundSuffix', 'suffix', '≤'),
]

/** The result of a band on which the document is silent. */
export const undetermined = '未规定'

/** Words that people write in the place of a band's result. */
export const resultSynonyms: ReadonlySet<string> = new Set([
  ...[
    '不分担',
    '不予分担',
    '不补',
    '不补助',
    '不予补助',
    '不扣',
    '不扣分',
    '不得分',
    '不计分',
    '不奖',
    '不予奖励',
    '不罚',
  ],
  ...['无', '没有', '全部', '全额', '没有规定', '无规定', '不明确', '不明', '待定', '另定'],
])

/** （含） and （不含） behind an end of a range; the end may be said again: （含90分）. */
export const included = '含'
export const excluded = '不含'
export const markPattern = /\([ \t]*(?:含|不含)[ \t]*(?:\d+(?:\.\d+)?[ \t]*[%‰\u4e00-\u9fff]{0,4}[ \t]*)?\)/

/** Units that may stand behind a number, longest first; declared count nouns come on top. */
export const builtInUnits: readonly string[] = [
  '个百分点',
  '百分点',
  '万人次',
  '万元',
  '亿元',
  '万人',
  '人次',
  '人月',
  '个月',
  '周岁',
  '元',
  '万',
  '亿',
  '人',
  '天',
  '岁',
  '个',
  '分',
  '%',
  '‰',
]

/** Units that cannot stand behind the slash of 元/人. */
export const notBelowSlash: ReadonlySet<string> = new Set(['个百分点', '百分点', '%', '‰', '万', '亿'])

/** Words by the code of their first character, longest first. */
export function wordIndex(words: readonly Word[]): ReadonlyMap<number, readonly Word[]> {
  const index = new Map<number, Word[]>()
  for (const w of words) {
    const c = w.text.charCodeAt(0)
    const list = index.get(c)
    if (list) list.push(w)
    else index.set(c, [w])
  }
  for (const list of index.values()) list.sort((a, b) => b.text.length - a.text.length)
  return index
}

/** A place of rounding, as the second argument of 四舍五入 and its kin. */
export const placePattern = /到(?:整数|(?:亿元|万元|元)?\d{1,2}位小数|亿元|万元|元|角|分)/y
