import { severityOf } from '../../dsl/diagnostic/diagnostic.ts'
import { createCompiler } from '../../dsl/index.ts'
import { policyHead } from './policy.ts'

/** What is wrong with some sections behind the head: each problem with the text at its place. */
export function problemsOf(sections: string) {
  const text = policyHead + sections
  const at = ({ start, end }: { readonly start: number; readonly end: number }): string => text.slice(start, end)
  return createCompiler()
    .compile('policy.yaml', text)
    .problems.map((p) => ({
      code: p.code,
      severity: severityOf(p.code),
      at: at(p.span),
      facts: p.facts as object,
      related: p.related?.map((r) => at(r.span)) ?? [],
    }))
}

/** Errors and warnings alone, as `code:guilty text`. */
export function guiltyOf(sections: string): string[] {
  return problemsOf(sections)
    .filter((p) => p.severity !== 'info' && p.code !== 'HC5028')
    .map((p) => `${p.code}:${p.at}`)
}
