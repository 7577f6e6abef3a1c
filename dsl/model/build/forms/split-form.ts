import { problem } from '../../../diagnostic/diagnostic.ts'
import { splitAmong, splitBy } from '../../../diagnostic/phrases.ts'
import { pairOf, scalarAt, textAt, wordsAt } from '../../../syntax/policy/fields.ts'
import type { ScalarNode } from '../../../syntax/yaml/node.ts'
import { readPrecision, splitRemainders } from '../../rounding.ts'
import type { SplitManner, Term } from '../../term.ts'
import { typeSplit } from '../../typing/aggregate.ts'
import { numberTerm } from '../../typing/arithmetic.ts'
import { brokenTerm } from '../../typing/context.ts'
import { ratio } from '../../unit.ts'
import type { PlacedFormula } from '../formula.ts'
import type { RuleReader } from '../rule-reader.ts'
import { remainderHead } from '../words.ts'
import type { FormContext, RuleForm, RuleTyping } from './form.ts'
import { namedParts, partWeights } from './named-parts.ts'

/** 分摊: a whole by weights (按), equally (按: 平均) over 维度, or into named parts (给). */
export const splitForm: RuleForm = {
  key: '分摊',
  keys: ['按', '给', '精度', '尾差', '无对象'],
  read: (reader, context) => {
    const whole = reader.at('分摊')
    if (!whole) return undefined
    const recipients = readRecipients(reader, context)
    if (!recipients) return undefined
    const step = readStep(reader, context)
    const owner = scalarAt(reader.value, '尾差')
    const empty = textAt(reader.value, '无对象') === '不分' ? 'nothing' : 'error'
    return {
      written: [{ text: recipients.text(whole.scalar.text.trim()) }],
      type: (t) => {
        const total = t.term(whole)
        const { weights, over } = recipients.type(total, t)
        const spans = over?.map((d) => ({ type: 'name' as const, name: d, span: t.at }))
        const range = spans && { dimensions: spans, by: [], span: t.at }
        const found = typeSplit(total, weights, range, { step, remainder: 'largest', empty }, total.span, t.typing)
        return owner && found.op === 'split' ? withOwner(found, owner, t) : found
      },
    }
  },
}

/** To whom a whole goes: how that is written, and the weights over the dimensions of those who get a part (left out: as the weights say). */
interface Recipients {
  /** How it reads as a formula, of what whole. */
  readonly text: (whole: string) => string
  readonly type: (total: Term, t: RuleTyping) => { weights: Term; over?: readonly string[] }
}

function readRecipients(reader: RuleReader, context: FormContext): Recipients | undefined {
  const dims = wordsAt(reader.value, '维度')
  const given = pairOf(reader.value, '给')
  if (given) {
    const by = pairOf(reader.value, '按')
    if (by) context.report(problem('HC5050', by.key.span, {}))
    const parts = namedParts(reader.value).map((p) => ({ name: p.key.text.trim(), weight: reader.formula(p.value) }))
    if (parts.length === 0) {
      // A list or nothing at all in its place has been told.
      if (given.value.kind === 'map') context.report(problem('HC5051', given.key.span, {}))
      return undefined
    }
    return {
      text: (whole) =>
        splitAmong(
          whole,
          parts.map((p) => `${p.name} ${p.weight.scalar.text.trim()}`),
        ),
      type: (total, t) => ({ weights: partWeights(reader.name, parts, total, t), over: [reader.name] }),
    }
  }
  if (textAt(reader.value, '按') === '平均') {
    return {
      text: (whole) => splitBy(whole, '1', ...dims.map((d) => d.text)),
      type: (total, t) => ({
        weights: numberTerm('1', ratio, t.at),
        // 平均 runs over what 维度 names beyond the whole's own dimensions.
        over: dims.map((d) => d.text).filter((d) => t.scope.dimensions.has(d) && !total.dims.includes(d)),
      }),
    }
  }
  const weights: PlacedFormula | undefined = reader.at('按')
  if (weights)
    return {
      text: (whole) => splitBy(whole, weights.scalar.text.trim()),
      type: (_, t) => ({ weights: t.term(weights) }),
    }
  context.report(problem('HC5051', context.at, {}))
  return undefined
}

/** 精度, wrong ones reported; undefined: not rounded at all. */
function readStep(reader: RuleReader, { report }: FormContext): string | undefined {
  const precision = scalarAt(reader.value, '精度')
  const step = precision ? readPrecision(precision.text) : '0.01'
  if (precision && step === undefined) {
    const allowed = ['分', '角', '元', '0.01万元', '不取整']
    report(problem('HC5024', precision.span, { what: '精度', found: precision.text, allowed }))
  }
  return step ?? undefined
}

/** 尾差: one of the words for it, or who bears it by name. */
function withOwner(split: Extract<Term, { op: 'split' }>, owner: ScalarNode, t: RuleTyping): Term {
  const written = owner.text.trim()
  const [dimension, ...others] = split.over
  const members = t.scope.dimensions.get(dimension ?? '')?.members?.map((m) => m.name)
  const isMember = others.length === 0 && (members ? members.includes(written) : !written.startsWith(remainderHead))
  const remainder: SplitManner['remainder'] | undefined =
    splitRemainders[written] ?? (isMember ? { member: written } : undefined)
  if (remainder) return { ...split, manner: { ...split.manner, remainder } }
  const allowed = [...Object.keys(splitRemainders), ...(others.length === 0 ? (members ?? []) : [])]
  t.report(
    problem('HC5024', t.place(owner, { start: 0, end: owner.text.length }), { what: '尾差', found: written, allowed }),
  )
  return brokenTerm(split.span)
}
