import { type Problem, problem, severityOf } from '../diagnostic/diagnostic.ts'
import { place } from '../diagnostic/phrases.ts'
import { isBands, lexBands } from '../syntax/expression/parse-bands.ts'
import type { Placed } from '../syntax/policy/declaration.ts'
import { scalarAt } from '../syntax/policy/fields.ts'
import type { PolicyFile } from '../syntax/policy/read-policy.ts'
import { carryRules, checkCarries } from './build/carries.ts'
import { buildClaim, buildProperty } from './build/claims.ts'
import { buildClauses, Citations } from './build/clauses.ts'
import { typeCondition } from './build/condition.ts'
import { buildConstraint } from './build/constraints.ts'
import { declareFigures } from './build/declared-names.ts'
import { buildDimensions } from './build/dimensions.ts'
import { sectionExceptions } from './build/exceptions.ts'
import { figuresUsed, placeFormula } from './build/formula.ts'
import type { FormulaReader } from './build/formula-reader.ts'
import { buildHeader } from './build/header.ts'
import { buildInput } from './build/inputs.ts'
import { buildExamples, buildFlows, buildSchedule } from './build/listings.ts'
import { ModelMemory } from './build/memory.ts'
import { buildParameter } from './build/parameters.ts'
import { type PendingRule, type RuleSurroundings, readRule } from './build/read-rule.ts'
import { buildReadings } from './build/readings.ts'
import { Report, siteSpan } from './build/report.ts'
import { buildRule } from './build/rules.ts'
import { scoreRules } from './build/score-tables.ts'
import type { Constraint, Dimension, Figure, Model } from './model.ts'
import { collectNames, type Names } from './names.ts'
import { orderByUse } from './order.ts'
import type { Scope, Signature } from './typing/context.ts'
import { builtInNouns } from './unit.ts'

/** Gives the reader of formulas against a policy's names; kept by the caller so that formulas are read once. */
export type ReaderFor = (names: Names, nouns: ReadonlySet<string>) => FormulaReader

/**
 * The meaning of a policy file and everything wrong with it (spans in the file). There is always a model: what is broken is left out or marked.
 * With the memory of the compilation before, what did not change is the same object.
 */
export function buildModel(
  file: string,
  policy: PolicyFile,
  readerFor: ReaderFor,
  memory: ModelMemory = new ModelMemory(),
): { model: Model; problems: readonly Problem[] } {
  const report = new Report()
  report.problems.push(...policy.problems)
  const section = (name: string): readonly Placed[] => policy.declarations.get(name) ?? []
  const nouns = new Set([...builtInNouns, ...policy.nouns.map((n) => n.declaration.name)])
  const clauses = buildClauses(section('条款'), report)
  const citations = new Citations(clauses, report)
  const { dimensions, parts } = buildDimensions(policy.declarations, report)
  const carried = carryRules(section('结转'))
  const scores = scoreRules(section('计分表'), nouns, (text) => isBands(lexBands(text)), report)
  const declared = declareFigures(
    [
      ...(['输入', '参数', '规则'] as const).flatMap((kind) => section(kind).map((placed) => ({ kind, placed }))),
      ...[...scores, ...carried.rules].map((placed) => ({ kind: '规则' as const, placed })),
    ],
    dimensions,
    report,
  )
  const names = collectNames(declared.names, dimensions)
  const read = readerFor(names, nouns)
  memory.enter([...nouns, ...dimensions.keys(), ...[...section('维度'), ...section('解读')].map((p) => p.declaration)])
  const readings = buildReadings(section('解读'), citations, report)

  const figures = new Map<string, Figure>()
  const signatures = new Map<string, Signature>()
  const scope: Scope = { names, dimensions, nouns, signature: (figure) => signatures.get(figure) }
  const isRule = (name: string): boolean => declared.figures.get(name)?.kind === '规则'
  const exceptions = sectionExceptions(section('例外'), names, isRule, citations, report)
  const surroundings: RuleSurroundings = {
    read,
    names,
    readings,
    ruleNamed: (name) => (isRule(name) ? declared.figures.get(name)?.placed.declaration : undefined),
    exceptionsOf: (name) => exceptions.get(name) ?? [],
  }
  const pending = new Map<string, PendingRule>()
  for (const [name, { kind, placed }] of declared.figures) {
    if (kind === '规则') {
      pending.set(
        name,
        memory.pending(placed, read, names, report, (say) => readRule(placed, surroundings, say)),
      )
    } else {
      const figure =
        kind === '输入'
          ? memory.figure(placed, report, citations, (p, r, c) => buildInput(p, nouns, dimensions, c, r))
          : memory.figure(placed, report, citations, (p, r, c) => buildParameter(p, nouns, dimensions, c, r, readings))
      figures.set(name, figure)
      if (figure.unit.kind !== 'broken') signatures.set(name, figure)
    }
  }
  // What is carried over is counted as its opening is, so that 期末 may use its own figure of the year before.
  for (const [name, opening] of carried.openings) {
    const known = signatures.get(names.meanings.get(opening)?.name ?? '')
    if (known) signatures.set(name, known)
  }
  const used = new Set([...carried.openings.values()].flatMap((o) => names.meanings.get(o)?.name ?? []))
  for (const part of parts) typePart(part.dimension, part.placed, part.where, read, scope, dimensions, report)
  for (const [name, { kind, placed }] of declared.figures) {
    const only = kind === '输入' ? scalarAt(placed.declaration.value, '仅') : undefined
    if (!only) continue
    const formula = placeFormula(only, read)
    for (const u of figuresUsed(formula, names)) used.add(u)
    const input = figures.get(name) as Figure & { kind: 'input' }
    figures.set(name, { ...input, only: typeCondition(formula, '仅', input.dims, scope, report.in(placed.start)) })
  }
  const { order: byUse, cycles } = orderByUse(pending.keys(), (name) => pending.get(name)?.uses ?? [])
  // A figure whose last year's value is used must be typed before, as far as that goes round in no circle.
  const typed = orderByUse(byUse, (name) => {
    const { uses, lastYear } = pending.get(name) as PendingRule
    return [...uses, ...[...lastYear].filter((l) => l !== name && !carried.openings.has(l))]
  })
  const order = typed.cycles.length === 0 ? typed.order : byUse
  reportCycles(cycles, pending, report)
  const exceptionNames = new Set(section('例外').map((p) => p.declaration.name))
  for (const name of order) {
    const one = pending.get(name) as PendingRule
    const rule = memory.rule(one, scope, report, citations, (placed, r, c) =>
      buildRule({ ...one, placed }, { scope, readings, exceptionNames, citations: c, report: r }),
    )
    figures.set(name, rule)
    if (rule.unit.kind !== 'broken') signatures.set(name, rule)
    for (const u of one.uses) used.add(u)
  }
  const constraints: Constraint[] = []
  for (const placed of section('约束')) {
    const { constraint, uses } = buildConstraint(placed, read, names, scope, citations, report)
    if (constraint) constraints.push(constraint)
    for (const u of uses) used.add(u)
  }
  const claimContext = { read, names, scope, citations, report, use: (figure: string) => void used.add(figure) }
  const claims = section('核对').flatMap((placed) => buildClaim(placed, claimContext) ?? [])
  const properties = section('须证').flatMap((placed) => buildProperty(placed, claimContext) ?? [])
  const flows = buildFlows(section('资金去向'), names, citations, report)
  const schedule = buildSchedule(section('日程'), names, citations, report)
  const examples = buildExamples(section('算例'), citations)
  reportSilence(order, figures, report)
  checkCarries(carried.openings, figures, names, report)
  citations.close()
  for (const figure of figures.values()) {
    if (figure.kind !== 'rule' && !used.has(figure.name)) {
      report.problems.push(problem('HC5028', siteSpan(figure.site), { name: figure.name }))
    }
  }
  const inFileOrder = new Map(
    [...declared.figures.keys()].flatMap((n) => (figures.has(n) ? [[n, figures.get(n) as Figure] as const] : [])),
  )
  const model: Model = {
    file,
    header: buildHeader(policy),
    clauses,
    nouns,
    dimensions,
    figures: inFileOrder,
    aliases: new Map([...declared.names].filter(([name, figure]) => name !== figure)),
    readings,
    constraints,
    schedule,
    flows,
    examples,
    claims,
    properties,
    carries: carried.openings,
    order,
  }
  return { model, problems: report.problems }
}

/** A rule that could not be typed is never silent: where nothing else is an error, the first such rule is told. */
function reportSilence(order: readonly string[], figures: ReadonlyMap<string, Figure>, report: Report): void {
  if (report.problems.some((p) => severityOf(p.code) === 'error')) return
  const rule = order.flatMap((name) => figures.get(name) ?? []).find((f) => f.unit.kind === 'broken')
  if (rule) report.problems.push(problem('HC5047', siteSpan(rule.site), { name: rule.name }))
}

function typePart(
  name: string,
  placed: Placed,
  where: Parameters<typeof placeFormula>[0],
  read: FormulaReader,
  scope: Scope,
  dimensions: Map<string, Dimension>,
  report: Report,
): void {
  const dimension = dimensions.get(name)
  if (!dimension?.part) return
  const condition = typeCondition(
    placeFormula(where, read),
    '其中',
    [dimension.part.of],
    scope,
    report.in(placed.start),
  )
  if (condition) dimensions.set(name, { ...dimension, part: { ...dimension.part, where: condition } })
}

/** How many steps of a long cycle are shown in the file. */
const MOST_STEPS = 12

/** Each cycle once, as the path of names, every step's place beside it. */
function reportCycles(
  cycles: readonly (readonly string[])[],
  pending: ReadonlyMap<string, PendingRule>,
  report: Report,
): void {
  for (const cycle of cycles) {
    const steps = cycle.slice(0, -1).flatMap((name) => {
      const rule = pending.get(name)
      return rule ? [{ name, span: spanOf(rule) }] : []
    })
    const first = steps[0]
    if (!first) continue
    report.problems.push(
      problem(
        'HC3002',
        first.span,
        { names: cycle },
        { related: steps.slice(1, MOST_STEPS).map((s) => ({ message: place.here(s.name), span: s.span })) },
      ),
    )
  }
}

function spanOf({ placed }: PendingRule): Problem['span'] {
  const { span } = placed.declaration.key
  return { start: span.start + placed.start, end: span.end + placed.start }
}
