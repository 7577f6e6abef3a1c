import type { Expression } from '../../dsl/syntax/expression/expression.ts'
import type { SlowBand, SlowBody, SlowRule } from './slow-policy.ts'
import { binary, choose, name } from './tree.ts'

/** The words of 式中: each with what it stands for. */
export type SlowWords = ReadonlyMap<string, Expression>

/** What a word stands for that is read in several ways: the option's formula, by the reading's name. */
export function byReading(reading: string, options: ReadonlyMap<string, Expression>): Expression {
  const [[, last], ...rest] = [...options].reverse() as [[string, Expression], ...[string, Expression][]]
  const span = { start: 0, end: 0 }
  return rest.reduce<Expression>(
    (otherwise, [option, formula]) =>
      choose(binary('＝', name(reading), { type: 'text', text: option, span }), formula, otherwise),
    last,
  )
}

/** A rule with its words put in: wherever it says one, in a band's result also 段下限 and 段上限. */
export function withWords(rule: SlowRule, words: SlowWords): SlowRule {
  const put = (e: Expression): Expression => substituted(e, words)
  const maybe = (e: Expression | undefined): Expression | undefined => e && put(e)
  return {
    ...rule,
    body: bodyWith(rule.body, words),
    exceptions: rule.exceptions?.map((e) => (e.isOutside ? e : { ...e, when: put(e.when), value: put(e.value) })),
    floor: maybe(rule.floor),
    cap: maybe(rule.cap),
    only: maybe(rule.only),
  }
}

function bodyWith(body: SlowBody, words: SlowWords): SlowBody {
  const put = (e: Expression): Expression => substituted(e, words)
  if ('formula' in body) return { formula: put(body.formula) }
  if ('options' in body)
    return { ...body, options: new Map([...body.options].map(([option, e]) => [option, put(e)] as const)) }
  if ('split' in body) {
    const { whole, weights } = body.split
    return { split: { ...body.split, whole: put(whole), ...(weights ? { weights: put(weights) } : {}) } }
  }
  if ('cases' in body) {
    const cases = body.cases.map((c) => ({ when: put(c.when), value: put(c.value) }))
    return { cases, ...(body.rest ? { rest: put(body.rest) } : {}) }
  }
  if ('open' in body) return body
  const { subject, base, bands } = body.bands
  return {
    bands: {
      ...body.bands,
      subject: put(subject),
      ...(base ? { base: put(base) } : {}),
      bands: bands.map((band) => bandWith(band, words)),
    },
  }
}

function bandWith({ low, high, isRest, result }: SlowBand, words: SlowWords): SlowBand {
  const own = new Map(words)
  if (low) own.set('段下限', low.value)
  if (high) own.set('段上限', high.value)
  return {
    isRest,
    ...(low ? { low: { ...low, value: substituted(low.value, words) } } : {}),
    ...(high ? { high: { ...high, value: substituted(high.value, words) } } : {}),
    ...(result ? { result: substituted(result, own) } : {}),
  }
}

/** A formula with words put in; a word that needs itself means what stands outside. */
function substituted(e: Expression, words: SlowWords): Expression {
  const put = (x: Expression): Expression => substituted(x, words)
  switch (e.type) {
    case 'name': {
      const meant = words.get(e.name)
      if (!meant) return e
      return substituted(meant, new Map([...words].filter(([word]) => word !== e.name)))
    }
    case 'unary':
      return { ...e, operand: put(e.operand) }
    case 'binary':
      return { ...e, left: put(e.left), right: put(e.right) }
    case 'conditional':
      return { ...e, condition: put(e.condition), then: put(e.then), otherwise: put(e.otherwise) }
    case 'membership': {
      const { range } = e
      const between = range ? { range: { ...range, low: put(range.low), high: put(range.high) } } : {}
      return { ...e, subject: put(e.subject), items: e.items.map(put), ...between }
    }
    case 'pick':
      return { ...e, subject: put(e.subject) }
    case 'call': {
      const over = e.over?.where ? { over: { ...e.over, where: put(e.over.where) } } : {}
      return { ...e, args: e.args.map(put), ...over }
    }
    default:
      return e
  }
}
