import { changed, scenario } from './sample-files.ts'

/** A scenario with one fault: the file, its content, and the code and place that must be told. */
export interface BadScenario {
  readonly file: string
  readonly content: string | Uint8Array
  readonly code: string
  readonly line: number
  readonly column: number
}

const base = changed(scenario, 'policy.yaml', '../policy.yaml')

/** The base scenario with a part replaced; the fault is told at the start of `guilty`, which stands in the new text. */
function bad(file: string, part: string, by: string, code: string, guilty: string): BadScenario {
  const content = changed(base, part, by)
  const at = content.indexOf(guilty)
  if (at < 0) throw new Error(`not in the text: ${guilty}`)
  const line = content.slice(0, at).split('\n').length
  return { file: `${file}.yaml`, content, code, line, column: at - content.lastIndexOf('\n', at - 1) }
}

/** A file that is refused before anyone reads it: told at its start. */
function refused(file: string, content: string | Uint8Array, code: string, column = 1): BadScenario {
  return { file, content, code, line: 1, column }
}

/** 情景 in GBK. */
const gbk = Uint8Array.from([0xc7, 0xe9, 0xbe, 0xb0, 0x3a, 0x20, 0xd2, 0xbb, 0x0a])

/** The start of a spreadsheet's file. */
const zip = Uint8Array.from([
  0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00, 0x08, 0x00, 0x00, 0x00, 0x21, 0x00, 0xe7, 0x9a, 0xff,
])

/** One for each kind of wrong data. */
export const badScenarios: readonly BadScenario[] = [
  bad('unknown-input', '  标准: 850', '  标准: 850\n  利息: 3', 'HC6003', '利息'),
  bad('unknown-key', '年度: 2026', '年渡: 2026', 'HC5001', '年渡'),
  bad('missing-input', '  标准: 850\n', '', 'HC6001', '输入'),
  bad('missing-member', '{职工: 1000, 居民: 10000}', '{职工: 1000}', 'HC6002', '人数'),
  bad('unknown-member', '居民: 10000', '居名: 10000', 'HC6004', '居名'),
  bad('doubled-member', '居民: 10000', '职工: 10000', 'HC1014', '职工: 10000'),
  bad('doubled-row', '乙医院 |', '甲医院 |', 'HC5009', '甲医院 | 县级 | 2'),
  bad('no-number', '标准: 850', '标准: 八百五', 'HC5017', '八百五'),
  bad('grouped-number', '标准: 850', '标准: 1,850', 'HC5017', '1,850'),
  bad('wrong-unit', '标准: 850', '标准: 850人', 'HC4014', '850人'),
  bad('no-truth', '已评审: 是', '已评审: 也许', 'HC6012', '也许'),
  bad('above-most', '已评审: 是', '已评审: 是\n  备案率: 130%', 'HC6010', '130%'),
  bad('below-least', '职工: 1000', '职工: -1', 'HC6010', '-1'),
  bad('not-by-member', '{职工: 1000, 居民: 10000}', '11000', 'HC6006', '11000'),
  bad('by-member', '标准: 850', '标准: {职工: 850}', 'HC6006', '{职工: 850}'),
  bad('unknown-attribute', '丙院   | 乡镇', '丙院   | 村', 'HC6004', '村'),
  bad('fixed-members', '维度:', '维度:\n  险种: [甲, 乙]', 'HC6024', '险种'),
  bad('no-year', '年度: 2026', '年度: 二〇二六', 'HC5005', '二〇二六'),
  bad('early-year', '年度: 2026', '年度: 2025', 'HC6011', '2025'),
  bad('unknown-reading', '输入:', '解读: {上县: 以预算}\n输入:', 'HC5016', '上县'),
  bad('unknown-option', '输入:', '解读: {上限: 以预}\n输入:', 'HC5014', '以预'),
  bad('unknown-parameter', '输入:', '参数: {留用比: 3%}\n输入:', 'HC6014', '留用比'),
  bad('unknown-expected', '输入:', '期望: {结于: 3元}\n输入:', 'HC6028', '结于'),
  bad('no-policy', '政策: ../policy.yaml\n', '', 'HC1056', '情景'),
  bad('lost-policy', '../policy.yaml', '../none.yaml', 'HC1057', '../none.yaml'),
  bad('open-brace', '居民: 10000}', '居民: 10000', 'HC1026', '{职工'),
  refused('gbk.yaml', gbk, 'HC1003'),
  refused('spreadsheet.yaml', zip, 'HC1005', 6),
  refused('empty.yaml', '', 'HC1002'),
  refused('huge.yaml', new Uint8Array(50 * 1024 * 1024 + 1), 'HC1001'),
  refused('open.json', '{"情景": "一般年份", "政策": "../policy.yaml", "年度": 2026', 'HC1026'),
]
