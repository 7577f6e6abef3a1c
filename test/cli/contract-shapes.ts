import { Ajv } from 'ajv'

const text = { type: 'string' }
const count = { type: 'integer', minimum: 0 }
const texts = { type: 'array', items: text }
const digits = { type: 'string', pattern: '^-?(?:0|[1-9]\\d*)(?:\\.\\d*[1-9])?$' }
const position = closed({ line: { type: 'integer', minimum: 1 }, column: { type: 'integer', minimum: 1 } })
const range = closed({ start: position, end: position })
const place = { message: text, file: text, range }
const diagnostic = closed(
  {
    code: { type: 'string', pattern: '^HC[1-7]\\d{3}$' },
    severity: { enum: ['error', 'warning', 'info'] },
    ...place,
    hint: text,
    clauses: texts,
    related: { type: 'array', items: closed(place) },
  },
  ['hint'],
)
const diagnostics = { type: 'array', items: diagnostic }
const leaf = { anyOf: [text, { type: 'boolean' }, { type: 'null' }] }
const nested = { $ref: '#/$defs/nested' }
const numbers = { $ref: '#/$defs/numbers' }
const $defs = {
  nested: { anyOf: [leaf, { type: 'object', additionalProperties: nested }] },
  numbers: { anyOf: [digits, { type: 'null' }, { type: 'object', additionalProperties: numbers }] },
  derivation: closed(
    {
      name: text,
      at: { type: 'object', additionalProperties: text },
      unit: text,
      formula: { anyOf: [text, { type: 'null' }] },
      substituted: { anyOf: [text, { type: 'null' }] },
      value: nested,
      clauses: texts,
      reading: { anyOf: [closed({ name: text, option: text }), { type: 'null' }] },
      exceptions: texts,
      from: {
        type: 'array',
        items: {
          anyOf: [
            closed({ kind: { const: 'scenario' } }),
            closed({ kind: { const: 'opening' }, input: text }),
            closed({ kind: { const: 'before' }, year: { type: 'integer' }, scenario: text, file: text }),
          ],
        },
      },
      seen: { const: true },
      parts: { type: 'array', items: { $ref: '#/$defs/derivation' } },
    },
    ['at', 'from', 'seen'],
  ),
}
const valueShape = (kind: object): object =>
  closed(
    {
      kind,
      unit: text,
      dims: { ...texts, minItems: 1 },
      value: nested,
      provisional: { ...texts, minItems: 1 },
      open: { ...texts, minItems: 1 },
      missing: { ...texts, minItems: 1 },
      range: { type: 'array', items: numbers, minItems: 2, maxItems: 2 },
    },
    ['dims', 'provisional', 'open', 'missing', 'range'],
  )
const value = valueShape({ const: '规则' })
const expectations = closed({
  count,
  agree: count,
  differences: {
    type: 'array',
    items: closed(
      {
        figure: text,
        at: texts,
        unit: text,
        expected: leaf,
        actual: leaf,
        difference: { anyOf: [digits, { type: 'null' }] },
        tolerance: digits,
        provisional: { ...texts, minItems: 1 },
      },
      ['provisional'],
    ),
  },
})
const year = closed(
  {
    year: { type: 'integer' },
    scenario: text,
    policy: closed({ id: text, version: text }),
    values: {
      type: 'object',
      additionalProperties: valueShape({ enum: ['规则', '输入', '参数'] }),
    },
    expectations,
  },
  ['expectations'],
)
const constraint = closed(
  {
    name: text,
    level: { enum: ['必须', '应当', '目标'] },
    dims: { ...texts, minItems: 1 },
    holds: nested,
    left: nested,
    right: nested,
    margin: numbers,
    unit: text,
    open: texts,
    missing: texts,
    clauses: texts,
  },
  ['dims', 'margin', 'unit', 'open', 'missing'],
)
const difference = closed({ figure: text, at: texts, expected: leaf, actual: leaf })
const citing = closed({ kind: text, name: text, open: { const: true } }, ['open'])
const coverage = closed({
  file: text,
  policy: text,
  title: text,
  version: text,
  clauses: {
    type: 'array',
    items: closed({
      clause: text,
      nature: text,
      summary: text,
      doubt: { anyOf: [text, { type: 'null' }] },
      doubts: texts,
      citedBy: { type: 'array', items: citing },
      gap: { type: 'boolean' },
      inherited: { type: 'boolean' },
    }),
  },
  natures: { type: 'array', items: closed({ nature: text, total: count, cited: count }) },
  uncited: { type: 'array', items: citing },
  total: count,
  computable: count,
  gaps: count,
  doubts: count,
})

const comparedFigure = closed(
  {
    name: text,
    kind: { enum: ['规则', '输入', '参数'] },
    dims: { ...texts, minItems: 1 },
    clauses: texts,
    text,
    value: nested,
    total: { anyOf: [digits, { type: 'null' }] },
    provisional: { ...texts, minItems: 1 },
    open: { ...texts, minItems: 1 },
    missing: { ...texts, minItems: 1 },
  },
  ['dims', 'text', 'value', 'total', 'provisional', 'open', 'missing'],
)
const comparedPolicy = closed(
  {
    ...{ file: text, id: text, title: text, version: text, status: text },
    taken: { type: 'array', items: closed({ input: text, from: text, kind: { enum: ['规则', '输入'] } }) },
    unsplit: { type: 'object', additionalProperties: texts },
    added: texts,
    doubts: texts,
    left: { anyOf: [closed({ amount: digits, provisional: texts }), { type: 'null' }] },
    lacks: closed({ standard: texts, own: texts, lists: texts }),
  },
  ['taken', 'unsplit', 'added', 'doubts', 'left', 'lacks'],
)

const shapes = {
  compare: closed(
    {
      scenario: text,
      year: { type: 'integer' },
      policies: { type: 'array', minItems: 2, items: comparedPolicy },
      terms: {
        type: 'array',
        items: closed({
          ...{ theme: text, name: text, english: text, unit: text, meaning: text },
          figures: { type: 'array', minItems: 2, items: { anyOf: [comparedFigure, { type: 'null' }] } },
        }),
      },
    },
    ['scenario', 'year'],
  ),
  check: diagnostics,
  coverage: closed({ diagnostics, coverage: { type: 'array', items: coverage } }),
  refused: closed({ diagnostics }),
  run: closed(
    {
      policy: closed({ id: text, title: text, version: text, status: text }),
      year: { type: 'integer' },
      scenario: text,
      readings: { type: 'object', additionalProperties: text },
      values: { type: 'object', additionalProperties: value },
      constraints: { type: 'array', items: constraint },
      claims: { type: 'array', maxItems: 0 },
      diagnostics,
      explain: { type: 'object', additionalProperties: { $ref: '#/$defs/derivation' } },
      years: { type: 'array', minItems: 2, items: year },
      expectations,
    },
    ['explain', 'years', 'expectations'],
  ),
  test: closed(
    {
      cases: {
        type: 'array',
        items: closed({
          file: text,
          name: text,
          kind: { enum: ['算例', '期望'] },
          passed: { type: 'boolean' },
          differences: { type: 'array', items: difference },
        }),
      },
      passed: count,
      failed: count,
      diagnostics,
    },
    ['diagnostics'],
  ),
}

const ajv = new Ajv({ strict: false, allErrors: true })
const checks = new Map(Object.entries(shapes).map(([name, shape]) => [name, ajv.compile({ ...shape, $defs })]))

/** What a document does not keep of the contract's shape; empty when it keeps all. */
export function shapeFaults(name: keyof typeof shapes, document: unknown): readonly string[] {
  const check = checks.get(name)
  if (!check) throw new Error(`no shape ${name}`)
  check(document)
  return (check.errors ?? []).map((error) => `${error.instancePath} ${error.message}`)
}

/** An object with these properties and no others; those not named in `optional` must be there. */
function closed(properties: Readonly<Record<string, unknown>>, optional: readonly string[] = []): object {
  const required = Object.keys(properties).filter((name) => !optional.includes(name))
  return { type: 'object', properties, required, additionalProperties: false }
}
