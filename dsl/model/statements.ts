import { findClause } from './clause-id.ts'
import { declaredAt, type Figure, type Model } from './model.ts'
import { bodyOf, exceptionsIn } from './term.ts'

/** Something that a policy says on the strength of clauses, or on none. */
export interface Statement {
  /** The section that says it, but 例外 for any exception and 分段 for a rule of bands. */
  readonly kind: string
  readonly name: string
  /** The listed clauses that it cites, each once. */
  readonly clauses: readonly string[]
  /** Its value or its method is left open (待定). */
  readonly isOpen: boolean
}

/** The things that a part of the model lists. */
type Listed<Part> =
  Part extends ReadonlyMap<string, infer One> ? One : Part extends readonly (infer One)[] ? One : never

/** Whatever in a model may cite: a new kind of declaration is one by having clauses. */
type Citing = Extract<Listed<NonNullable<Model[keyof Model]>>, { clauses: readonly string[] }>

/** All that a policy says, in the order of the model, exceptions behind the first rule that they change. What is said twice stands once. */
export function statementsOf(model: Model): readonly Statement[] {
  const found = new Map<string, { statement: Statement; clauses: Set<string> }>()
  const add = (kind: string, name: string, cited: readonly string[], isOpen = false): void => {
    const key = JSON.stringify([kind, name])
    const known = found.get(key) ?? { statement: { kind, name, clauses: [], isOpen }, clauses: new Set() }
    for (const id of cited) known.clauses.add(findClause(id, model.clauses) ?? id)
    found.set(key, known)
  }
  for (const one of Object.values(model).flatMap(listed)) {
    add(kindOf(one, model), 'whole' in one ? one.whole : one.name, one.clauses, 'open' in one && one.open !== undefined)
    if (isRule(one)) for (const e of exceptionsIn(one.term)) add('例外', named(e.name, one.name), e.clauses)
  }
  return [...found.values()].map(({ statement, clauses }) => ({ ...statement, clauses: [...clauses] }))
}

function listed(part: unknown): readonly Citing[] {
  const all: readonly unknown[] = part instanceof Map ? [...part.values()] : Array.isArray(part) ? part : []
  return all.filter(isCiting)
}

function isCiting(one: unknown): one is Citing {
  return typeof one === 'object' && one !== null && 'clauses' in one
}

function isRule(one: Citing): one is Extract<Figure, { kind: 'rule' }> {
  return 'kind' in one && one.kind === 'rule'
}

function kindOf(one: Citing, model: Model): string {
  const { section } = declaredAt(model, one)
  return section === '规则' && isRule(one) && bodyOf(one.term).op === 'bands' ? '分段' : section
}

/** An exception without a name of its own has only its place among its rule's. */
function named(exception: string, rule: string): string {
  return /^\d+$/.test(exception) ? `${rule}（${exception}）` : exception
}
