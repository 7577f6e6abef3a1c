import type { Shape } from '../shape/check-shape.ts'

/** What a section of a policy file holds, and how its short forms read. */
export interface SectionForm {
  /** The schema's definition of one entry; left out where an entry may be anything. */
  readonly shape?: Shape
  /** The head of a table's first column, and the key that names an entry of a list. */
  readonly named: string
  /** The key that a bare value stands for: `人数: 人` is `人数: {单位: 人}`. */
  readonly short?: string
}

/** The sections whose entries are declarations, by name. */
export const sectionForms: Readonly<Record<string, SectionForm>> = {
  条款: { shape: 'clause', named: '条款' },
  输入: { shape: 'input', named: '名', short: '单位' },
  参数: { shape: 'parameter', named: '名', short: '值' },
  解读: { shape: 'reading', named: '名', short: '选项' },
  规则: { shape: 'rule', named: '名', short: '公式' },
  约束: { shape: 'constraint', named: '名', short: '须' },
  日程: { shape: 'schedule', named: '事项', short: '何时' },
  资金去向: { shape: 'flow', named: '名', short: '去向' },
  例外: { shape: 'exception', named: '名' },
  计分表: { shape: 'scoreTable', named: '名' },
  结转: { shape: 'carry', named: '名' },
  核对: { shape: 'claim', named: '名' },
  须证: { shape: 'property', named: '名', short: '式' },
  算例: { shape: 'example', named: '名' },
  绑定: { named: '名' },
}

/** Sections whose entries are figures, all of one name space. */
export const figureSections: readonly string[] = ['输入', '参数', '规则', '结转', '计分表']

/** The keys at a policy's head; each has its value on its own line or below it. */
export const headerKeys: readonly string[] = [
  '政策',
  '编号',
  '版本',
  '状态',
  '施行日期',
  '废止日期',
  '文号',
  '地区',
  '说明',
  '沿用',
]

/** Sections that are read in a way of their own. */
export const otherSections: readonly string[] = ['单位', '维度']
