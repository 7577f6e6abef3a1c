import type { Diagnostic } from '../../../dsl/index.ts'
import type { Occurrence } from '../occurrences/occurrence.ts'
import type { View } from './views.ts'

/** Where a text would be read otherwise than before. */
export interface ReadOtherwise {
  readonly file: string
  /** The offset in the text as it was; undefined where it cannot be said. */
  readonly offset?: number
  readonly message?: string
}

/**
 * Whether the names of a view stand, one for one, where those of another do, and stand for the same things under other names; and nothing new is
 * wrong. Undefined if so, else where not.
 */
export function readOtherwise(before: View, after: View): ReadOtherwise | undefined {
  const [to, from] = [new Map<string, string>(), new Map<string, string>()]
  for (const { file } of before.found.texts) {
    const [was, is] = [before.found.in(file), after.found.in(file)]
    const odd = was.findIndex((one, i) => !isSame(one, is[i], to, from))
    if (odd >= 0) return { file, offset: (was[odd] as Occurrence).span.start }
    if (was.length !== is.length) return { file }
  }
  const fresh = newErrors(before, after)[0]
  return fresh && { file: fresh.file, message: fresh.message }
}

function isSame(a: Occurrence, b: Occurrence | undefined, to: Map<string, string>, from: Map<string, string>): boolean {
  if (!b || a.symbol.kind !== b.symbol.kind || a.role !== b.role || a.inFormula !== b.inFormula) return false
  const [known, back] = [to.get(a.symbol.id), from.get(b.symbol.id)]
  to.set(a.symbol.id, b.symbol.id)
  from.set(b.symbol.id, a.symbol.id)
  return (known ?? b.symbol.id) === b.symbol.id && (back ?? a.symbol.id) === a.symbol.id
}

/** The faults of a view beyond those of another, by how many there are of each code. */
function newErrors(before: View, after: View): readonly Diagnostic[] {
  const left = faultsOf(before).map(({ code }) => code)
  return faultsOf(after).filter(({ code }) => {
    const at = left.indexOf(code)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

function faultsOf({ compiled, scenario }: View): readonly Diagnostic[] {
  return [...compiled.diagnostics, ...(scenario?.diagnostics ?? [])].filter(({ severity }) => severity === 'error')
}
