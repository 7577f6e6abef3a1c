import fc from 'fast-check'
import type { Expression, Name, Over } from '../../../../dsl/syntax/expression/expression.ts'
import { type Signature, signatures } from '../../../../dsl/syntax/expression/functions.ts'
import { sampleNames } from './sample-formulas.ts'

const span = { start: 0, end: 0 }

const name: fc.Arbitrary<Name> = fc
  .oneof(
    fc.constantFrom(...sampleNames),
    fc.constantFrom(
      '丙',
      '未定义额',
      '原则支出',
      '不足部分',
      '到元',
      '9月1日',
      '含',
      '未规定',
      '如果',
      '合计',
      '年',
      'x_1',
      '3等',
      '满意率',
      '甲 乙',
    ),
    fc.string({
      unit: fc.constantFrom('甲', '乙', '结', '余', '则', '且', '或', '是', '按', '1', '0', 'A', '分', '年'),
      minLength: 1,
      maxLength: 5,
    }),
  )
  .map((n) => ({ type: 'name', name: n, span }))

const unit = fc.constantFrom(
  '',
  '%',
  '‰',
  '元',
  '万元',
  '亿',
  '人',
  '人次',
  '个百分点',
  '分',
  '岁',
  '例',
  '床日',
  '元/人',
  '分/例',
  '元/人次',
  '万元/家',
)
const digits = fc.oneof(
  fc.nat(99_999).map(String),
  fc.constantFrom('0.5', '76.50', '007', '2025', '1234567890123456789.01'),
)
const numberOf = (u: string): fc.Arbitrary<Expression> =>
  digits.map((d): Expression => ({ type: 'number', digits: d, unit: u, span }))
const number = unit.chain(numberOf)
const text: fc.Arbitrary<Expression> = fc
  .string({ unit: fc.constantFrom('甲', '（', ' ', '，', '「', '：', 'a', '１', '#'), maxLength: 4 })
  .map((t) => ({ type: 'text', text: t, span }))
const date: fc.Arbitrary<Expression> = fc
  .tuple(
    fc.option(fc.integer({ min: 1000, max: 9999 }), { nil: undefined }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, day]) => ({ type: 'date', year, month, day, span }))
const truth: fc.Arbitrary<Expression> = fc.boolean().map((value) => ({ type: 'truth', value, span }))

const operators = ['＋', '－', '×', '÷', '^', '＝', '≠', '＞', '＜', '≥', '≤', '且', '或'] as const

/** Random trees as the reader makes them: every kind of node, every function with arguments that it takes. */
export const anyExpression: fc.Arbitrary<Expression> = fc.letrec<{ e: Expression }>((tie) => ({
  e: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.oneof(name, number, text, date, truth),
    fc.record({
      type: fc.constant('unary' as const),
      operator: fc.constantFrom('－', '＋', '非'),
      operand: tie('e'),
      span: fc.constant(span),
    }),
    fc.record({
      type: fc.constant('binary' as const),
      operator: fc.constantFrom(...operators),
      left: tie('e'),
      right: tie('e'),
      at: fc.constant(span),
      span: fc.constant(span),
    }),
    fc.tuple(tie('e'), tie('e'), tie('e')).map(([condition, yes, no]): Expression => {
      return { type: 'conditional', condition, then: yes, otherwise: no, span }
    }),
    membership(tie('e')),
    pick(tie('e')),
    fc.constantFrom(...signatures).chain((s) => call(s, tie('e'))),
  ),
})).e

function membership(e: fc.Arbitrary<Expression>): fc.Arbitrary<Expression> {
  const closed = fc.option(fc.boolean(), { nil: undefined })
  const range = unit.chain((u) =>
    fc.record({ low: numberOf(u), lowClosed: closed, high: numberOf(u), highClosed: closed }),
  )
  const base = { type: 'membership' as const, span }
  return fc.oneof(
    fc
      .record({ subject: e, negated: fc.boolean(), items: fc.array(e, { minLength: 1, maxLength: 3 }) })
      .map((m): Expression => ({ ...base, ...m })),
    fc.record({ subject: e, negated: fc.boolean(), range }).map((m): Expression => ({ ...base, ...m, items: [] })),
  )
}

function pick(e: fc.Arbitrary<Expression>): fc.Arbitrary<Expression> {
  const member = fc.oneof(name, number, text) as fc.Arbitrary<Name>
  const one = fc.record({ dimension: fc.option(name, { nil: undefined }), member })
  return fc
    .tuple(e, fc.array(one, { minLength: 1, maxLength: 2 }))
    .map(([subject, picks]): Expression => ({ type: 'pick', subject, picks, span }))
}

function call(s: Signature, e: fc.Arbitrary<Expression>): fc.Arbitrary<Expression> {
  const most = Math.min(s.max, s.min + 2)
  const over: fc.Arbitrary<Over> = fc.record({
    dimensions: fc.array(name, { minLength: 1, maxLength: 2 }),
    by: fc.array(name, { maxLength: 2 }),
    where: fc.option(e, { nil: undefined }),
    span: fc.constant(span),
  })
  const to = fc
    .constantFrom('到元', '到分', '到角', '到整数', '到4位小数', '到万元2位小数')
    .map((t) => ({ text: t, span }))
  const unitText = fc.constantFrom('元/人', '人次', '比率', '%').map((t) => ({ text: t, span }))
  return fc
    .tuple(
      fc.integer({ min: s.min, max: most }),
      fc.array(e, { minLength: most, maxLength: most }),
      over,
      to,
      unitText,
      fc.boolean(),
    )
    .map(([count, values, o, t, u, flag]): Expression => {
      const base = { type: 'call' as const, function: s.name, at: span, span }
      if (s.over !== undefined && count > s.over) return { ...base, args: values.slice(0, count - 1), over: o }
      if (s.to && flag) return { ...base, args: values.slice(0, 1), to: t }
      if (s.unit) return { ...base, args: values.slice(0, 1), unit: u }
      return { ...base, args: values.slice(0, count) }
    })
}
