import { type Diagnostic, formatFile, identify } from '../../dsl/index.ts'
import { findFiles } from '../files/find-files.ts'
import { Library } from '../files/library.ts'
import { writeFault } from '../files/write-fault.ts'
import { writeSource } from '../files/write-source.ts'
import { diagnosticReport } from '../print/diagnostic-report.ts'
import { Progress } from '../print/progress.ts'
import { jsonText, visible } from '../print/visible.ts'
import { UsageError } from '../usage.ts'
import { flag, verb } from './verb.ts'

const usage = `用法：hengce format 文件 [--json]
      hengce format 文件或文件夹… --write|--check [--json]

把政策和情景文件排成统一的样式：公式用全角符号、前后空一格，表格上下对齐，冒号、逗号、空行和行尾理整齐。
只改样式，不改意思，注释一个不少；排不了的地方原样留下。只写一个文件时打印排好的全文，文件本身不动。

  --write  改写文件（整个换好才替换，中途出错文件不变）
  --check  只检查，列出样式不统一的文件
  --json   输出一个 JSON 文档

结束码：0 排好了或者本来就统一，1 --check 时有不统一的，或者有读不了、写不了的文件，2 用法不对
`

interface Result {
  readonly file: string
  readonly canonical: boolean
  readonly written?: boolean
  readonly fault?: string
  readonly text?: string
}

const flags = {
  write: flag,
  check: flag,
  json: flag,
} as const

/** `hengce format`: policies and scenarios in their canonical form. */
export const format = verb(usage, flags, async ({ values, positionals }) => {
  if (positionals.length === 0)
    throw new UsageError('请写上要排的文件，例如 hengce format policies/weishan/2020.yaml。')
  if (values.write && values.check) throw new UsageError('--write 和 --check 只能写一个。')
  const prints = !values.write && !values.check
  const found = findFiles(positionals)
  if (prints && (found.named.length !== 1 || found.found.length > 0 || found.empty.length > 0))
    throw new UsageError('一次只能打印一个文件；几个文件或文件夹请加 --write 或 --check。')

  const library = new Library()
  const files = [...found.named, ...found.found.filter((file) => isOurs(library, file))]
  const progress = new Progress('排版', files.length)
  const diagnostics: Diagnostic[] = []
  const results = files.flatMap((file, i): Result[] => {
    progress.at(i + 1)
    const source = library.source(file)
    if (source.diagnostics.length > 0) {
      diagnostics.push(...source.diagnostics)
      return []
    }
    const model = identify(source.text).kind === 'policy' ? library.policy(file).compiled?.model : undefined
    const { text } = formatFile(source.text, model)
    const canonical = text === source.text
    if (prints) return [{ file, canonical, text }]
    if (values.check || canonical) return [{ file, canonical }]
    const { fault } = writeSource(file, text)
    return [{ file, canonical, written: fault === undefined, ...(fault !== undefined && { fault }) }]
  })
  progress.end()

  if (values.json) process.stdout.write(jsonText({ files: results, diagnostics }))
  else {
    process.stderr.write(diagnosticReport(diagnostics, library.textOf))
    process.stdout.write(prints ? (results[0]?.text ?? '') : report(results))
  }
  const isWrong = results.some((one) => one.fault !== undefined || (values.check && !one.canonical))
  return isWrong || diagnostics.length > 0 ? 1 : 0
})

/** Of a folder's files those that are YAML of ours; JSON has a form of its own. */
function isOurs(library: Library, file: string): boolean {
  return /\.ya?ml$/i.test(file) && identify(library.source(file).text).kind !== 'other'
}

function report(results: readonly Result[]): string {
  const lines = results.flatMap(({ file, canonical, written, fault }) => {
    if (canonical) return []
    if (fault !== undefined) return `${visible(file)}：写不了（${writeFault(fault)}），没有动它`
    return written ? `${visible(file)}：排好了` : `${visible(file)}：样式不统一，用 --write 排好`
  })
  const same = results.filter((one) => one.canonical).length
  return `${[...lines, `共${results.length}个文件，${same}个本来就统一。`].join('\n')}\n`
}
