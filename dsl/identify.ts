import { readBlock } from './syntax/yaml/read-block.ts'
import { createReader } from './syntax/yaml/read-document.ts'
import { cut } from './text/cut.ts'
import type { Span } from './text/span.ts'

/** What a file is, and what its head says; all that a list of files shows. */
export interface Identified {
  readonly kind: 'policy' | 'scenario' | 'plan' | 'other'
  /** The name of the policy, scenario or plan; undefined where it has none. */
  readonly title?: string
  /** Of a scenario: the path of its policy as it writes it, from its own folder. */
  readonly policy?: Written
  readonly version?: string
  readonly status?: string
  readonly year?: number
}

/** A word of a file and where it stands. */
export interface Written {
  readonly text: string
  readonly span: Span
}

/** What only policies have. One without its name is still a policy, and is told that the name is missing. */
const ofPolicies = ['编号', '版本', '状态', '施行日期', '条款', '规则']

/**
 * Tells policies, scenarios and plans apart by the keys at the left edge, in YAML or JSON; `other` where they say none of the three. Reads only
 * the few values that it returns, so that a folder of hundreds of files is told apart at once, and a file with faults is still known for what it
 * is meant to be.
 */
export function identify(text: string): Identified {
  const keys = topKeys(text)
  const word = (name: string): string | undefined => keys.get(name)?.()?.text
  const has = (name: string): boolean => keys.has(name)
  if (has('推演')) return stripped({ kind: 'plan', title: word('推演') })
  if (has('情景') || ((has('输入') || has('年度')) && !ofPolicies.some(has))) {
    const year = Number(word('年度'))
    const known = Number.isInteger(year) && year > 0 ? year : undefined
    return stripped({ kind: 'scenario', title: word('情景'), policy: keys.get('政策')?.(), year: known })
  }
  if (!has('政策') && !has('规则')) return { kind: 'other' }
  return stripped({ kind: 'policy', title: word('政策'), version: word('版本'), status: word('状态') })
}

/** A line that begins, behind quotes or brackets at most, with a word that heads a file or a section of ours. */
const ours = new RegExp(
  `^[\\s"'{]*(?:${['情景', '推演', '政策', '年度', '输入', '维度', '参数', ...ofPolicies].join('|')})`,
  'm',
)

/** Whether a file that cannot be told apart is still meant to be one of ours: some line begins as those of ours do, whatever is wrong with it. */
export function isMeantAsOurs(text: string): boolean {
  return text.trim() === '' || ours.test(text)
}

/** The keys at the left edge, each with a way to read the word behind it. */
function topKeys(text: string): ReadonlyMap<string, () => Written | undefined> {
  const keys = new Map<string, () => Written | undefined>()
  const { sections } = cut(text)
  for (const { name, value } of sections) {
    const read = (at: Span) => written(readBlock(text.slice(at.start, at.end), 'value').node, at.start)
    if (!keys.has(name)) keys.set(name, () => value && read(value))
  }
  if (sections.length > 0) return keys
  // Keys at the line's start need no parsing; a file in braces (JSON) does.
  for (const { name, value } of createReader().read(text).sections)
    if (!keys.has(name)) keys.set(name, () => value && written(value.block.node, value.start))
  return keys
}

function written(node: ReturnType<typeof readBlock>['node'], start: number): Written | undefined {
  if (node?.kind !== 'scalar' || node.text.trim() === '') return undefined
  return { text: node.text.trim(), span: { start: node.span.start + start, end: node.span.end + start } }
}

function stripped({ kind, ...rest }: Identified): Identified {
  return { kind, ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) }
}
