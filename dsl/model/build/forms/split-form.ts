import { problem } from '../../../diagnostic/diagnostic.ts'
import { scalarAt, textAt, wordsAt } from '../../../syntax/policy/fields.ts'
import { readPrecision, splitRemainders } from '../../rounding.ts'
import type { SplitManner } from '../../term.ts'
import { typeSplit } from '../../typing/aggregate.ts'
import { numberTerm } from '../../typing/arithmetic.ts'
import { ratio } from '../../unit.ts'
import type { RuleReader } from '../rule-reader.ts'
import type { FormContext, RuleForm } from './form.ts'

/** 分摊: a whole by weights (按), or equally (按: 平均) over 维度. */
export const splitForm: RuleForm = {
  key: '分摊',
  keys: ['按', '精度', '尾差', '无对象'],
  read: (reader, context) => {
    const whole = reader.at('分摊')
    if (!whole) return undefined
    const isEqual = textAt(reader.value, '按') === '平均'
    const weights = isEqual ? undefined : reader.at('按')
    if (!isEqual && !weights) {
      context.report(problem('HC5002', context.at, { key: '按' }))
      return undefined
    }
    const manner = splitManner(reader, context)
    const dims = wordsAt(reader.value, '维度')
    const text = `${whole.scalar.text.trim()} ÷ ${weights?.scalar.text.trim() ?? dims.map((d) => d.text).join('、')}`
    return {
      written: [{ text }],
      type: (t) => {
        const total = t.term(whole)
        // 平均 runs over what 维度 names beyond the whole's own dimensions.
        const named = dims.filter((d) => t.scope.dimensions.has(d.text) && !total.dims.includes(d.text))
        const dimensions = named.map((d) => ({ type: 'name' as const, name: d.text, span: d.span }))
        const over = weights ? undefined : { dimensions, span: t.at }
        const by = weights ? t.term(weights) : numberTerm('1', ratio, t.at)
        return typeSplit(total, by, over, manner, total.span, t.typing)
      },
    }
  },
}

/** 精度, 尾差 and 无对象 of a split, wrong ones reported. */
function splitManner(reader: RuleReader, { report }: FormContext): SplitManner {
  const { value } = reader
  const precision = scalarAt(value, '精度')
  const step = precision ? readPrecision(precision.text) : '0.01'
  if (precision && step === undefined) {
    const allowed = ['分', '角', '元', '0.01万元', '不取整']
    report(problem('HC5024', precision.span, { what: '精度', found: precision.text, allowed }))
  }
  const remainder = scalarAt(value, '尾差')
  const owner = remainder ? splitRemainders[remainder.text.trim()] : 'largest'
  if (remainder && !owner) {
    const allowed = Object.keys(splitRemainders)
    report(problem('HC5024', remainder.span, { what: '尾差', found: remainder.text, allowed }))
  }
  return {
    step: step ?? undefined,
    remainder: owner ?? 'largest',
    empty: textAt(value, '无对象') === '不分' ? 'nothing' : 'error',
  }
}
