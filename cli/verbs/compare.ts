import { resolve } from 'node:path'
import { type Diagnostic, noScenario } from '../../dsl/index.ts'
import { createEngine, type Evaluation, handOver, runYears, sideBySide } from '../../engine/index.ts'
import type { ComparedPolicy } from '../compare/compared-policy.ts'
import { comparisonJson } from '../compare/comparison-json.ts'
import { type ComparedCounty, comparisonReport } from '../compare/comparison-report.ts'
import { Library } from '../files/library.ts'
import { countText, diagnosticReport, hasError, mergeDiagnostics } from '../print/diagnostic-report.ts'
import { jsonText } from '../print/visible.ts'
import { diagnosticsOf } from '../run/diagnostics-of.ts'
import { UsageError } from '../usage.ts'
import { flag, verb, word } from './verb.ts'

const usage = `用法：hengce compare 政策文件 政策文件… [--scenario 情景文件] [--json]

几份政策按“通用名”并排：每一行一个通用名，每一列一份政策，写它的参数、公式和条款。

  --scenario 文件   用一个县一年的数算：情景自己的政策照常算，别的政策按通用名取它的输入和算出的数，
                    取不到的写“缺”；情景的政策不必在比较的几份里
  --json            输出一个 JSON 文档

结束码：0 比较了，1 政策或数据有错，2 用法不对
`
const example = '例如 hengce compare policies/weishan/2020.yaml policies/gaotai/2026-draft.yaml'

const flags = {
  scenario: word,
  json: flag,
} as const

/** `hengce compare`: policies side by side in standard terms. */
export const compare = verb(usage, flags, async ({ values, positionals }) => {
  if (positionals.length < 2) throw new UsageError(`请写上至少两份政策文件，${example}。`)
  const twice = positionals.find((file, i) => positionals.findIndex((f) => resolve(f) === resolve(file)) < i)
  if (twice !== undefined) throw new UsageError(`${twice} 写了两次；每份政策写一次，${example}。`)

  const library = new Library()
  const print = (text: string): void => void process.stdout.write(text)
  const refuse = (diagnostics: readonly Diagnostic[]): number => {
    const all = mergeDiagnostics(diagnostics)
    const listed = all.filter((d) => d.severity === 'error')
    const report = `${diagnosticReport(listed, library.textOf)}没有比较：${countText(listed)}。\n`
    print(values.json ? jsonText({ diagnostics: all }) : report)
    return 1
  }
  const files = positionals.map((file) => library.policy(file))
  const broken = files.flatMap(({ compiled, diagnostics }) => (compiled?.ok ? [] : diagnostics))
  if (broken.length > 0) return refuse(broken)
  const ids = files.map(({ compiled }) => compiled?.model.header.id)
  const policies: ComparedPolicy[] = files.flatMap(({ file, compiled }) => {
    if (!compiled) return []
    const { id } = compiled.model.header
    return [{ file, head: ids.filter((other) => other === id).length > 1 ? file : id, model: compiled.model }]
  })
  const found = values.scenario === undefined ? undefined : countyOf(values.scenario, library)
  if (found && 'diagnostics' in found) return refuse(found.diagnostics)
  const county: ComparedCounty | undefined = found && {
    scenario: found.run.outcome.scenario,
    year: found.run.outcome.year,
    policy: found.run.outcome.policy.id,
  }
  const compared = found ? policies.map((policy) => withData(policy, found, library)) : policies
  const terms = sideBySide(compared)
  print(values.json ? jsonText(comparisonJson(compared, terms, county)) : comparisonReport(compared, terms, county))
  return 0
})

/** A county's data, run under the policy that they name. */
interface County {
  readonly file: string
  readonly run: Evaluation
  readonly members: Parameters<typeof handOver>[1]
}

function countyOf(file: string, library: Library): County | { readonly diagnostics: readonly Diagnostic[] } {
  const { policy, read, diagnostics } = library.scenario(file)
  if (!policy?.compiled?.ok || !read) return { diagnostics: [...diagnostics, ...(policy?.diagnostics ?? [])] }
  const { years, diagnostics: lost } = library.years({ compiled: policy.compiled, read })
  const unread = [...years.flatMap((year) => year.read.diagnostics), ...lost]
  if (hasError(unread)) return { diagnostics: unread }
  const evaluations = runYears(createEngine(), years)
  const run = evaluations.at(-1) as Evaluation
  const told = [...diagnosticsOf(years, evaluations).earlier, ...run.outcome.diagnostics]
  return hasError(told) ? { diagnostics: told } : { file: policy.file, run, members: read.scenario.members }
}

/** What is told of data that are not there: of another policy's it is said at each figure. */
const lacks: ReadonlySet<string> = new Set(['HC6001', 'HC6002', 'HC6005'])

/** A policy run on a county's data: on the whole of them where they are its own, else on what has the same standard terms. */
function withData(policy: ComparedPolicy, county: County, library: Library): ComparedPolicy {
  if (resolve(policy.file) === resolve(county.file)) return { ...policy, run: county.run }
  const { compiled } = library.policy(policy.file)
  if (!compiled) return policy
  const handed = handOver(county.run.evaluated, county.members, policy.model)
  const run = createEngine().run(compiled, { ...noScenario(compiled), scenario: handed.scenario })
  const doubts = run.outcome.diagnostics.filter(({ code, severity }) => severity === 'error' && !lacks.has(code))
  return { ...policy, run, handed, doubts: [...new Set(doubts.map(({ message }) => message))] }
}
