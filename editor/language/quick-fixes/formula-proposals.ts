import { spanInScalar } from '../../../dsl/syntax/yaml/node.ts'
import { findKey } from '../../../dsl/text/key.ts'
import { lineAt } from '../../../dsl/text/line.ts'
import type { Span } from '../../../dsl/text/span.ts'
import { entryAt, scalarIn } from './entry-edits.ts'
import type { Patient, Proposal } from './quick-fix.ts'

const at = (offset: number): Span => ({ start: offset, end: offset })

/** The end of the formula, or of the bands, in which a problem lies. */
function endOfText({ problem, compiled }: Patient): number | undefined {
  const entry = entryAt({ compiled, at: problem.span })
  const scalar = entry && scalarIn(entry, problem.span)
  if (!entry || !scalar) return undefined
  const length = scalar.text.trimEnd().length
  return spanInScalar(scalar, { start: Math.max(0, length - 1), end: length }).end + entry.start
}

/** Marks of a formula that are missing or too many. */
export function markProposals(patient: Patient): readonly Proposal[] {
  const { problem, text, read } = patient
  const { span, code } = problem
  if (read) return []
  switch (code) {
    case 'HC2006':
    case 'HC2007': {
      const { close } = problem.facts as { close: string }
      const end = endOfText(patient)
      return end === undefined ? [] : [{ title: `在末尾补上“${close}”`, edits: [{ span: at(end), text: close }] }]
    }
    case 'HC2008':
    case 'HC2012':
    case 'HC2063':
      return [{ title: `删去“${text.slice(span.start, span.end)}”`, edits: [{ span, text: '' }] }]
    case 'HC2009': {
      const { expected } = problem.facts as { expected: string }
      return [{ title: `改为“${expected}”`, edits: [{ span, text: expected }] }]
    }
    case 'HC2011':
      return joints(patient)
    case 'HC2015': {
      const end = endOfText(patient)
      return end === undefined ? [] : [{ title: '补上“否则 0”', edits: [{ span: at(end), text: ' 否则 0' }] }]
    }
    case 'HC2017': {
      const end = endOfText(patient)
      if (end === undefined) return []
      const edits = [
        { span: at(span.start), text: '（' },
        { span: at(end), text: '）' },
      ]
      return [{ title: '放进括号', edits }]
    }
    default:
      return []
  }
}

/** Signs between two operands that stand side by side. */
function joints({ problem: { span } }: Patient): readonly Proposal[] {
  return ['×', '＋', '－', '÷'].map((sign) => ({
    title: `中间写“${sign}”`,
    edits: [{ span: at(span.start), text: ` ${sign} ` }],
  }))
}

/** What 分段 does not say, as the document leaves it. */
export function gapProposals(patient: Patient): readonly Proposal[] {
  const { problem, text, read } = patient
  if (read || (problem.code !== 'HC5033' && problem.code !== 'HC5062')) return []
  const end = endOfText(patient)
  if (end === undefined) return []
  const { missing } = problem.facts as { missing?: readonly string[] }
  const line = lineAt(text, text.lastIndexOf('\n', end - 1) + 1)
  const key = findKey(text, line.content, line.end)
  const isBlock = key?.form !== 'proper' && !/^\s*[-{]/.test(text.slice(line.start, line.end))
  const joint = isBlock ? `\n${text.slice(line.start, line.content)}` : text[end - 1] === '；' ? '' : '；'
  const rest = { title: '其余写“未规定”', edits: [{ span: at(end), text: `${joint}其余：未规定` }] }
  if (!missing) return [rest]
  const bands = missing.map((range) => `${range}：未规定`).join(isBlock ? joint : '；')
  return [{ title: `补上“${bands.trim()}”`, edits: [{ span: at(end), text: `${joint}${bands}` }] }, rest]
}

const layout: ReadonlySet<string> = new Set([
  ...['HC1017', 'HC1018', 'HC1019', 'HC1020', 'HC1021', 'HC1022', 'HC1029', 'HC1031', 'HC1039'],
])

/** A value that YAML misreads, in quotes: the whole of what stands behind the key on its line. */
export function quoteProposals({ problem, text }: Patient): readonly Proposal[] {
  if (!layout.has(problem.code)) return []
  const line = lineAt(text, text.lastIndexOf('\n', problem.span.start - 1) + 1)
  const key = findKey(text, line.content, line.end)
  if (key?.form !== 'proper') return []
  const rest = text.slice(key.colon + 1, line.end)
  const start = key.colon + 1 + (rest.length - rest.trimStart().length)
  const end = key.colon + 1 + rest.trimEnd().length
  const written = text.slice(start, end)
  if (written === '' || /^[{["'|>]/.test(written) || /["\\]/.test(written)) return []
  const edits = [
    { span: at(start), text: '"' },
    { span: at(end), text: '"' },
  ]
  return [{ title: '给整个内容加引号', edits }]
}
