import type { Expression, Name, Over } from './expression.ts'
import { normalize } from './normalize.ts'
import { notLevel, precedence, signLevel } from './operation.ts'
import type { Vocabulary } from './vocabulary.ts'
import {
  belongsWord,
  boundWords,
  excluded,
  formulaWords,
  included,
  notBelongsWord,
  placePattern,
  undetermined,
} from './words.ts'

const atom = 9
const keywords = [...new Set([...formulaWords, ...boundWords].map((w) => w.text)), undetermined, included]
const plain = /^(?:[A-Za-z0-9_\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[\ud840-\ud88f][\udc00-\udfff])+$/
const declarable =
  /^(?:\d+(?:\.\d+)?|[A-Za-z_%‰\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[\ud840-\ud88f][\udc00-\udfff])+$/

/**
 * A formula in its canonical form: full-width marks, a blank on both sides of an operator, as few brackets as precedence allows.
 * Reading it again gives the same tree. Without a vocabulary every name that could be cut is put in 「」; with one, declared names are not.
 */
export function printFormula(expression: Expression, vocabulary?: Vocabulary): string {
  return print(expression, 0, vocabulary)
}

/** A name as it must stand in a formula: in 「」 where it could not be read otherwise. */
export function printName(name: string, vocabulary?: Vocabulary): string {
  const normal = normalize(name)
  if (keywords.includes(normal) || /^[\d.]+$/.test(normal)) return `「${name}」`
  if (vocabulary?.has(name) && declarable.test(normal)) return name
  placePattern.lastIndex = 0
  const cut = /^\d/.test(normal) || !plain.test(normal) || keywords.some((k) => normal.includes(k))
  return cut || placePattern.test(normal) ? `「${name}」` : name
}

function print(e: Expression, lowest: number, vocabulary: Vocabulary | undefined): string {
  const inner = (x: Expression, level: number): string => print(x, level, vocabulary)
  const named = (n: Name): string => (n.quoted ? `「${n.name}」` : printName(n.name, vocabulary))
  const wrap = (text: string, level: number): string => (level < lowest ? `（${text}）` : text)
  switch (e.type) {
    case 'number':
      return e.digits + e.unit
    case 'text':
      return `“${e.text}”`
    case 'date':
      if (e.year === undefined) return `${e.month}月${e.day}日`
      return `${`${e.year}`.padStart(4, '0')}-${`${e.month}`.padStart(2, '0')}-${`${e.day}`.padStart(2, '0')}`
    case 'truth':
      return e.value ? '是' : '否'
    case 'name':
      return named(e)
    case 'hole':
      return '□'
    case 'unary': {
      const not = e.operator === '非'
      // A sign before a sign is read, but nobody should have to read it.
      const operand = not ? inner(e.operand, notLevel) : inner(e.operand, signLevel + 1)
      return wrap(not ? `非 ${operand}` : e.operator + operand, not ? notLevel : signLevel)
    }
    case 'binary': {
      const level = precedence[e.operator]
      const comparison = level === 4
      const left = inner(e.left, level + (comparison || e.operator === '^' ? 1 : 0))
      // On the right of an operator a sign stands in brackets: 甲 × （－乙）.
      const signed = e.right.type === 'unary' && e.right.operator !== '非'
      const right = inner(e.right, signed ? atom : e.operator === '^' ? level : level + 1)
      return wrap(`${left} ${e.operator} ${right}`, level)
    }
    case 'conditional': {
      const condition = inner(e.condition, 1)
      return wrap(`如果 ${condition} 则 ${inner(e.then, 1)} 否则 ${inner(e.otherwise, 0)}`, 0)
    }
    case 'membership': {
      const word = e.negated ? notBelongsWord : belongsWord
      const mark = (closed: boolean | undefined): string =>
        closed === undefined ? '' : closed ? `（${included}）` : `（${excluded}）`
      const range = e.range
      const items = range
        ? `${inner(range.low, atom)}${mark(range.lowClosed)} 至 ${inner(range.high, atom)}${mark(range.highClosed)}`
        : e.items.map((i) => inner(i, atom)).join('、')
      return wrap(`${inner(e.subject, 5)} ${word} ${items}`, 4)
    }
    case 'pick': {
      const picks = e.picks.map((p) => (p.dimension ? `${named(p.dimension)} ＝ ` : '') + inner(p.member, 0))
      return `${inner(e.subject, atom)}〔${picks.join('，')}〕`
    }
    case 'call': {
      const parts = e.args.map((a) => inner(a, 0))
      if (e.over) parts.push(printOver(e.over, named, inner))
      if (e.to) parts.push(e.to.text)
      if (e.unit) parts.push(e.unit.text)
      return `${e.function}（${parts.join('，')}）`
    }
  }
}

function printOver(over: Over, named: (n: Name) => string, inner: (e: Expression, level: number) => string): string {
  const dimensions = over.dimensions.map(named).join('、')
  const by = over.by.length > 0 ? ` 按 ${over.by.map(named).join('、')}` : ''
  return dimensions + by + (over.where ? ` 其中 ${inner(over.where, 1)}` : '')
}
