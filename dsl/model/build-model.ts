import { type Problem, problem, severityOf } from '../diagnostic/diagnostic.ts'
import type { PolicyFile } from '../syntax/policy/read-policy.ts'
import { buildRules } from './build/all-rules.ts'
import { checkCarries } from './build/carries.ts'
import { buildClaim, buildProperty } from './build/claims.ts'
import { buildConstraint } from './build/constraints.ts'
import { type Draft, declareAll, type ReaderFor } from './build/draft.ts'
import { buildHeader } from './build/header.ts'
import { buildLeaves, typeConditions } from './build/leaves.ts'
import { buildExamples, buildFlows, buildSchedule } from './build/listings.ts'
import { ModelMemory } from './build/memory.ts'
import { siteOf, siteSpan } from './build/report.ts'
import { checkPartTerms, checkStandardTerms } from './build/standard-terms.ts'
import { checkSummaries } from './build/summaries.ts'
import { type Model, siteOfFigure } from './model.ts'

/** A model with what was found on the way to it: everything wrong (spans in the file), the names, and the reader of formulas against them. */
export interface Built extends Pick<Draft, 'names' | 'read'> {
  readonly model: Model
  readonly problems: readonly Problem[]
}

/**
 * The meaning of a policy file and everything wrong with it (spans in the file). There is always a model: what is broken is left out or marked.
 * With the memory of the compilation before, what did not change is the same object.
 */
export function buildModel(
  file: string,
  policy: PolicyFile,
  readerFor: ReaderFor,
  memory: ModelMemory = new ModelMemory(),
): Built {
  const draft = declareAll(policy, readerFor, memory)
  buildLeaves(draft)
  typeConditions(draft)
  const order = buildRules(draft)
  const { report, section, names, citations, figures } = draft
  const rest = {
    exceptions: new Map(section('例外').map((placed) => [placed.declaration.name, siteOf(placed)])),
    constraints: section('约束').flatMap((placed) => buildConstraint(placed, draft) ?? []),
    claims: section('核对').flatMap((placed) => buildClaim(placed, draft) ?? []),
    properties: section('须证').flatMap((placed) => buildProperty(placed, draft) ?? []),
    flows: buildFlows(section('资金去向'), names, citations, report),
    schedule: buildSchedule(section('日程'), names, citations, report),
    examples: buildExamples(section('算例'), citations),
  }
  for (const { whole, parts } of rest.flows) for (const name of [whole, ...parts]) draft.used.add(name)
  for (const { figure } of rest.schedule) if (figure !== undefined) draft.used.add(figure)
  reportSilence(order, draft)
  checkCarries(draft, report)
  checkStandardTerms(draft, report)
  checkPartTerms(section('规则'), report)
  citations.close()
  checkSummaries(policy.declarations, report)
  reportUnused(draft)
  const model: Model = {
    file,
    header: buildHeader(policy),
    clauses: draft.clauses,
    nouns: draft.nouns,
    dimensions: draft.dimensions,
    figures: inOrderOf(draft.declared.keys(), figures),
    sites: draft.sites,
    aliases: new Map([...draft.aliases].filter(([name, figure]) => name !== figure)),
    readings: draft.readings,
    ...rest,
    carries: draft.openings,
    ...(policy.frame ? { frame: policy.frame } : {}),
    order,
  }
  return { model, problems: report.problems, names, read: draft.read }
}

/** The entries of a map in the order of some of their keys. */
function inOrderOf<V>(keys: Iterable<string>, map: ReadonlyMap<string, V>): Map<string, V> {
  const ordered = new Map<string, V>()
  for (const key of keys) {
    const value = map.get(key)
    if (value !== undefined) ordered.set(key, value)
  }
  return ordered
}

/** A rule that could not be typed is never silent: where nothing else is an error, the first such rule is told. */
function reportSilence(order: readonly string[], draft: Draft): void {
  const { figures, report } = draft
  if (report.problems.some((p) => severityOf(p.code) === 'error')) return
  const rule = order.flatMap((name) => figures.get(name) ?? []).find((f) => f.unit.kind === 'broken')
  if (rule) report.problems.push(problem('HC5047', siteSpan(siteOfFigure(draft, rule.name)), { name: rule.name }))
}

function reportUnused(draft: Draft): void {
  const { figures, used, report } = draft
  for (const figure of figures.values()) {
    if (figure.kind !== 'rule' && !used.has(figure.name))
      report.problems.push(problem('HC5028', siteSpan(siteOfFigure(draft, figure.name)), { name: figure.name }))
  }
}
