import { resolve } from 'node:path'
import type { Diagnostic } from '../../dsl/index.ts'
import { sideBySide } from '../../engine/index.ts'
import type { ComparedPolicy } from '../compare/compared-policy.ts'
import { comparisonJson } from '../compare/comparison-json.ts'
import { type ComparedCounty, comparisonReport } from '../compare/comparison-report.ts'
import { countyOf, type Supplement, supplementOf, withData } from '../compare/county.ts'
import { pickedTerms } from '../compare/picked-terms.ts'
import { Library } from '../files/library.ts'
import { countText, diagnosticReport, mergeDiagnostics } from '../print/diagnostic-report.ts'
import { jsonText } from '../print/visible.ts'
import { UsageError } from '../usage.ts'
import { flag, verb, word, words } from './verb.ts'

const usage = `用法：hengce compare 政策文件 政策文件… [--scenario 情景文件…] [--only 名…] [--json]

几份政策按“通用名”并排：每一行一个通用名，每一列一份政策，写它的参数、公式和条款。

  --scenario 文件   用一个县一年的数算：情景自己的政策照常算，别的政策按通用名取它的输入和算出的数，
                    取不到的写“缺”，缺哪些列在最后；情景的政策不必在比较的几份里。
                    可写几次：第一份是那个县的数，以后每份给它所写的“政策”补数，只写还缺的就行
  --only 名         只看几行，写通用名或标题，用“、”隔开，例如 --only 结余和超支
  --json            输出一个 JSON 文档

结束码：0 比较了，1 政策或数据有错，2 用法不对
`
const example = '例如 hengce compare policies/weishan/2020.yaml policies/gaotai/2026-draft.yaml'

const flags = {
  scenario: words,
  only: word,
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
  const [home, ...more] = values.scenario ?? []
  const found = home === undefined ? undefined : countyOf(home, library)
  if (found && 'diagnostics' in found) return refuse(found.diagnostics)
  const supplements = new Map<string, Supplement>()
  for (const file of more) {
    const supplement = supplementOf(file, library)
    if ('diagnostics' in supplement) return refuse(supplement.diagnostics)
    const key = resolve(supplement.policy)
    if (!policies.some((policy) => resolve(policy.file) === key))
      throw new UsageError(`${file} 的“政策”是 ${supplement.policy}，不在比较的几份里，补不上数。`)
    if (supplements.has(key) || (found && resolve(found.file) === key))
      throw new UsageError(`${file} 的“政策”是 ${supplement.policy}，前面已经有一份情景给它；一份办法只写一份。`)
    supplements.set(key, supplement)
  }
  const county: ComparedCounty | undefined = found && {
    scenario: found.run.outcome.scenario,
    year: found.run.outcome.year,
    policy: found.run.outcome.policy.id,
  }
  const compared = found
    ? policies.map((policy) => withData(policy, found, supplements.get(resolve(policy.file)), library))
    : policies
  const terms = pickedTerms(sideBySide(compared), values.only)
  print(values.json ? jsonText(comparisonJson(compared, terms, county)) : comparisonReport(compared, terms, county))
  return 0
})
