import type { Problem } from '../../diagnostic/diagnostic.ts'
import type { Declaration, Placed } from '../../syntax/policy/declaration.ts'
import type { Report } from './report.ts'

/** The rules that a declaration of another kind stands for, and what is wrong with it as such. */
export interface Made {
  readonly declarations: readonly Declaration[]
  readonly problems: readonly Problem[]
}

/** The same work for the same declaration once only, so that rules that were made stay the same objects while their source does. */
export function once(make: (declaration: Declaration) => Made): (declaration: Declaration) => Made {
  const kept = new WeakMap<Declaration, Made>()
  return (declaration) => {
    const known = kept.get(declaration)
    if (known) return known
    const made = make(declaration)
    kept.set(declaration, made)
    return made
  }
}

/** The rules that some declarations stand for, each at its source's place; problems are reported there. `group` names those without one. */
export function madeRules(
  sources: readonly Placed[],
  make: (declaration: Declaration) => Made,
  report: Report,
  group: (source: Placed) => string | undefined = ({ group }) => group,
): Placed[] {
  return sources.flatMap((source) => {
    const { declarations, problems } = make(source.declaration)
    for (const p of problems) report.add(source.start, p)
    return declarations.map((declaration) => ({ ...source, declaration, group: group(source) }))
  })
}
