import { type ComparedFigure, type ComparedTerm, leftToInstitutions, type Supplemented } from '../../engine/index.ts'
import type { ComparedPolicy } from './compared-policy.ts'
import type { ComparedCounty } from './comparison-report.ts'
import { parameterText, ruleText } from './in-short.ts'
import { type Lacks, lacksOf } from './lacks.ts'

const kindNames = { input: '输入', parameter: '参数', rule: '规则' } as const

/** A comparison for programs; `figures` of a term stand in the order of `policies`, null where one has none. */
export function comparisonJson(
  policies: readonly ComparedPolicy[],
  terms: readonly ComparedTerm[],
  county?: ComparedCounty,
): object {
  const left = leftToInstitutions(terms)
  return {
    ...(county ? { scenario: county.scenario, year: county.year } : {}),
    policies: policies.map((policy, i) => ({
      file: policy.file,
      id: policy.model.header.id,
      title: policy.model.header.title,
      version: policy.model.header.version,
      status: policy.model.header.status,
      ...(policy.run ? { left: left[i] ?? null, lacks: lacksJson(lacksOf(policy, terms, i)) } : {}),
      ...(policy.handed ? handedJson(policy.handed, policy.doubts ?? []) : {}),
    })),
    terms: terms.map(({ theme, term, figures }) => ({
      theme,
      name: term.name,
      english: term.english,
      unit: term.unit,
      meaning: term.meaning,
      figures: figures.map((figure) => (figure ? figureJson(figure) : null)),
    })),
  }
}

function handedJson({ taken, unsplit, added }: Supplemented, doubts: readonly string[]): object {
  return {
    taken: taken.map(({ input, from, kind }) => ({ input, from, kind: kindNames[kind] })),
    unsplit: Object.fromEntries(unsplit),
    added,
    doubts,
  }
}

function lacksJson({ standard, own, lists }: Lacks): object {
  const named = (figures: Lacks['own']): string[] => figures.map(({ name }) => name)
  return { standard: named(standard), own: named(own), lists }
}

function figureJson({ figure, outcome, total }: ComparedFigure): object {
  const { name, kind, dims, clauses } = figure
  const says =
    kind === 'parameter' ? { text: parameterText(figure) } : kind === 'rule' ? { text: ruleText(figure) } : {}
  const came = outcome && {
    value: outcome.value,
    ...(total === undefined ? {} : { total }),
    provisional: outcome.provisional,
    open: outcome.open,
    missing: outcome.missing,
  }
  return {
    name,
    kind: kindNames[kind],
    ...(dims.length > 0 ? { dims } : {}),
    clauses,
    ...says,
    ...came,
  }
}
