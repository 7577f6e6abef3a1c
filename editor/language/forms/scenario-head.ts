import { field, pairOf, textAt } from '../../../dsl/syntax/policy/fields.ts'
import type { Node } from '../../../dsl/syntax/yaml/node.ts'
import { insertLine, insertPair } from '../writing/insert-pair.ts'
import type { Splice } from '../writing/splice.ts'
import { scalarText, yamlText } from '../writing/yaml-text.ts'
import { mapPairs, type ScenarioData } from './input-places.ts'

/** What stands in a scenario beside its inputs. */
export interface ScenarioHead {
  /** 情景, 年度, 数据截止日, 说明, 上年 where it names a scenario: as written, empty where left out. */
  readonly fields: readonly { readonly key: string; readonly text: string; readonly isLong: boolean }[]
  readonly readings: readonly {
    readonly name: string
    /** Undefined: the policy's own. */
    readonly chosen?: string
    readonly standard: string
    readonly options: readonly { readonly name: string; readonly text: string }[]
  }[]
  /** 参数, 核定, 期望, 上年: what the scenario sets there, as written. */
  readonly set: readonly { readonly section: string; readonly lines: readonly { name: string; text: string }[] }[]
}

/** A word of the head by its key, or a reading by 解读 and its name. */
export type HeadPath = readonly [string] | readonly ['解读', string]

const fields = ['情景', '年度', '数据截止日', '说明'] as const
const sections = ['上年', '参数', '核定', '期望'] as const

/** The head of a scenario. */
export function scenarioHead({ model, root, read }: ScenarioData): ScenarioHead {
  return {
    fields: fields.map((key) => ({ key, text: textAt(root, key) ?? '', isLong: key === '说明' })),
    readings: [...model.readings.values()].map(({ name, standard, options }) => {
      const chosen = read.scenario.readings.get(name)
      return { name, standard, options, ...(chosen !== undefined && { chosen }) }
    }),
    set: sections.flatMap((section) => {
      const lines = mapPairs(field(root, section)).flatMap(({ key, value }) => linesOf(key.text.trim(), value))
      const named = textAt(root, section)
      return [
        ...(named === undefined ? [] : [{ section, lines: [{ name: '接', text: named }] }]),
        ...(lines.length > 0 ? [{ section, lines }] : []),
      ]
    }),
  }
}

/**
 * Writes a word of the head, or by 解读 the option of a reading; empty: it is left out. Undefined where it stands in a form that is not to be
 * written from here.
 */
export function writeHead(data: ScenarioData, path: HeadPath, text: string): readonly Splice[] | undefined {
  const { root, read } = data
  const source = read.text
  const [section, name] = path
  const outer = pairOf(root, section)
  const held = name === undefined ? outer : outer && pairOf(outer.value, name)
  if (held) {
    const { value, key } = held
    if (value.kind !== 'scalar') return undefined
    if (text === '' && name !== undefined && mapPairs(outer?.value).length > 1) return undefined
    if (text === '') {
      const whole = name === undefined ? held : (outer ?? held)
      const start = source.lastIndexOf('\n', whole.key.span.start - 1) + 1
      const end = source.indexOf('\n', Math.max(value.span.end - 1, key.span.end))
      return [{ start, end: end < 0 ? source.length : end + 1, text: '' }]
    }
    if (value.style !== 'missing') return [{ ...value.span, text: scalarText(value, text) }]
    const at = source.indexOf(':', key.span.end) + 1
    return [{ start: at, end: at, text: ` ${yamlText(text)}` }]
  }
  if (text === '') return []
  if (outer?.value.kind === 'map') {
    const splice = insertPair(
      source,
      outer.value,
      outer.value.pairs.at(-1),
      `${yamlText(name ?? '')}: ${yamlText(text)}`,
    )
    return splice && [splice]
  }
  const before = root.pairs
    .filter(({ key }) => (fields as readonly string[]).includes(key.text) || key.text === '政策')
    .at(-1)
  const line =
    name === undefined ? `${section}: ${yamlText(text)}` : `${section}: {${yamlText(name)}: ${yamlText(text)}}`
  const end = before ? Math.max(before.value.span.end, before.key.span.end) : 0
  return [before ? insertLine(source, end, line) : { start: 0, end: 0, text: `${line}\n` }]
}

/** Values by name; nested ones with their members, tables in a word. */
function linesOf(name: string, node: Node): { name: string; text: string }[] {
  if (node.kind === 'scalar') return [{ name, text: node.text.includes('\n') ? '一张表' : node.text.trim() }]
  return mapPairs(node).flatMap(({ key, value }) => linesOf(`${name}·${key.text.trim()}`, value))
}
