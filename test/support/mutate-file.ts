import { pick, whole } from './random.ts'

/** Words and marks that faults are made of: YAML's, the formulas', the file's own. */
const pieces = [
  ...[
    '{',
    '}',
    '[',
    ']',
    ':',
    ': ',
    '：',
    ',',
    '，',
    '、',
    '- ',
    '#',
    ' #',
    '|',
    '>',
    '"',
    "'",
    '*',
    '&x',
    '!!str',
    '? ',
    '<<: ',
  ],
  ...[
    '%',
    '％',
    '（',
    '）',
    '〔',
    '〕',
    '「',
    '」',
    '“',
    '”',
    '＋',
    '－',
    '×',
    '÷',
    '^',
    '＝',
    '≥',
    '*',
    '/',
    '\t',
    '　',
    '\r',
    '\u0000',
    '\ufeff',
  ],
  ...[
    '如果 ',
    ' 则 ',
    ' 否则 ',
    '且',
    '或',
    '属于',
    '合计（',
    '分摊（',
    '四舍五入（',
    '到分',
    '上年（',
    '未规定',
    '待定',
    '其余',
  ],
  ...[
    '公式: ',
    '单位: ',
    '维度: ',
    '依据: ',
    '规则:',
    '输入:',
    '参数:',
    '条款: |',
    '年度: ',
    '例外:',
    '式中: ',
    '按解读: ',
    '成员: ',
  ],
  ...[
    '元',
    '人',
    '万元',
    '比率',
    '是',
    '否',
    '机构',
    '层级',
    '0',
    '1',
    '-1',
    '1e400',
    '0.1',
    '99999999999999999999',
    '2026-02-30',
    '𠮷',
    '\ud83d',
    '---\n',
    '...\n',
  ],
]

/** A text with one to four random faults: lines deleted, doubled, moved or indented otherwise, characters swapped, pieces put in or copied. */
export function mutateFile(random: () => number, text: string): string {
  let mutated = text
  for (let i = whole(random, 1, 4); i > 0; i--) mutated = mutateOnce(random, mutated)
  return mutated
}

function mutateOnce(random: () => number, text: string): string {
  const lines = text.split('\n')
  const at = whole(random, 0, lines.length - 1)
  const line = lines[at] as string
  const to = Math.min(lines.length, at + whole(random, 1, 4))
  const column = whole(random, 0, line.length)
  const end = Math.min(line.length, column + whole(random, 1, 6))
  const withLine = (changed: string): string => lines.with(at, changed).join('\n')
  switch (whole(random, 0, 9)) {
    case 0:
      return lines.toSpliced(at, to - at).join('\n')
    case 1:
      return lines.toSpliced(to, 0, ...lines.slice(at, to)).join('\n')
    case 2:
      return lines.toSpliced(whole(random, 0, lines.length), 0, ...lines.slice(at, to)).join('\n')
    case 3:
      return withLine(pick(random, ['', ' ', '  ', '    ', '\t']) + line.trimStart())
    case 4:
      return withLine(line.slice(0, column) + line.slice(column + 1, end) + (line[column] ?? '') + line.slice(end))
    case 5:
      return withLine(line.slice(0, column) + line.slice(end))
    case 6:
    case 7:
      return withLine(line.slice(0, column) + pick(random, pieces) + line.slice(column))
    case 8:
      return withLine(line.slice(0, column) + wordOf(random, pick(random, lines)) + line.slice(end))
    default:
      return text.slice(0, whole(random, 0, text.length))
  }
}

function wordOf(random: () => number, line: string): string {
  return pick(random, line.match(/[\p{L}\p{N}_.%]+/gu) ?? [''])
}
