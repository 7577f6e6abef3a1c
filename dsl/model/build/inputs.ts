import { problem } from '../../diagnostic/diagnostic.ts'
import { shareToldOnce } from '../../diagnostic/told-once.ts'
import type { Placed } from '../../syntax/policy/declaration.ts'
import { field, scalarAt, wordsAt } from '../../syntax/policy/fields.ts'
import { isPartName, shareLimit } from '../data-words.ts'
import type { Dimension, Input } from '../model.ts'
import { quantityText } from '../quantity-text.ts'
import { broken, isCount } from '../unit.ts'
import { compareWritten, readValue, type ValueForm } from '../value.ts'
import type { Cites } from './clauses.ts'
import { isFormKnown, readCommon, readDeclaredDims, readDeclaredUnit } from './figures.ts'
import type { Report } from './report.ts'

/** What an input is, all but where it applies (仅), which is a formula and typed later. */
export function buildInput(
  placed: Placed,
  nouns: ReadonlySet<string>,
  dimensions: ReadonlyMap<string, Dimension>,
  citations: Cites,
  report: Report,
): Input {
  const { value } = placed.declaration
  const scaled = readDeclaredUnit(placed, nouns, report)
  const declaredDims = readDeclaredDims(placed, dimensions, report)
  const unit = scaled && isFormKnown(placed, scaled, declaredDims) ? scaled.unit : broken
  const dims = declaredDims ?? []
  const { name } = placed.declaration
  const isPart = isPartName(name) && !field(value, '至多')
  const figure = { name, isWhole: false, shareLimit: shareLimit(name), isPart }
  const form: ValueForm = { unit, nouns, bareShift: 0, grouped: false, figure }
  const add = shareToldOnce(report.in(placed.start))
  const written = (key: string): string | boolean | undefined => {
    const scalar = scalarAt(value, key)
    return scalar ? readValue(scalar, form, add) : undefined
  }
  const quantity = (key: string): string | undefined => {
    const read = written(key)
    return typeof read === 'string' ? read : undefined
  }
  const missing = scalarAt(value, '可缺')
  const least = quantity('至少')
  const most = quantity('至多')
  if (least !== undefined && most !== undefined && compareWritten(least, most, unit) > 0) {
    report.add(
      placed.start,
      problem('HC5019', (scalarAt(value, '至少') ?? placed.declaration.key).span, {
        low: quantityText(least, unit),
        high: quantityText(most, unit),
      }),
    )
  }
  return {
    ...readCommon(placed, nouns, report),
    kind: 'input',
    unit,
    dims,
    clauses: citations.of(placed, wordsAt(value, '依据')),
    missing:
      missing === undefined || missing.text.trim() === '否'
        ? 'refuse'
        : missing.text.trim() === '是'
          ? 'unknown'
          : asDefault(quantity('可缺')),
    // Heads and visits are never negative, whatever the policy says.
    least: least ?? (isCount(unit) ? '0' : undefined),
    most,
    typical: written('典型'),
  }
}

function asDefault(digits: string | undefined): Input['missing'] {
  return digits === undefined ? 'refuse' : { digits }
}
