import { chance, pick, whole } from '../../support/random.ts'

/**
 * Writes a policy's text worse without changing what it says: half-width marks, quoted formulas and formulas over several lines, blanks too
 * many and too few, tables out of line, CRLF. Every comment that it adds is numbered.
 */
export function uglify(text: string, random: () => number): string {
  const lines: string[] = []
  let tableIndent = -1
  let section = ''
  let comments = 0
  const often = whole(random, 1, 6) / 10
  for (const line of text.replace(/\n$/, '').split('\n')) {
    const indent = line.search(/\S/)
    if (indent > tableIndent && tableIndent >= 0) {
      lines.push(chance(random, often) ? uglyRow(line, random) : line)
      continue
    }
    if (indent >= 0) tableIndent = -1
    section = /^([^\s#:（]+)[^#:]*:/.exec(line)?.[1] ?? section
    if (/:\s+\|\s*(#.*)?$/.test(line)) tableIndent = indent
    let ugly = line
    if (tableIndent < 0 && section === '规则' && chance(random, often)) ugly = uglyFormula(ugly, random)
    else if (tableIndent < 0 && indent >= 0 && chance(random, often)) ugly = uglySpacing(ugly, random)
    if (tableIndent < 0 && indent >= 0 && !ugly.includes('#') && !ugly.includes('\n') && chance(random, often / 3))
      ugly += `${' '.repeat(whole(random, 1, 9))}# 注${++comments}`
    if (chance(random, often / 5)) ugly += pick(random, [' ', '   ', '\t'])
    lines.push(ugly)
    if (chance(random, often / 8) && tableIndent < 0)
      lines.push(...Array(whole(random, 1, 5)).fill(pick(random, ['', '  '])))
    if (chance(random, often / 8) && tableIndent < 0)
      lines.push(`${' '.repeat(Math.max(0, indent))}# 另注${++comments}`)
  }
  const end = pick(random, ['\n', '', '\n\n\n'])
  return lines.join(chance(random, 0.2) ? '\r\n' : '\n') + end
}

/** A row of a table with its cells anywhere; rows in a frame stay. */
function uglyRow(line: string, random: () => number): string {
  const indent = /^ */.exec(line)?.[0] ?? ''
  const cells = line.slice(indent.length).split('|')
  // Blanks before a frame would be blanks before the block.
  if (cells[0] === '') return line
  const put = cells.map((cell, i) => {
    const blanks = (): string => ' '.repeat(whole(random, 0, 4))
    return (i === 0 ? '' : blanks()) + cell.trim() + blanks()
  })
  return indent + put.join(pick(random, ['|', '|', '｜']))
}

function uglySpacing(line: string, random: () => number): string {
  return line
    .replace(
      /^(\s*(?:- )?[^\s#:"{[]+):[ ]+(?=[^\s#|])/,
      (_, key) => `${key}${pick(random, ['', ' '])}:${' '.repeat(whole(random, 1, 5))}`,
    )
    .replace(/([{[])(?=[^\]}])/g, (mark) => mark + ' '.repeat(whole(random, 0, 2)))
    .replace(/, (?=[^，。]*[}\]])/g, () => pick(random, [', ', ' , ', ',   ']))
    .replace(/([}\]])(?=\s*$)/, (mark) => ' '.repeat(whole(random, 0, 2)) + mark)
}

const halves: Readonly<Record<string, string>> = {
  ...{ '＋': '+', '－': '-', '×': '*', '÷': '/', '（': '(', '）': ')', '，': ',', '≥': '>=', '≤': '<=', '＞': '>' },
}

function uglyFormula(line: string, random: () => number): string {
  const inBraces = /^(\s+\S+: \{公式: )([^,{}]+)(, .*)$/.exec(line)
  if (inBraces) {
    const [, head, formula, rest] = inBraces
    return `${head}${quoted(worded(formula as string, random, true), random, true)}${rest}`
  }
  const alone =
    /^(\s+)((?!依据|说明|别名|按解读|取整|单位|维度|显示|待定|精度|尾差|无对象)[^\s#:]+: )([^#{["'|]+)$/.exec(line)
  if (!alone) return line
  const [, indent = '', key, formula] = alone
  const text = worded(formula as string, random, false)
  const deeper = `${indent}    `
  const parts = text.split(/(?=[＋－×+*/]|否则)/)
  switch (whole(random, 0, 4)) {
    case 0:
      return `${indent}${key}|\n${deeper}${text}`
    case 1:
      return `${indent}${key}>-\n${deeper}${parts.join(`\n${deeper}`)}`
    case 2:
      return parts.every((part) => !/^[-*]/.test(part))
        ? `${indent}${key}${parts.join(`\n${deeper}`)}`
        : `${indent}${key}${text}`
    default:
      return `${indent}${key}${quoted(text, random, false)}`
  }
}

/** A formula in other marks and blanks; in braces those that YAML would take for its own stay. */
function worded(formula: string, random: () => number, inBraces: boolean): string {
  const kept = inBraces ? /[，]/ : /^$/
  let text = ''
  for (const c of formula) {
    const half = halves[c]
    const put = half !== undefined && !kept.test(c) && chance(random, 0.5) ? half : c
    const apart = /[＋－×÷，（）≥≤＞]/.test(c) && chance(random, 0.3)
    text += apart && text !== '' ? ` ${put} ` : put
  }
  return /^[-*>]/.test(text.trim()) ? formula : text.trim()
}

function quoted(text: string, random: () => number, inBraces: boolean): string {
  if (chance(random, 0.6) || /["'\\]/.test(text)) return text.startsWith('(') && inBraces ? `"${text}"` : text
  const quote = pick(random, ['"', "'"])
  return quote + text + quote
}
