import { basename, join, relative, resolve } from 'node:path'
import type { Model } from '../../dsl/index.ts'
import { comesWithData } from '../../dsl/model/model.ts'
import { Library } from '../files/library.ts'
import { writeFault } from '../files/write-fault.ts'
import { writeFiles } from '../files/write-files.ts'
import { countText, diagnosticReport } from '../print/diagnostic-report.ts'
import { jsonText, visible } from '../print/visible.ts'
import { dirtKinds, type Fate } from '../sample/dirt.ts'
import { sample as makeSample, type Sample } from '../sample/sample.ts'
import { counties, type Size } from '../sample/size.ts'
import { UsageError } from '../usage.ts'
import { flag, verb, word, words } from './verb.ts'

const usage = `用法：hengce sample 政策文件 --out 文件夹 [--size county|prefecture|province] [--seed 整数] [选项…]

为一份政策的全部输入造一份像样的示例数据：写出一个情景文件，大表另存为 CSV。同样的选项造出同样的文件，一个字节不差。

  --out 文件夹     写到这里，没有就新建；已有同名文件时不写
  --size 规模      county 一个县（默认）、prefecture 八个县、province 一百个县
  --seed 整数      种子，默认 1；换一个就是另一份数据
  --members 名=数  情景给名单的维度要几个成员，例如 --members 机构=300；可写几次。全县的总数不变，分得更细
  --dirt           另外弄脏：空格、千分位、写错的单位、重复的成员、合计行……弄脏了哪里逐条列出，用来试读数的本事
  --force          覆盖已有的文件
  --json           输出一个 JSON 文档

结束码：0 写好了，1 政策有错或者写不了，2 用法不对
`

const flags = {
  size: word,
  seed: word,
  out: word,
  members: words,
  dirt: flag,
  force: flag,
  json: flag,
} as const

/** `hengce sample`: plausible data for a policy's inputs. */
export const sample = verb(usage, flags, async ({ values, positionals }) => {
  const [file, ...more] = positionals
  const example = '例如 hengce sample policies/weishan/2020.yaml --out 示例'
  if (file === undefined) throw new UsageError(`请写上政策文件，${example}。`)
  if (more.length > 0) throw new UsageError(`一次只为一份政策造数据，多了：${more.join('、')}。`)
  if (values.out === undefined) throw new UsageError(`请用 --out 写上放数据的文件夹，${example}。`)
  const size = readSize(values.size ?? 'county')
  const seed = readSeed(values.seed ?? '1')

  const library = new Library()
  const policy = library.policy(file)
  const { compiled } = policy
  if (!compiled?.ok) {
    const listed = policy.diagnostics.filter((d) => d.severity !== 'info')
    const report = `${diagnosticReport(listed, library.textOf)}没有造数据：${countText(listed)}。\n`
    process.stdout.write(values.json ? jsonText({ diagnostics: policy.diagnostics }) : report)
    return 1
  }
  const members = readMembers(values.members ?? [], compiled.model)
  const stem = `${basename(file).replace(/\.(?:ya?ml|json)$/i, '')}-${size}-${seed}${values.dirt ? '-dirty' : ''}`
  const beside = relative(resolve(values.out), resolve(file)).replaceAll('\\', '/')
  const { out } = values
  const pathOf = (name: string): string => join(out, name).replaceAll('\\', '/')
  const data = makeSample(compiled, { size, seed, members, dirt: values.dirt ? dirtKinds : [], stem, policy: beside })
  const made = { ...data, dirt: data.dirt.map((one) => ({ ...one, file: pathOf(one.file) })) }
  const faults = writeFiles(new Map(made.files.map(({ name, text }) => [join(out, name), text])), values.force ?? false)
  const files = made.files.map(({ name, rows }) => {
    const fault = faults.get(join(out, name))
    return {
      file: pathOf(name),
      kind: rows === undefined ? 'scenario' : 'table',
      ...(rows !== undefined && { rows }),
      written: faults.size === 0 || (fault === undefined && ![...faults.values()].includes('EEXIST')),
      ...(fault !== undefined && { fault }),
    }
  })
  if (values.json) {
    const { year, inputs, values: count, dirt, failing, errors } = made
    const counts = { inputs, values: count, members: Object.fromEntries(made.members) }
    process.stdout.write(
      jsonText({
        policy: compiled.model.header.id,
        size,
        seed: Number(seed),
        year,
        files,
        ...counts,
        dirt,
        failing,
        diagnostics: errors,
      }),
    )
  } else {
    process.stderr.write(notes(made))
    process.stdout.write(faults.size > 0 ? refusal(files) : report(made, files))
  }
  return faults.size > 0 ? 1 : 0
})

function readSize(text: string): Size {
  if (Object.hasOwn(counties, text)) return text as Size
  throw new UsageError(`--size 写 county、prefecture 或 province，不能是“${text}”。`)
}

function readSeed(text: string): string {
  if (/^\d{1,15}$/.test(text)) return String(Number(text))
  throw new UsageError(`--seed 写一个整数，最多15位，例如 42，不能是“${text}”。`)
}

/** How many members each dimension is to have: 机构=300. */
function readMembers(written: readonly string[], { dimensions }: Model): ReadonlyMap<string, number> {
  const open = [...dimensions.values()].filter(comesWithData).map((d) => d.name)
  const found = new Map<string, number>()
  for (const text of written) {
    const [, name = '', count = ''] = /^(.*?)[=＝](.*)$/.exec(text.trim()) ?? []
    if (name === '') throw new UsageError(`--members 写“维度=几个”，例如 --members 机构=300，不能是“${text}”。`)
    if (!open.includes(name)) {
      const known = open.length > 0 ? `可以写的有：${open.join('、')}。` : '这份政策的名单都写在政策里，不用造。'
      const why = dimensions.has(name) ? `“${name}”的名单写在政策里` : `政策里没有维度“${name}”`
      throw new UsageError(`--members：${why}。${known}`)
    }
    if (!/^[1-9]\d{0,4}$/.test(count))
      throw new UsageError(`--members：${name}的个数写 1 到 99999 的整数，不能是“${count}”。`)
    found.set(name, Number(count))
  }
  return found
}

interface File {
  readonly file: string
  readonly rows?: number
  readonly fault?: string
}

const fates: Readonly<Record<Fate, string>> = { refused: '算的时候会报错', warned: '会提醒', read: '照样认得' }

/** What one who uses the data should know. */
function notes({ dirt, errors, failing }: Sample): string {
  const lines = dirt.map(({ kind, file, line, figure, members = [], written, fate }) => {
    const of = figure === undefined ? '' : `，${figure}${members.length > 0 ? `〔${members.join('，')}〕` : ''}`
    return `  ${file}:${line}  ${kind}${of}：${written === '' ? '空' : written}（${fates[fate]}）`
  })
  return [
    dirt.length > 0 ? `弄脏了${dirt.length}处：\n${lines.map((line) => `${visible(line)}\n`).join('')}` : '',
    errors.length > 0 ? `用这份数据计算还会报${errors.length}个错，是政策里的算法碰到的，用 hengce run 看。\n` : '',
    failing.length > 0 ? `这份数据里，“必须”的约束没有达到：${failing.map(visible).join('、')}。\n` : '',
  ].join('')
}

function report({ members, inputs, values }: Sample, files: readonly File[]): string {
  const lists = [...members].map(([name, count]) => `${visible(name)}${count}个`)
  const lines = files.map(({ file, rows }) => `  ${visible(file)}${rows === undefined ? '' : `（${rows}行）`}\n`)
  const counted = [`${inputs}个输入`, `${values}个数`, ...lists].join('，')
  return `写好了示例数据（${counted}）：\n${lines.join('')}`
}

function refusal(files: readonly File[]): string {
  const there = files.filter(({ fault }) => fault === 'EEXIST')
  if (there.length > 0)
    return `已经有了：${there.map(({ file }) => visible(file)).join('、')}。一个文件也没有写；要覆盖请加 --force。\n`
  return files
    .flatMap(({ file, fault }) =>
      fault === undefined ? [] : `${visible(file)}：写不了（${writeFault(fault)}）。换一个文件夹：--out 文件夹\n`,
    )
    .join('')
}
