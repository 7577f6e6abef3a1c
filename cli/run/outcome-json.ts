import type {
  CarriedFigure,
  ConstraintOutcome,
  Derivation,
  Evaluation,
  Expectation,
  FigureOutcome,
} from '../../engine/index.ts'

/** An evaluation as other programs read it: contract `run --json`. `explained` are derivations by the name asked for. */
export function outcomeJson(
  { outcome, expectations }: Pick<Evaluation, 'outcome' | 'expectations'>,
  explained: ReadonlyMap<string, Derivation>,
): object {
  const rules = outcome.figures.filter((figure) => figure.kind === 'rule')
  return {
    policy: outcome.policy,
    year: outcome.year,
    scenario: outcome.scenario,
    readings: outcome.readings,
    values: Object.fromEntries(rules.map((figure) => [figure.name, figureJson(figure)])),
    constraints: outcome.constraints.map(constraintJson),
    claims: outcome.claims.map(({ name, holds, claimed, computed, unit }) => ({
      name,
      holds,
      claimed,
      computed,
      unit,
    })),
    diagnostics: outcome.diagnostics,
    ...expectationsJson(expectations),
    ...(explained.size > 0
      ? { explain: Object.fromEntries([...explained].map(([name, derivation]) => [name, derivationJson(derivation)])) }
      : {}),
  }
}

/** 期望 beside what came out; nothing where the scenario has none. */
function expectationsJson(expectations: readonly Expectation[]): object {
  if (expectations.length === 0) return {}
  const off = expectations.filter(({ agrees }) => !agrees)
  return {
    expectations: {
      count: expectations.length,
      agree: expectations.length - off.length,
      differences: off.map(({ agrees: _, provisional, ...one }) => ({
        ...one,
        ...(provisional.length > 0 ? { provisional } : {}),
      })),
    },
  }
}

/** The years of a chain with the figures that go from one to the next, under the names that they have in the last year. */
export function yearsJson(years: readonly Evaluation[], carried: readonly CarriedFigure[]): readonly object[] {
  return years.map(({ outcome: { year, scenario, policy }, expectations }, i) => ({
    year,
    scenario,
    policy: { id: policy.id, version: policy.version },
    values: Object.fromEntries(
      carried.flatMap(({ name, years: found }) => {
        const figure = found[i]
        return figure ? [[name, figureJson(figure)]] : []
      }),
    ),
    ...expectationsJson(expectations),
  }))
}

const kindNames: Readonly<Record<FigureOutcome['kind'], string>> = { input: '输入', parameter: '参数', rule: '规则' }

function figureJson({
  kind,
  unit,
  dims,
  value,
  provisional,
  open,
  missing,
  range,
  computed,
  pinned,
}: FigureOutcome): object {
  const settled = { computed, pinned }
  return {
    kind: kindNames[kind],
    unit,
    ...(dims.length > 0 ? { dims } : {}),
    value,
    provisional,
    open,
    missing,
    range,
    ...settled,
  }
}

function constraintJson(constraint: ConstraintOutcome): object {
  const { name, level, dims, holds, left, right, margin, unit, open, missing, clauses } = constraint
  return { name, level, ...(dims.length > 0 ? { dims } : {}), holds, left, right, margin, unit, open, missing, clauses }
}

function derivationJson(d: Derivation): object {
  return {
    name: d.name,
    ...(Object.keys(d.at).length > 0 ? { at: d.at } : {}),
    unit: d.unit,
    formula: d.formula ?? null,
    substituted: d.substituted ?? null,
    value: d.value,
    clauses: d.clauses,
    reading: d.reading ?? null,
    exceptions: d.exceptions,
    // Of a figure of the year before.
    from: d.from,
    // A figure used before: its parts stand at the first mention.
    ...(d.seen ? { seen: true } : {}),
    parts: d.parts.map(derivationJson),
  }
}
