import type { SymbolKind } from '../occurrences/name-symbol.ts'

/** What each kind of name is called. */
export const kindWord: Readonly<Record<SymbolKind, string>> = {
  input: '输入',
  parameter: '参数',
  rule: '规则',
  alias: '别名',
  dimension: '维度',
  attribute: '属性',
  member: '成员',
  reading: '解读',
  option: '解读的选项',
  exception: '例外',
  clause: '条款',
  local: '式中的词',
  group: '分组',
  term: '通用名',
  entry: '条目',
}
