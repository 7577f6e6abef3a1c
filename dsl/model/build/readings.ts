import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import { suggest } from '../../diagnostic/suggest.ts'
import type { Placed } from '../../syntax/policy/declaration.ts'
import { field, scalarAt, textAt, words, wordsAt } from '../../syntax/policy/fields.ts'
import type { Reading } from '../model.ts'
import type { Citations } from './clauses.ts'
import { type Report, siteOf } from './report.ts'

/** The readings of a policy, by name. */
export function buildReadings(
  declarations: readonly Placed[],
  citations: Citations,
  report: Report,
): Map<string, Reading> {
  const readings = new Map<string, Reading>()
  for (const placed of declarations) {
    const { name, value } = placed.declaration
    const site = siteOf(placed)
    const first = readings.get(name)
    if (first) {
      report.twice(name, site, first.site)
      continue
    }
    const options = readOptions(placed)
    const standard = textAt(value, '默认') ?? options[0]?.name ?? ''
    if (options.length > 0 && !options.some((o) => o.name === standard)) {
      report.add(
        placed.start,
        unknownOption(
          name,
          standard,
          options.map((o) => o.name),
          (scalarAt(value, '默认') ?? placed.declaration.key).span,
        ),
      )
    }
    readings.set(name, {
      name,
      options,
      standard,
      reason: textAt(value, '理由') ?? '',
      clauses: citations.of(placed, wordsAt(value, '依据')),
      site,
    })
  }
  return readings
}

/** A reading that has no such option. */
export function unknownOption(
  reading: string,
  option: string,
  options: readonly string[],
  span: Problem['span'],
): Problem {
  const near = suggest(option, options)
  return problem('HC5014', span, { reading, option, near }, near.length === 1 ? { fix: near[0] } : {})
}

function readOptions(placed: Placed): Reading['options'] {
  const node = field(placed.declaration.value, '选项')
  if (node?.kind === 'map') {
    return node.pairs.map((p) => ({
      name: p.key.text.trim(),
      text: p.value.kind === 'scalar' ? p.value.text.trim() : '',
    }))
  }
  return words(node).map((w) => ({ name: w.text, text: '' }))
}
