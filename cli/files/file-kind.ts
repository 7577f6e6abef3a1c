import { createReader } from '../../dsl/syntax/yaml/read-document.ts'
import { cut } from '../../dsl/text/cut.ts'
import type { Span } from '../../dsl/text/span.ts'

/** What a file is by its content; `other` where it says none of the three. */
export type FileKind = 'policy' | 'scenario' | 'plan' | 'other'

/** Tells policies, scenarios and plans apart by the keys at the top of the file, in YAML or JSON. */
export function fileKind(text: string): FileKind {
  const sheet = cut(text)
  // Keys at the line's start need no parsing; a file in braces (JSON) does.
  const { sections } = sheet.sections.length > 0 ? sheet : createReader().read(text)
  const names = new Set(sections.map(({ name }) => name))
  if (names.has('情景')) return 'scenario'
  if (names.has('推演')) return 'plan'
  if (!names.has('政策')) return 'other'
  // A scenario that forgot its own name still has data and no rules.
  return (names.has('输入') || names.has('年度')) && !policyOnly.some((name) => names.has(name)) ? 'scenario' : 'policy'
}

const policyOnly: readonly string[] = ['编号', '版本', '状态', '施行日期', '条款', '规则']

/** What a scenario says under 政策 (the path of its policy), and where. */
export function namedPolicy(text: string): { readonly path: string; readonly span: Span } | undefined {
  const value = createReader()
    .read(text)
    .sections.find(({ name }) => name === '政策')?.value
  const node = value?.block.node
  if (!value || node?.kind !== 'scalar' || node.text.trim() === '') return undefined
  return { path: node.text.trim(), span: { start: node.span.start + value.start, end: node.span.end + value.start } }
}
