import { syntaxOf } from '../../../dsl/index.ts'
import { printUnit } from '../../../dsl/model/unit.ts'
import { addEntry, addWord } from './entry-edits.ts'
import type { Patient, Proposal } from './quick-fix.ts'

/** What stands at a problem replaced by a word that is there: names, keys, members, options, words of a choice. */
export function nearProposals({ problem: { facts, span, fix } }: Patient): readonly Proposal[] {
  const { near, allowed, nearest } = facts as { near?: unknown; allowed?: unknown; nearest?: unknown }
  const words = [near, allowed, nearest].flatMap((one) => (Array.isArray(one) ? one : [one]))
  return [...new Set(words)].flatMap((word) =>
    typeof word === 'string' && word !== '' && word !== fix
      ? [{ title: `改为“${word}”`, edits: [{ span, text: word }] }]
      : [],
  )
}

const usual = ['元', '人', '比率'] as const

/** An unknown name made known: as another name of one that is near it, as an input, as a value that is left open. */
export function unknownNameProposals({ problem, compiled, text, read }: Patient): readonly Proposal[] {
  if (problem.code !== 'HC3001' || read) return []
  const { name, near = [] } = problem.facts as { name: string; near?: readonly string[] }
  if (!/^[\p{L}\p{N}_]+$/u.test(name)) return []
  const made = (title: string, edit: ReturnType<typeof addEntry>): Proposal[] =>
    edit ? [{ title, edits: [edit] }] : []
  // What has a like name mostly has the same unit.
  const like = near.flatMap((other) => {
    const unit = compiled.model.figures.get(compiled.model.aliases.get(other) ?? other)?.unit
    return unit?.kind === 'quantity' ? [printUnit(unit)] : []
  })
  const units = [...new Set([...like, ...usual])]
  const all = [...syntaxOf(compiled).policy.declarations.values()].flat()
  const aliases = near.flatMap((other) => {
    const figure = compiled.model.aliases.get(other) ?? other
    const entry = all.find(({ declaration }) => declaration.name === figure)
    return entry ? made(`把“${name}”作为“${figure}”的别名`, addWord(text, entry, '别名', name)) : []
  })
  const inputs = units.map((unit) =>
    made(`新增输入“${name}”（${unit}）`, addEntry(compiled, '输入', `${name}: ${unit}`, { 名: name, 单位: unit })),
  )
  const open = units.map((unit) =>
    made(
      `新增待定的参数“${name}”（${unit}）`,
      addEntry(compiled, '参数', `${name}: {待定: 原文没有写, 单位: ${unit}}`, {
        名: name,
        待定: '原文没有写',
        单位: unit,
      }),
    ),
  )
  return [...aliases, ...inputs.flat(), ...open.flat()]
}

/** A clause that is cited gets its row. */
export function clauseProposals({ problem, compiled }: Patient): readonly Proposal[] {
  if (problem.code !== 'HC5012') return []
  const { clause } = problem.facts as { clause: string }
  const edit = addEntry(compiled, '条款', `${clause}: {性质: 可计算, 摘要: ""}`, { 条款: clause, 性质: '可计算' })
  return edit ? [{ title: `在“条款”里补一行“${clause}”`, edits: [edit] }] : []
}

/** What the policy must have at its head. */
export function headerProposals({ problem, text }: Patient): readonly Proposal[] {
  if (problem.code !== 'HC5008') return []
  const { key } = problem.facts as { key: string }
  const values: Readonly<Record<string, string>> = {
    政策: '未命名的办法',
    编号: 'draft',
    版本: '"1"',
    状态: '征求意见稿',
  }
  const value = values[key]
  if (value === undefined) return []
  const place = text.startsWith('政策:') ? text.indexOf('\n') + 1 : 0
  return [
    { title: `补上“${key}: ${value}”`, edits: [{ span: { start: place, end: place }, text: `${key}: ${value}\n` }] },
  ]
}

/** Which dimension's member is meant. */
export function memberProposals({ problem, text }: Patient): readonly Proposal[] {
  if (problem.code !== 'HC3006') return []
  const { dimensions } = problem.facts as { dimensions: readonly string[] }
  const { span } = problem
  const written = text.slice(span.start, span.end)
  return dimensions.map((dimension) => ({
    title: `写明是“${dimension}”的`,
    edits: [{ span, text: `${dimension}＝${written}` }],
  }))
}
