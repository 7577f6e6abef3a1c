import type { Expression } from '../../dsl/syntax/expression/expression.ts'
import { printFormula } from '../../dsl/syntax/expression/print.ts'
import { chance, pick, whole } from './random.ts'
import { randomBody } from './random-body.ts'
import type { Draft, WrittenRule } from './random-draft.ts'
import { randomExceptions } from './random-exceptions.ts'
import type { NumberUnit, Usable } from './random-source.ts'
import { randomWords, type WrittenWords, wordsOverridden, wordsText } from './random-words.ts'
import { Rational } from './rational.ts'
import { dimsOf, meet, ruleDims } from './slow-dims.ts'
import type { SlowRule } from './slow-policy.ts'
import { withWords } from './slow-words.ts'

/** A rule: a body, or the same as another's (参照), with words, exceptions, bounds, rounding, dimensions and 仅. */
export function addRule(own: string, draft: Draft): void {
  const { random } = draft
  const like = chance(random, 0.15) ? pickLike(draft) : undefined
  if (like) {
    addLike(own, like, draft)
    return
  }
  const unit = pick(random, ['元', '元', '元', '人', '比率', '分'] as const)
  const words = chance(random, 0.3) ? randomWords(own, draft) : { usable: [], meanings: new Map(), texts: new Map() }
  const made = draft.withMeaning(words.meanings, () => {
    const { body, keys, dims } = randomBody(unit, draft, words.usable)
    return finish(own, unit, { kind: 'rule', body, ...(dims ? { dims } : {}) }, keys, draft, words.usable)
  })
  put(own, unit, made.rule, [...made.keys, ...wordsText(words.texts)], words, draft)
  if (!('open' in made.rule.body))
    draft.written.push({ name: own, unit, rule: made.rule, words: words.meanings, usable: words.usable })
}

function pickLike(draft: Draft): WrittenRule | undefined {
  return draft.written.length > 0 ? pick(draft.random, draft.written) : undefined
}

/** 参照: the other's body, bounds and rounding with some words of its own; not its exceptions, dimensions or 仅. */
function addLike(own: string, like: WrittenRule, draft: Draft): void {
  const unit = like.unit as NumberUnit
  const { usable, meanings, texts } = wordsOverridden(like, draft)
  const words = { usable, meanings: new Map([...like.words, ...meanings]), texts }
  const { body, floor, cap, rounding } = like.rule
  const copied: SlowRule = {
    kind: 'rule',
    body,
    ...(floor ? { floor } : {}),
    ...(cap ? { cap } : {}),
    ...(rounding ? { rounding } : {}),
  }
  const made = draft.withMeaning(words.meanings, () => finish(own, unit, copied, [`参照: ${like.name}`], draft, usable))
  put(own, unit, made.rule, [...made.keys, ...wordsText(texts)], words, draft)
}

function put(
  own: string,
  unit: NumberUnit,
  rule: SlowRule,
  keys: readonly string[],
  words: WrittenWords,
  draft: Draft,
): void {
  draft.add(own, unit, withWords(rule, words.meanings))
  const text = `  ${own}:\n${keys.map((key) => `    ${key}`).join('\n')}`
  // The order of the file says nothing about the order of work.
  if (chance(draft.random, 0.5)) draft.lines.规则.unshift(text)
  else draft.lines.规则.push(text)
}

/** Bounds, rounding, dimensions, 仅 and exceptions on top of a body. */
function finish(
  own: string,
  unit: NumberUnit,
  base: SlowRule,
  keys: readonly string[],
  draft: Draft,
  words: readonly Usable[],
): { rule: SlowRule; keys: string[] } {
  const { random, policy } = draft
  const formulas = draft.formulas(words)
  const isSplit = 'split' in base.body
  let rule = base
  const more = [...keys]
  const bound = (key: string): Expression => {
    const formula = formulas.of(unit, 1)
    more.push(`${key}: ${printFormula(formula)}`)
    return formula
  }
  if (!isSplit && chance(random, 0.15)) rule = { ...rule, floor: bound('保底') }
  if (!isSplit && chance(random, 0.15)) rule = { ...rule, cap: bound('封顶') }
  if (chance(random, 0.25)) {
    const [text, mode, step] = pick(random, [
      ['四舍五入到2位小数', 'half-up', '0.01'],
      ['进位到整数', 'up', '1'],
      ['舍去到1位小数', 'down', '0.1'],
    ] as const)
    more.push(`取整: ${text}`)
    rule = { ...rule, rounding: { mode, step: Rational.fromString(step) } }
  }
  const dims = ruleDims(rule, policy)
  if (!isSplit && chance(random, 0.15)) {
    // A rule may say that it holds for every member of one dimension more.
    const wider = meet(policy, [dims, [pick(random, ['险种', '年份', '机构'])]])
    if (dims.every((d) => wider.includes(d))) {
      more.push(`维度: [${wider.join(', ')}]`)
      rule = { ...rule, dims: wider }
    }
  } else if (chance(random, 0.15)) {
    const only = chance(random, 0.6) ? formulas.atHand() : formulas.truth(whole(random, 0, 1))
    if (meet(policy, [dims, dimsOf(only, policy)]).join() === dims.join()) {
      more.push(`仅: ${printFormula(only)}`)
      rule = { ...rule, only }
    }
  }
  const exceptions = randomExceptions(own, unit, rule, draft, words)
  if (exceptions.all.length > 0) rule = { ...rule, exceptions: exceptions.all }
  return { rule, keys: [...more, ...exceptions.keys] }
}
