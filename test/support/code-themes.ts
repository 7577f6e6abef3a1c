import { bands } from '../../dsl/diagnostic/catalogue/bands.ts'
import { clauses } from '../../dsl/diagnostic/catalogue/clauses.ts'
import { files } from '../../dsl/diagnostic/catalogue/files.ts'
import { flows } from '../../dsl/diagnostic/catalogue/flows.ts'
import { formula } from '../../dsl/diagnostic/catalogue/formula.ts'
import { inheritance } from '../../dsl/diagnostic/catalogue/inheritance.ts'
import { names } from '../../dsl/diagnostic/catalogue/names.ts'
import { periods } from '../../dsl/diagnostic/catalogue/periods.ts'
import { proof } from '../../dsl/diagnostic/catalogue/proof.ts'
import { reading } from '../../dsl/diagnostic/catalogue/reading.ts'
import { run } from '../../dsl/diagnostic/catalogue/run.ts'
import { structure } from '../../dsl/diagnostic/catalogue/structure.ts'
import { tables } from '../../dsl/diagnostic/catalogue/tables.ts'
import { terms } from '../../dsl/diagnostic/catalogue/terms.ts'
import { units } from '../../dsl/diagnostic/catalogue/units.ts'
import { type Code, catalogue } from '../../dsl/diagnostic/catalogue.ts'

/** What the codes are about, in the order in which a drafter meets it. */
const themes: readonly (readonly [title: string, table: object])[] = [
  ['文件的写法：冒号、缩进、引号、括号', reading],
  ['找文件', files],
  ['公式的写法', formula],
  ['名称', names],
  ['单位和维度', units],
  ['政策的各节', { ...structure, ...clauses, ...flows }],
  ['分段、例外、参照', bands],
  ['沿用和绑定', inheritance],
  ['年度、月份、跨年', periods],
  ['情景的数和计算', run],
  ['表格文件和粘贴的数', tables],
  ['通用名', terms],
  ['须证', proof],
]

/** All codes by theme, each once; those of a table that has no title here come last. */
export function codesByTheme(): readonly { readonly title: string; readonly codes: readonly Code[] }[] {
  const all = (Object.keys(catalogue) as Code[]).sort()
  const titled = themes.map(([title, table]) => ({ title, codes: all.filter((code) => Object.hasOwn(table, code)) }))
  const rest = all.filter((code) => !titled.some(({ codes }) => codes.includes(code)))
  return rest.length > 0 ? [...titled, { title: '其他', codes: rest }] : titled
}

/** What a code is about. */
export function themeOf(code: Code): string {
  return codesByTheme().find(({ codes }) => codes.includes(code))?.title ?? ''
}
