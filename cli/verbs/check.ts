import { coverageOf } from '../../editor/language/clauses/coverage.ts'
import { checkFiles } from '../check/check-files.ts'
import { coverageReport } from '../check/coverage-report.ts'
import { doubtsReport } from '../check/doubts-report.ts'
import { findFiles } from '../files/find-files.ts'
import { Library } from '../files/library.ts'
import { countText, diagnosticReport, hasError } from '../print/diagnostic-report.ts'
import { Progress } from '../print/progress.ts'
import { jsonText } from '../print/visible.ts'
import { UsageError } from '../usage.ts'
import { flag, verb } from './verb.ts'

const usage = `用法：hengce check 文件或文件夹… [--coverage | --doubts] [--all] [--json]

检查政策文件和情景文件，列出全部问题：在哪个文件的第几行第几列，错在哪里，怎么办。
文件夹里的 .yaml、.yml、.json 都检查。情景对照它自己写的“政策”检查，并试算一遍，缺的数、越界的数一并列出。

  --coverage   另列条款覆盖：每一条落到哪些规则、参数、解读、约束、日程……，哪些可计算的条款漏了，
               哪里存疑，哪些数没有写依据
  --doubts     只列各份政策的存疑，一条一条，是 Markdown 清单；问题写到标准错误，须证不试
  --all        “说明”也逐条列出；不写时只在最后一行报个数
  --json       输出一个 JSON 文档（“说明”总是包括在内）；同时写 --coverage 或 --doubts 时是
               {"diagnostics": […], "coverage": […]}

结束码：0 没有错误，1 有错误，2 用法不对

每个编号（HC3001 这样）一页，有例子和改法：手册 docs/代码/README.md
`

const flags = {
  coverage: flag,
  doubts: flag,
  all: flag,
  json: flag,
} as const

/** `hengce check`: compiles and lints policies and scenarios. */
export const check = verb(usage, flags, async ({ values, positionals }) => {
  if (positionals.length === 0) throw new UsageError('请写上要检查的文件或文件夹，例如 hengce check policies。')
  if (values.coverage && values.doubts) throw new UsageError('--coverage 和 --doubts 只写一个；覆盖里已经有存疑。')

  const library = new Library()
  const found = findFiles(positionals)
  const progress = new Progress('检查', found.named.length + found.found.length)
  const { diagnostics, files, policies } = checkFiles(library, found, {
    // A list of doubts says nothing of properties, and trying them takes time.
    triesProperties: !values.doubts,
    done: (count) => progress.at(count),
  })
  progress.end()
  const isCovered = values.coverage || values.doubts
  const coverage = isCovered ? policies.flatMap((p) => (p.compiled ? [coverageOf(p.file, p.compiled.model)] : [])) : []

  if (values.json) process.stdout.write(jsonText(isCovered ? { diagnostics, coverage } : diagnostics))
  else {
    const listed = values.all ? diagnostics : diagnostics.filter((d) => d.severity !== 'info')
    const hidden = diagnostics.length - listed.length
    // A list of doubts is for another document: it stands alone.
    const said = values.doubts ? process.stderr : process.stdout
    said.write(diagnosticReport(listed, library.textOf))
    if (values.doubts) process.stdout.write(coverage.map(doubtsReport).join('\n'))
    else for (const one of coverage) process.stdout.write(`${coverageReport(one)}\n`)
    said.write(`检查了${files}个文件：${countText(diagnostics)}${hidden > 0 ? '（加 --all 列出说明）' : ''}。\n`)
  }
  return hasError(diagnostics) ? 1 : 0
})
