import { problem } from '../../../diagnostic/diagnostic.ts'
import { pairOf, scalarAt, textAt } from '../../../syntax/policy/fields.ts'
import type { BandManner } from '../../term.ts'
import type { PlacedFormula } from '../formula.ts'
import { bandManners } from '../words.ts'
import type { Named } from './band-ends.ts'
import { bandsTerm } from './bands-term.ts'
import type { RuleForm, RuleTyping } from './form.ts'

/** 分段: 按 a figure, bands with ends, 方式 and 基数. */
export const bandsForm: RuleForm = {
  key: '分段',
  keys: [],
  read: (reader, { report }) => {
    const pair = pairOf(reader.value, '分段')
    if (pair?.value.kind !== 'map') return undefined
    const inside = pair.value
    const [by, text, baseText] = [scalarAt(inside, '按'), scalarAt(inside, '段'), scalarAt(inside, '基数')]
    for (const key of ['按', '段']) {
      // What is not there, or is a list or keys, has been told.
      const found = scalarAt(inside, key)
      if (found && found.style !== 'missing' && found.text.trim() === '')
        report(problem('HC5002', pair.key.span, { key }))
    }
    const subject = by && reader.formula(by)
    const bands = text && reader.bands(text)
    const base = baseText && reader.formula(baseText)
    if (!subject || !bands) return undefined
    const manner: BandManner = (bandManners as Record<string, BandManner>)[textAt(inside, '方式') ?? ''] ?? 'value'
    return {
      written: [{ text: bands.scalar.text.trim() }],
      type: (t) => bandsTerm({ subject: named(subject, t), bands, base: base && named(base, t), manner }, t),
    }
  },
}

function named(formula: PlacedFormula, t: RuleTyping): Named {
  return { term: t.term(formula), text: formula.scalar.text.trim() }
}
