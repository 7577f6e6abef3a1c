/** What a value holds, as far as writing it anew goes. */
export type Place =
  /** One formula. */
  | 'formula'
  /** 范围：结果；范围：结果 */
  | 'bands'
  /** A map of conditions to formulas. */
  | 'cases'
  /** A map of words to formulas. */
  | 'formulas'
  /** Figures or members, at any depth: a block of text is a table. */
  | 'data'
  | KeyedPlace

/** A map whose keys say what their values hold; what is not listed is left as it is. */
export interface KeyedPlace {
  readonly keys: Readonly<Record<string, Place>>
  /** What a bare value in place of the map holds. */
  readonly short?: Place
  /** The key beside which every key that is not a known one holds a formula. */
  readonly options?: string
}

const exception: KeyedPlace = { keys: { 当: 'formula', 公式: 'formula', 改为: 'formulas' } }

const rule: KeyedPlace = {
  short: 'formula',
  options: '按解读',
  keys: {
    公式: 'formula',
    分摊: 'formula',
    按: 'formula',
    给: 'formulas',
    分情形: 'cases',
    分段: { keys: { 按: 'formula', 基数: 'formula', 段: 'bands' } },
    式中: 'formulas',
    例外: exception,
    保底: 'formula',
    封顶: 'formula',
    仅: 'formula',
  },
}

const dataKeys = { 维度: 'data', 输入: 'data', 参数: 'data', 上年: 'data', 核定: 'data', 期望: 'data' } as const

/** What the entries of a policy's sections hold. */
export const policyPlaces: Readonly<Record<string, KeyedPlace>> = {
  条款: { keys: {} },
  维度: { short: 'data', keys: { 成员: 'data', 其中: 'formula' } },
  输入: { keys: { 仅: 'formula' } },
  参数: { keys: { 值: 'data', 按年度: 'data', 自: 'data', 按年初: 'data', 按年末: 'data' } },
  解读: { keys: {} },
  规则: rule,
  例外: exception,
  结转: { keys: { 期末: 'formula' } },
  约束: { short: 'formula', keys: { 须: 'formula', 仅: 'formula' } },
  日程: { keys: {} },
  资金去向: { keys: {} },
  核对: { keys: { 公式: 'formula' } },
  须证: { short: 'formula', keys: { 式: 'formula' } },
  算例: { keys: dataKeys },
}

/** What the entries of a scenario's sections hold. */
export const scenarioPlaces: Readonly<Record<string, KeyedPlace>> = Object.fromEntries(
  Object.keys(dataKeys).map((section) => [section, { short: 'data', keys: {} }]),
)

/** The section by which a scenario is known. */
export const scenarioHead = '情景'

/** The key that says by which clauses a section's entries go; it is no entry. */
export const sectionClauses = '依据'

/** The words of 按 and of a case that are no formula. */
export const plainWords: ReadonlySet<string> = new Set(['平均', '其余'])
