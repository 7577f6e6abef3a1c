import { entry } from '../entry.ts'
import { didYouMean } from '../suggest.ts'

/** HC4xxx: units and dimensions. */
export const units = {
  HC4001: entry(
    'error',
    (f: { operator: string; left: string; right: string }) => `${f.left}和${f.right}不能${f.operator}`,
    (f) =>
      f.left === '比率' || f.right === '比率'
        ? '是不是少乘了一个数，或者数字后面漏了单位？'
        : '两边单位要一样；确实要这样算，用 视为（…，单位） 写明',
  ),
  HC4002: entry(
    'error',
    (f: { wanted: string; found: string }) => `算出来的单位是${f.found}，写明的单位是${f.wanted}`,
    () => '改公式，或者改“单位”',
  ),
  HC4003: entry(
    'error',
    (f: { what: string; wanted: string; found: string }) => `${f.what}要${f.wanted}，这里是${f.found}`,
  ),
  HC4004: entry(
    'error',
    (f: { unit: string; near: readonly string[] }) => `不认得单位“${f.unit}”`,
    (f) => didYouMean(f.near) ?? '量词（家、例、床日……）先在“单位”一节列出',
  ),
  HC4005: entry(
    'error',
    (f: { name: string; dimension: string; has: readonly string[] }) =>
      `${f.name === '' ? '这个数' : `“${f.name}”`}不分“${f.dimension}”，不能按它汇总`,
    (f) => (f.has.length === 0 ? '它只有一个数，不用汇总' : `它分${f.has.map((d) => `“${d}”`).join('、')}`),
  ),
  HC4006: entry(
    'error',
    (f: { extra: readonly string[]; wanted: readonly string[] }) =>
      `结果还分${f.extra.map((d) => `“${d}”`).join('、')}，写明的维度里没有`,
    () => '先用 合计（…，维度） 汇总，或者把它加进“维度”',
  ),
  HC4007: entry(
    'error',
    (f: { dimension: string; by: string }) => `“${f.dimension}”没有通向“${f.by}”的属性，不能按它分组`,
    (f) => `在维度“${f.dimension}”里加属性“${f.by}”`,
  ),
  HC4008: entry(
    'error',
    (f: { name: string; dimension: string }) => `“${f.name}”不分“${f.dimension}”，不能取它的一个成员`,
  ),
  HC4009: entry(
    'error',
    (f: { option: string; first: string; found: string }) => `“${f.option}”算出来是${f.found}，另一个选项是${f.first}`,
    () => '同一解读的各个选项，单位和维度要一样',
  ),
  HC4010: entry(
    'error',
    () => '乘方的次数要写成整数',
    () => '例如 1.05^3',
  ),
  HC4011: entry(
    'error',
    (f: { whole: string; weights: string }) => `没有可分的对象：权重分${f.weights}，要分的数也分${f.whole}`,
    () => '权重要比要分的数多一个维度；平均分写 分摊（总额，1，维度）',
  ),
  HC4012: entry(
    'error',
    (f: { left: string; right: string }) => `${f.left}和${f.right}不能比较`,
    () => '两边要是同一种东西',
  ),
  HC4013: entry(
    'error',
    (f: { condition: readonly string[]; rule: readonly string[] }) =>
      `条件分${f.condition.map((d) => `“${d}”`).join('、')}，比${f.rule.length === 0 ? '一个总数' : f.rule.map((d) => `“${d}”`).join('、')}细`,
    () => '先用 合计 或 计数 汇总',
  ),
} as const
