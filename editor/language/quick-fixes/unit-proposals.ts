import { pairOf } from '../../../dsl/syntax/policy/fields.ts'
import { shift } from '../../../dsl/text/span.ts'
import { addEntry, addKey, entryAt } from './entry-edits.ts'
import type { Patient, Proposal } from './quick-fix.ts'

/** A bare number beside an operator, or as an argument: the unit that it seems to lack. */
export function missingUnitProposals({ problem, text }: Patient): readonly Proposal[] {
  const { left, right, wanted } = problem.facts as { left?: string; right?: string; wanted?: string }
  const { start, end } = problem.span
  const unit = [wanted, left, right].find(
    (one) => one !== undefined && /^[\p{Script=Han}/·]+$/u.test(one) && one !== '比率',
  )
  if (unit === undefined || !['HC4001', 'HC4012', 'HC4003', 'HC4002'].includes(problem.code)) return []
  const behind = /^\s*\d[\d.]*/.exec(text.slice(end))?.[0]
  const before = /\d[\d.]*\s*$/.exec(text.slice(0, start))?.[0]
  const inside = /^\d[\d.]*$/.test(text.slice(start, end)) ? end : undefined
  const places = [
    ...(inside === undefined ? [] : [inside]),
    ...(behind === undefined ? [] : [end + behind.length]),
    ...(before === undefined ? [] : [start - before.length + before.trimEnd().length]),
  ]
  const scaled = unit === '元' ? ['元', '万元'] : [unit]
  return places
    .filter((place) => !/[\p{L}％%]/u.test(text[place] ?? ''))
    .flatMap((place) =>
      scaled.map((word) => ({
        title: `补上单位“${word}”`,
        edits: [{ span: { start: place, end: place }, text: word }],
      })),
    )
}

/** 单位 of an entry made what its formula comes to. */
export function declaredUnitProposals({ problem, compiled, read }: Patient): readonly Proposal[] {
  if (problem.code !== 'HC4002' || read) return []
  const { found } = problem.facts as { found: string }
  const entry = entryAt({ compiled, at: problem.span })
  const unit = entry && pairOf(entry.declaration.value, '单位')?.value
  if (!entry || unit?.kind !== 'scalar') return []
  return [{ title: `把“单位”改为“${found}”`, edits: [{ span: shift(unit.span, entry.start), text: found }] }]
}

/** A count noun that is not listed under 单位. */
export function nounProposals({ problem, compiled, text, read }: Patient): readonly Proposal[] {
  if ((problem.code !== 'HC4004' && problem.code !== 'HC2025') || read) return []
  const { unit } = problem.facts as { unit: string }
  if (!/^[\p{Script=Han}]{1,4}$/u.test(unit)) return []
  const title = `在“单位”一节列出“${unit}”`
  const listed = /^单位:[ \t]*\[[^\]\n]*(?=\])/m.exec(text)
  const end = listed && listed.index + listed[0].length
  if (end) {
    const comma = text[end - 1] === '[' ? '' : ', '
    return [{ title, edits: [{ span: { start: end, end }, text: `${comma}${unit}` }] }]
  }
  if (/^单位:/m.test(text)) return []
  const edit = addEntry(compiled, '单位', unit)
  return edit ? [{ title, edits: [{ ...edit, text: edit.text.replace(/单位:\n {2}(.*)\n$/, '单位: [$1]\n') }] }] : []
}

/** A word where a number should be: left open as the document leaves it. */
export function openValueProposals({ problem, compiled, text, read }: Patient): readonly Proposal[] {
  if (read) return []
  const entry = entryAt({ compiled, at: problem.span })
  if (!entry) return []
  const { start, declaration } = entry
  const title = '写成待定：原文没有定'
  const added = (why: string): readonly Proposal[] => {
    const edit = addKey(text, entry, '待定', why)
    return edit ? [{ title: `写成待定：${why}`, edits: [edit] }] : []
  }
  if (problem.code === 'HC5018') return added('原文没有写')
  if (problem.code === 'HC5011') return added('原文没有写怎么算')
  if (problem.code !== 'HC5017' || entry.section !== '参数') return []
  const written = text.slice(problem.span.start, problem.span.end)
  if (!/^\p{Script=Han}+$/u.test(written)) return []
  const pair = pairOf(declaration.value, '值')
  if (!pair || pair.value.span.start + start !== problem.span.start) return []
  const isShort = pair.key.span.end === pair.key.span.start
  const hasUnit = pairOf(declaration.value, '单位') !== undefined
  const units = hasUnit ? [''] : ['比率', '元']
  return units.map((unit) => {
    const more = unit === '' ? '' : `, 单位: ${unit}`
    const said = `${title}${unit === '' ? '' : `（${unit}）`}`
    if (isShort) return { title: said, edits: [{ span: problem.span, text: `{待定: ${written}${more}}` }] }
    const isFlow = declaration.value.kind === 'map' && declaration.value.flow
    const column = pair.key.span.start + start - (text.lastIndexOf('\n', pair.key.span.start + start) + 1)
    const unitText = unit === '' ? '' : isFlow ? more : `\n${' '.repeat(column)}单位: ${unit}`
    return {
      title: said,
      edits: [
        { span: shift(pair.key.span, start), text: '待定' },
        { span: { start: problem.span.end, end: problem.span.end }, text: unitText },
      ],
    }
  })
}
