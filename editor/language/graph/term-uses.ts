import { inner, type Term } from '../../../dsl/model/term.ts'

/** What a formula uses: a figure, one of the year before, or a reading that steers it. */
export interface TermUse {
  readonly kind: 'figure' | 'prior' | 'reading'
  readonly name: string
  readonly manner: Manner
}

/** How something is used; undefined: always, or in a case. */
export type Manner =
  | { readonly kind: 'exception'; readonly name: string }
  /** Only if a reading were taken in another way than now. */
  | { readonly kind: 'otherwise'; readonly option: string }
  | undefined

/** All that terms use, each once; what is used in several manners counts as used in the plainest. `readings` are the options that hold. */
export function usesOfTerms(terms: readonly Term[], readings: Readonly<Record<string, string>>): readonly TermUse[] {
  const found = new Map<string, TermUse>()
  const add = (kind: TermUse['kind'], name: string, manner: Manner): void => {
    const key = `${kind} ${name}`
    const known = found.get(key)
    if (!known || (known.manner && !manner)) found.set(key, { kind, name, manner })
  }
  const visit = (term: Term, manner: Manner): void => {
    switch (term.op) {
      case 'figure':
        add('figure', term.name, manner)
        return
      case 'lastYear':
        add('prior', term.name, manner)
        return
      case 'reading':
        add('reading', term.reading, manner)
        for (const { option, term: own } of term.options)
          visit(own, manner ?? (option === readings[term.reading] ? undefined : { kind: 'otherwise', option }))
        return
      case 'cases':
        for (const { name, when, value } of term.cases)
          for (const part of [when, value])
            visit(part, manner ?? (term.isException ? { kind: 'exception', name } : undefined))
        if (term.otherwise) visit(term.otherwise, manner)
        return
      default:
        for (const part of inner(term)) visit(part, manner)
    }
  }
  for (const term of terms) visit(term, undefined)
  return [...found.values()]
}
