import { existsSync } from 'node:fs'
import { type Answers, type Read, readStatus, usualAnswers } from '../../dsl/template/answers.ts'
import { budgetChoices, surplusChoices } from '../../dsl/template/choices.ts'
import { writeNewPolicy } from '../../dsl/template/new-policy.ts'
import { questions } from '../../dsl/template/questions.ts'
import { writeFault } from '../files/write-fault.ts'
import { writeFiles } from '../files/write-files.ts'
import { interview } from '../new/interview.ts'
import { openTerminal } from '../new/terminal.ts'
import { jsonText, visible } from '../print/visible.ts'
import { UsageError } from '../usage.ts'
import { flag, verb, word } from './verb.ts'

const usage = `用法：hengce new [--county 县名] [--year 年度] [--budget 给谁] [--surplus 怎么办] [选项…]

回答四个问题，得到一份马上能算的办法和一份示例数据，再照自己的办法改。没有写的在终端里问；不在终端里运行时不问，用〔〕里的。

  --county 县名    给哪个县（市、区）写〔示例县〕
  --year 年度      哪一年的办法〔今年〕
  --budget 给谁    预算给谁：全县一家、几家医共体、按机构〔几家医共体〕
  --surplus 怎么办 结余和超支怎么办：全留全担、按比例、分段、没写清〔按比例〕
  --status 状态    征求意见稿、试行、施行、废止〔征求意见稿〕
  --out 文件夹     写到哪里〔policies/县名〕
  --json           输出一个 JSON 文档

已有的文件不动：重名的，在年度后面加“-2”“-3”。

结束码：0 写好了（或者没有答完，什么也没有写），1 写不了，2 用法不对
`

const flags = {
  county: word,
  year: word,
  budget: word,
  surplus: word,
  status: word,
  out: word,
  json: flag,
} as const

/** `hengce new`: a policy that runs, from four questions. */
export const newPolicy = verb(usage, flags, async ({ values, positionals }) => {
  if (positionals.length > 0)
    throw new UsageError(`不知道“${positionals.join(' ')}”是什么；县名写成 --county ${positionals[0]}。`)
  if (values.out !== undefined && values.out.trim() === '') throw new UsageError('--out：没有写文件夹。')
  const given: Partial<Answers> = {
    status: values.status === undefined ? usualAnswers.status : answerOf('status', readStatus(values.status)),
    ...Object.fromEntries(
      questions.flatMap(({ key, read }) => {
        const text = values[key]
        return text === undefined ? [] : [[key, answerOf(key, read(text))]]
      }),
    ),
  }
  const thisYear = new Date().getFullYear()
  const answers = await complete(given, thisYear)
  if (!answers) {
    process.stderr.write('\n没有答完，什么也没有写。\n')
    return 0
  }
  const folder = `${(values.out ?? `policies/${answers.county}`).replaceAll('\\', '/').replace(/\/+$/, '')}/`
  const files = writeNewPolicy(answers, folder, existsSync)
  const [failed] = writeFiles(new Map(files.map(({ path, text }) => [path, text])), false)
  if (failed) {
    const [path, fault] = failed
    process.stderr.write(`写不了 ${visible(path)}（${writeFault(fault)}）。换一个文件夹：--out 文件夹\n`)
    return 1
  }
  const [policy, scenario] = files
  process.stdout.write(
    values.json
      ? jsonText({ policy: policy.path, scenario: scenario.path, answers: asFlags(answers) })
      : report(policy.path, scenario.path, folder),
  )
  return 0
})

/** All answers: those missing are asked for at a terminal, elsewhere taken as usual. */
async function complete(given: Partial<Answers>, thisYear: number): Promise<Answers | undefined> {
  const isWhole = questions.every(({ key }) => given[key] !== undefined)
  if (isWhole || !process.stdin.isTTY || !process.stderr.isTTY) return { ...usualAnswers, year: thisYear, ...given }
  const terminal = openTerminal()
  try {
    return (await interview(given, thisYear, terminal.ask)) as Answers | undefined
  } finally {
    terminal.close()
  }
}

function answerOf<T>(flag: string, read: Read<T>): T {
  if ('why' in read) throw new UsageError(`--${flag}：${read.why}`)
  return read.value
}

/** The answers as the flags take them. */
function asFlags({ county, year, budget, surplus, status }: Answers): Readonly<Record<string, string | number>> {
  return { county, year, budget: budgetChoices[budget].word, surplus: surplusChoices[surplus].word, status }
}

function report(policy: string, scenario: string, folder: string): string {
  const quoted = (path: string): string => (/[\s"'&|<>()$;]/.test(path) ? `"${visible(path)}"` : visible(path))
  return `写好了：
  ${visible(policy)}
  ${visible(scenario)}（示例数据）

接着可以：
  npx hengce run ${quoted(policy)} --scenario ${quoted(scenario)}
  npx hengce check ${quoted(folder.replace(/\/$/, ''))} --coverage
  npx hengce test ${quoted(folder.replace(/\/$/, ''))}

照自己的办法从上往下改，标着“改”的地方先改；一步一步怎么做，见手册 docs/第一个小时.md。
`
}
