import { type Compiled, syntaxOf } from '../../../dsl/index.ts'
import type { Parameter } from '../../../dsl/model/model.ts'
import { isRatioLike, point, printUnit, readUnit, sameUnit } from '../../../dsl/model/unit.ts'
import { field, textAt } from '../../../dsl/syntax/policy/fields.ts'
import type { Node } from '../../../dsl/syntax/yaml/node.ts'
import { cutNumber, type NumberStyle } from './number-text.ts'
import type { Place } from './places.ts'

/** How a field's numbers are written, and the unit that stands beside the field. */
export interface FieldStyle extends NumberStyle {
  readonly shown: string
}

/**
 * How the numbers of a place are written: as what stands there, else as its neighbours and 范围 are. A bare number is in the unit of its column
 * or in the one that the parameter declares.
 */
export function styleOf(
  compiled: Compiled,
  parameter: Parameter,
  value: Node | undefined,
  place: Place | undefined,
  beside: readonly Place[] = [],
): FieldStyle {
  const { unit } = parameter
  const { nouns } = compiled.model
  if (place?.stands.as === 'part') return { unit, nouns, suffix: '', bareShift: 0, shown: '' }
  const own = place?.headUnit ?? (value && textAt(value, '单位'))
  const samples = [place?.text ?? '', ...beside.map(({ text }) => text), ...(rangeTexts(value) ?? [])]
  // A bare 0 fits any unit and tells of none.
  const sample = samples.flatMap((text) => cutNumber(text) ?? []).find((one) => one.suffix || /[1-9]/.test(one.digits))
  const declared = own ?? declaredAbove(compiled, parameter.name)
  const bareShift = (declared && readUnit(declared, nouns)?.shift) || 0
  const usual = isRatioLike(unit) ? (sameUnit(unit, point) ? '个百分点' : '%') : printUnit(unit)
  const isBare = sample !== undefined || own !== undefined || unit.kind !== 'quantity'
  const suffix = sample?.suffix || (isBare ? '' : (declared ?? usual))
  return { unit, nouns, suffix, bareShift, shown: (suffix.trim() || (declared ?? '')).replace('%', '％') }
}

/** 单位 as a framework declares it. */
function declaredAbove(compiled: Compiled, name: string): string | undefined {
  for (let at = syntaxOf(compiled).frame; at; at = syntaxOf(at).frame) {
    const found = syntaxOf(at)
      .policy.declarations.get('参数')
      ?.find(({ declaration }) => declaration.name === name)
    const unit = found && textAt(found.declaration.value, '单位')
    if (unit !== undefined) return unit
  }
  return undefined
}

function rangeTexts(value: Node | undefined): readonly string[] | undefined {
  const range = value && field(value, '范围')
  if (range?.kind !== 'list') return undefined
  return range.items.flatMap((item) => (item.kind === 'scalar' ? [item.text] : []))
}
