import { type Compiled, type Diagnostic, noScenario, type ReadScenario } from '../../dsl/index.ts'
import { readFigureAt } from '../../dsl/model/figure-at.ts'
import { carriedFigures, createEngine, type Evaluation, runYears } from '../../engine/index.ts'
import { Library } from '../files/library.ts'
import { countText, diagnosticReport, hasError, mergeDiagnostics } from '../print/diagnostic-report.ts'
import { jsonText } from '../print/visible.ts'
import { CommandLine } from '../run/command-line.ts'
import { hasFailure } from '../run/constraint-table.ts'
import { derivationReport } from '../run/derivation-report.ts'
import { diagnosticsOf } from '../run/diagnostics-of.ts'
import { expectationTable } from '../run/expectation-table.ts'
import { explainNames } from '../run/explain-names.ts'
import { outcomeJson, yearsJson } from '../run/outcome-json.ts'
import { outcomeReport } from '../run/outcome-report.ts'
import { scenarioChanges } from '../run/scenario-changes.ts'
import { yearsTable } from '../run/years-table.ts'
import { UsageError } from '../usage.ts'
import { flag, verb, word, words } from './verb.ts'

const usage = `用法：hengce run 政策文件 --scenario 情景文件 [选项…]

用一份情景精确计算一份政策：列出每条规则的数、每条约束达没达到。测算不等于清算。

  --scenario 文件      情景文件（YAML 或 JSON）；它写的“政策”不必是这里的政策文件。
                       情景的“上年”写了上一年的情景文件的，从第一年接着算下来，以前各年按它们自己写的“政策”；
                       下面的选项只改最后一年
  --year 年度          换一个年度
  --set 参数=值        换一个参数的值，例如 --set 调剂金提取比例=12%；可写几次
  --input 名=值        换一个输入的数，例如 --input 利息=80万元；可写几次
                       只换一个成员的写 名〔成员〕=值，例如 --input 支出〔居民医保，县医院〕=460万元
  --reading 解读=选项  选一种解读，例如 --reading 降低口径=相对比例；可写几次
  --explain 名         列出一个数是怎样算出来的；分成员的写 名〔成员〕；可写几次
  --json               输出一个 JSON 文档

结束码：0 算出来了，1 政策或数据有错，2 用法不对，3 算出来了，但“必须”的约束没有达到
`
const example = '例如 hengce run policies/weishan/2020.yaml --scenario policies/weishan/scenarios/2020-base.yaml'

const flags = {
  scenario: word,
  year: word,
  set: words,
  input: words,
  reading: words,
  explain: words,
  json: flag,
} as const

/** `hengce run`: evaluates a policy exactly for one scenario. */
export const run = verb(usage, flags, async ({ values, positionals }) => {
  const [file, ...more] = positionals
  if (file === undefined) throw new UsageError(`请写上政策文件，${example}。`)
  if (more.length > 0) throw new UsageError(`一次只算一份政策，多了：${more.join('、')}。`)
  const year = values.year === undefined ? undefined : readYear(values.year)
  const { set, input, reading, explain } = values
  const line = new CommandLine({ '--set': set, '--input': input, '--reading': reading, '--explain': explain })

  const library = new Library()
  const policy = library.policy(file)
  const print = (text: string): void => void process.stdout.write(text)
  const report = (diagnostics: readonly Diagnostic[]): string =>
    diagnosticReport(diagnostics, (name) => line.textOf(name) ?? library.textOf(name))
  const refuse = (diagnostics: readonly Diagnostic[]): number => {
    const all = mergeDiagnostics(diagnostics)
    const listed = all.filter((d) => d.severity !== 'info')
    print(values.json ? jsonText({ diagnostics: all }) : `${report(listed)}没有计算：${countText(listed)}。\n`)
    return 1
  }
  const { compiled } = policy
  if (!compiled?.ok) return refuse(policy.diagnostics)
  const scenario = values.scenario === undefined ? undefined : library.scenario(values.scenario, policy)
  if (scenario && !scenario.read) return refuse(scenario.diagnostics)
  const read = scenario?.read ?? withoutScenario(compiled, line.of('--input'))
  const typed = line.check(read.scenario, compiled.model)
  const { years, diagnostics: broken } = library.years({ compiled, read })
  // What cannot be read would only be told again as missing.
  const unread = [...typed, ...years.flatMap((one) => one.read.diagnostics), ...broken]
  if (hasError(unread)) return refuse(unread)
  const evaluations = runYears(createEngine(), years, {
    year: year ?? (scenario ? undefined : firstYear(compiled)),
    ...line.choices,
  })
  const evaluation = evaluations.at(-1) as Evaluation
  const { earlier } = diagnosticsOf(years, evaluations)
  const said = [...earlier.filter((d) => d.severity !== 'info'), ...evaluation.outcome.diagnostics]
  const outcome = { ...evaluation.outcome, diagnostics: mergeDiagnostics(said) }
  if (hasError(outcome.diagnostics)) return refuse(outcome.diagnostics)
  const explained = explainNames(explain ?? [], evaluation, compiled.model)
  if (explained.problems.size > 0) return refuse(line.explainProblems(explained.problems))

  const carried = evaluations.length > 1 ? carriedFigures(evaluations) : undefined
  if (values.json) {
    const ofYears = carried ? { years: yearsJson(evaluations, carried) } : {}
    print(jsonText({ ...outcomeJson({ ...evaluation, outcome }, explained.derivations), ...ofYears }))
  } else {
    if (carried) print(`${yearsTable(evaluations, carried)}\n`)
    const given = scenarioChanges(read.scenario, outcome, line.of('--set'))
    print(outcomeReport(outcome, line.changes, evaluation.exceptions(), given))
    for (const derivation of explained.derivations.values()) print(`\n推导\n${derivationReport(derivation)}`)
    if (outcome.diagnostics.length > 0) print(`\n${report(outcome.diagnostics)}`)
    for (const one of evaluations) {
      const ofYear = carried ? `${one.outcome.year}年` : ''
      if (one.expectations.length > 0) print(`\n${ofYear}${expectationTable(one.expectations, one.outcome)}`)
    }
  }
  return hasFailure(outcome.constraints) ? 3 : 0
})

/** Data enough to run on: what the policy needs is all on the command line, or it needs nothing. */
function withoutScenario(compiled: Compiled, inputs: Readonly<Record<string, unknown>>): ReadScenario {
  const { figures, aliases } = compiled.model
  const names = Object.keys(inputs).map((words) => readFigureAt(words).name)
  const given = new Set(names.map((name) => aliases.get(name) ?? name))
  for (const figure of figures.values()) {
    if (figure.kind === 'input' && figure.missing === 'refuse' && !given.has(figure.name))
      throw new UsageError(`请用 --scenario 写上情景文件，${example}。`)
  }
  return noScenario(compiled)
}

/** The year of a run that has neither a scenario nor --year: the policy's first. */
function firstYear({ model }: Compiled): number {
  return Number(model.header.from.slice(0, 4))
}

function readYear(text: string): number {
  if (!/^\d{4}$/.test(text)) throw new UsageError(`年度写四位数字，例如 2026，不能是“${text}”。`)
  return Number(text)
}
