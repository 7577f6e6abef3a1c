import type { Span } from '../../text/span.ts'

/** A bound as a document writes it behind a formula: 最高50万元. */
export interface WrittenBound {
  readonly key: '封顶' | '保底'
  /** What stands behind the word, as it is written. */
  readonly amount: string
}

/** A formula with bounds written behind it, as a document has them. */
export interface WrittenBounds {
  /** Where the formula ends. */
  readonly end: number
  /** The bounds, from the comma or the first word on. */
  readonly span: Span
  /** In the order of the text. */
  readonly bounds: readonly WrittenBound[]
}

const most = '最高限额|最高|最多|至多|上限|封顶'
const least = '最低限额|最低|最少|至少|下限|保底'
/** These compare, too; where nothing parts them from the formula, they do. */
const notMore = '不得超过|不得高于|不能超过|不超过|不高于|不多于|不大于'
const notLess = '不得低于|不得少于|不能低于|不低于|不少于|不小于'

const parted = '(?:\\s*[,;。]\\s*(?:但|且|并且|并|而且)?|\\s*但)\\s*'
const period = '(?:累计|合计|全年|年度|每年|每人每年)?\\s*'
const amount = '(?:为|按|到|[:：])?\\s*([^,;。\\s][^,;。]*?)'
const end = '\\s*(?:为限|为上限|为下限|的?部分)?\\s*[,;。]?\\s*$'

const longest = 500
/** 年度预算的10%: of what. */
const ofShare = /的(?=\d+(?:\.\d+)?[%％])/

const forms: readonly (readonly [WrittenBound['key'], RegExp])[] = [
  ['封顶', new RegExp(`${parted}${period}(?:${most})(?:${notMore})?线?${amount}${end}`)],
  ['保底', new RegExp(`${parted}${period}(?:${least})(?:${notLess})?线?${amount}${end}`)],
  // Without a comma a word may begin a name (最高支付限额), but for a number behind it.
  ['封顶', new RegExp(`\\s*${period}(?:${most})(?:${notMore})?(?:为)?\\s*(\\d[^,;。]*?)${end}`)],
  ['保底', new RegExp(`\\s*${period}(?:${least})(?:${notLess})?(?:为)?\\s*(\\d[^,;。]*?)${end}`)],
  ['封顶', new RegExp(`${parted}${period}(?:${notMore})${amount}${end}`)],
  ['保底', new RegExp(`${parted}${period}(?:${notLess})${amount}${end}`)],
  ['封顶', new RegExp(`${parted}(?:以|按)?([^,;。]+?)\\s*(?:为限|为上限|封顶)[,;。]?\\s*$`)],
  ['保底', new RegExp(`${parted}(?:以|按)?([^,;。]+?)\\s*(?:为下限|保底|托底)[,;。]?\\s*$`)],
]

/**
 * The bounds that stand behind a formula in words (，最高50万元), last things first cut off; undefined where there are none. For texts that
 * could not be read as a formula: some of the words mean other things elsewhere. `normal` has its marks in half width.
 */
export function writtenBounds(text: string, normal: string): WrittenBounds | undefined {
  // A clause is short; what is longer would only take time.
  if (normal.length > longest) return undefined
  const bounds: WrittenBound[] = []
  let rest = normal
  for (let found = lastBound(rest); found; found = lastBound(rest)) {
    const { key, at, from, to } = found
    bounds.unshift({ key, amount: text.slice(from, to).replace(ofShare, ' × ') })
    rest = rest.slice(0, at)
  }
  if (bounds.length === 0) return undefined
  const start = rest.trimEnd().length
  return { end: start, span: { start, end: normal.trimEnd().length }, bounds }
}

/** The last bound of a text; it is one only where something stands before it, and brackets end on either side. */
function lastBound(
  text: string,
): { readonly key: WrittenBound['key']; readonly at: number; readonly from: number; readonly to: number } | undefined {
  const all = forms.flatMap(([key, form]) => {
    const match = form.exec(text)
    const written = match?.[1]
    if (!match || written === undefined) return []
    const from = match.index + match[0].indexOf(written, 1)
    const before = text.slice(0, match.index)
    if (!isBalanced(before) || !isBalanced(written) || !/[^\s+\-×÷*/^(,]\s*$/.test(before)) return []
    return [{ key, at: match.index, from, to: from + written.length }]
  })
  // Of two that hold, the one nearer to the end leaves the other for the next look.
  return all.sort((a, b) => b.from - a.from || a.at - b.at)[0]
}

function isBalanced(text: string): boolean {
  let depth = 0
  for (const c of text) {
    if (c === '(' || c === '[') depth++
    else if ((c === ')' || c === ']') && --depth < 0) return false
  }
  return depth === 0
}
