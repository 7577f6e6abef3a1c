import type { Scenario } from '../../dsl/index.ts'
import type { Outcome } from '../../engine/index.ts'
import { shownUnit, shownValue } from './shown-value.ts'

/** The parameters that a scenario puts in place of the policy's own (比例＝20％), but those that are `changed` in turn. */
export function scenarioChanges(
  { parameters }: Scenario,
  { figures }: Outcome,
  changed: Readonly<Record<string, unknown>>,
): readonly string[] {
  return figures.flatMap(({ name, kind, unit, display }) => {
    const given = kind === 'parameter' && !Object.hasOwn(changed, name) ? parameters.get(name) : undefined
    return (given?.cells ?? []).flatMap(({ at, value }) => {
      if (value === null) return []
      const place = at.length > 0 ? `〔${at.join('，')}〕` : ''
      return [`${name}${place}＝${shownValue(value, unit, display)}${shownUnit(unit, display)}`]
    })
  })
}
