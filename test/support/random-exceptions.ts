import type { Expression } from '../../dsl/syntax/expression/expression.ts'
import { printFormula } from '../../dsl/syntax/expression/print.ts'
import { chance, pick, whole } from './random.ts'
import type { Draft, SectionException } from './random-draft.ts'
import type { NumberUnit, Usable } from './random-source.ts'
import { dimsOf, meet, ruleDims } from './slow-dims.ts'
import type { SlowException, SlowPolicy, SlowRule } from './slow-policy.ts'
import { number } from './tree.ts'

/** The exceptions of a rule, its own and those of the section; each may go before those that were there already. */
export function randomExceptions(
  own: string,
  unit: NumberUnit,
  rule: SlowRule,
  draft: Draft,
  words: readonly Usable[],
): { all: readonly SlowException[]; keys: readonly string[] } {
  const mine = ownExceptions(own, unit, rule, draft, words)
  const items = mine.map(({ name, when, value, beats }) => {
    const facts = [`名: ${name}`, `当: ${printFormula(when)}`, `公式: ${printFormula(value)}`]
    return `  - {${[...facts, ...(beats.length > 0 ? [`优先于: [${beats.join(', ')}]`] : [])].join(', ')}}`
  })
  const theirs = sectionExceptions(own, unit, rule, mine, draft)
  return { all: [...theirs, ...mine], keys: items.length > 0 ? ['例外:', ...items] : [] }
}

function ownExceptions(
  own: string,
  unit: NumberUnit,
  rule: SlowRule,
  draft: Draft,
  words: readonly Usable[],
): SlowException[] {
  const { random } = draft
  if (!chance(random, 0.25)) return []
  const made: SlowException[] = []
  for (let i = whole(random, 1, 3); i > 0; i--) {
    const when = conditionFor(rule, draft, words)
    if (!when) continue
    const known = [...draft.sectionExceptions.map((e) => e.name), ...made.map((e) => e.name)]
    made.push({
      name: `${own}例${made.length}`,
      when,
      value: figureFor(unit, rule, draft, words),
      beats: known.filter(() => chance(random, 0.4)),
    })
  }
  return made
}

/** What the section 例外 changes of a rule: now and then by an exception that changes others, too. */
function sectionExceptions(
  own: string,
  unit: NumberUnit,
  rule: SlowRule,
  mine: readonly SlowException[],
  draft: Draft,
): SlowException[] {
  const { random, policy, sectionExceptions: all } = draft
  const dims = dimsFor(rule, policy)
  const found: SlowException[] = []
  const change = (exception: SectionException): void => {
    const value = figureFor(unit, rule, draft, [])
    exception.changes.set(own, value)
    found.push({ name: exception.name, when: exception.when, value, beats: exception.beats, isOutside: true })
  }
  for (const exception of all) if (chance(random, 0.25) && fits(exception.when, dims, draft)) change(exception)
  if (chance(random, 0.15)) {
    const when = conditionFor(rule, draft, [])
    if (when) {
      const earlier = [...all.map((e) => e.name), ...mine.map((e) => e.name)]
      const made = {
        name: `例${all.length}`,
        when,
        beats: earlier.filter(() => chance(random, 0.4)),
        changes: new Map(),
      }
      all.push(made)
      change(made)
    }
  }
  return found
}

/** The section 例外; nothing where there is none. */
export function exceptionsText({ sectionExceptions: all }: Draft): string[] {
  if (all.length === 0) return []
  const entries = all.map(({ name, when, beats, changes }) => {
    const changed = [...changes].map(([rule, value]) => `      ${rule}: ${printFormula(value)}`).join('\n')
    const before = beats.length > 0 ? `\n    优先于: [${beats.join(', ')}]` : ''
    return `  ${name}:\n    当: ${printFormula(when)}\n    改为:\n${changed}${before}`
  })
  return [`例外:\n${entries.join('\n')}`]
}

/** The dimensions that a condition may have: those declared, else the body's. */
function dimsFor({ body, dims }: SlowRule, policy: SlowPolicy): readonly string[] {
  return dims ?? ruleDims({ kind: 'rule', body }, policy)
}

/** A condition that runs over no more than its rule. */
function conditionFor(rule: SlowRule, draft: Draft, words: readonly Usable[]): Expression | undefined {
  const dims = dimsFor(rule, draft.policy)
  const f = draft.formulas(words)
  for (let tries = 0; tries < 4; tries++) {
    const when = chance(draft.random, 0.3) ? f.atHand() : f.truth(whole(draft.random, 0, 1))
    if (fits(when, dims, draft)) return when
  }
  return undefined
}

function fits(when: Expression, dims: readonly string[], { policy }: Draft): boolean {
  return meet(policy, [dims, dimsOf(when, policy)]).join() === dims.join()
}

/** Often one of few figures, so that two that hold at once may agree. */
function figureFor(unit: NumberUnit, { dims }: SlowRule, draft: Draft, words: readonly Usable[]): Expression {
  const plain = number(pick(draft.random, ['0', '0', '100']), unit === '比率' ? '' : unit)
  if (chance(draft.random, 0.4)) return plain
  const value = draft.formulas(words).of(unit, chance(draft.random, 0.5) ? 0 : 1)
  return !dims || fits(value, dims, draft) ? value : plain
}
