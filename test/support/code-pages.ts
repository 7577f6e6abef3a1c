import { diagnosticReport } from '../../cli/print/diagnostic-report.ts'
import { type Code, catalogue } from '../../dsl/diagnostic/catalogue.ts'
import { createCompiler, type Diagnostic } from '../../dsl/index.ts'
import { codesByTheme, themeOf } from './code-themes.ts'
import { elsewhere } from './elsewhere.ts'
import { excerpt } from './excerpt.ts'
import { complaints, type Sample, samplesOf, textIn } from './sample.ts'

const severities = { error: '错误', warning: '提醒', info: '说明' } as const

/** Samples that show a code better than the smallest one does. */
const typical: Readonly<Partial<Record<Code, string>>> = { HC4001: 'unit-clash' }

/** A code as a sample shows it. */
interface Shown {
  readonly sample: Sample
  readonly diagnostic: Diagnostic
  /** How much there is to read: complaints, then letters. */
  readonly size: readonly [number, number]
}

/** The handbook's pages on the codes, by name of file: one for each code, made from the smallest bad sample that gives it, and the index. */
export function codePages(): ReadonlyMap<string, string> {
  const shown = showings()
  const pages = new Map<string, string>()
  const firsts = new Map<Code, string>()
  for (const code of Object.keys(catalogue) as Code[]) {
    const all = shown.get(code) ?? []
    const { title, page } = all.length > 0 ? pageOf(code, all) : pageWithoutSample(code)
    firsts.set(code, title)
    pages.set(`${code}.md`, page)
  }
  return pages.set('README.md', indexOf(firsts))
}

/** All that the bad samples show of each code, the smallest first. */
function showings(): ReadonlyMap<Code, readonly Shown[]> {
  const found = new Map<Code, Shown[]>()
  for (const sample of samplesOf('bad')) {
    const said = complaints(sample)
    const letters = ['policy.yaml', 'scenario.yaml'].reduce((sum, file) => sum + (textIn(sample, file)?.length ?? 0), 0)
    const serious = said.filter((d) => d.severity !== 'info').length
    for (const diagnostic of said) {
      const size = [serious, letters] as const
      found.set(diagnostic.code, [...(found.get(diagnostic.code) ?? []), { sample, diagnostic, size }])
    }
  }
  const isTypical = ({ sample, diagnostic }: Shown): number => Number(typical[diagnostic.code] === sample.slug)
  for (const all of found.values())
    all.sort((a, b) => isTypical(b) - isTypical(a) || a.size[0] - b.size[0] || a.size[1] - b.size[1])
  return found
}

function pageOf(code: Code, all: readonly Shown[]): { title: string; page: string } {
  const { sample, diagnostic } = all[0] as Shown
  const text = textIn(sample, diagnostic.file)
  const report = diagnosticReport([diagnostic], (file) => textIn(sample, file)).trimEnd()
  const scenario = textIn(sample, 'scenario.yaml')
  const data =
    code.startsWith('HC6') && diagnostic.file === 'policy.yaml' && isShort(scenario) ? scenario.trimEnd() : undefined
  const mended = text === undefined ? undefined : mend(text, diagnostic)
  const others = new Map(
    all.flatMap(({ diagnostic: d }) => (d.message === diagnostic.message ? [] : [[alike(d.message), d] as const])),
  )
  others.delete(alike(diagnostic.message))
  const parts = [
    heading(code, diagnostic.message),
    ...(text === undefined ? [] : [fenced('yaml', excerpt(text, diagnostic.range))]),
    ...(data === undefined ? [] : [fenced('yaml', data)]),
    fenced('', report),
    ...(mended === undefined ? [] : [`改成：\n\n${fenced('yaml', mended)}`]),
    ...(others.size > 0
      ? [
          `这个编号还会说：\n\n${[...others.values()]
            .slice(0, 4)
            .map((d) => spoken(d, diagnostic.hint))
            .join('\n')}`,
        ]
      : []),
    foot,
  ]
  return { title: diagnostic.message, page: `${parts.join('\n\n')}\n` }
}

/** Whether a scenario is short enough to be shown beside the policy that it makes fail. */
function isShort(text: string | undefined): text is string {
  return text !== undefined && text.split('\n').length <= 16
}

/** Two messages that differ in names and figures alone say the same. */
function alike(message: string): string {
  return message.replace(/“[^”]*”|《[^》]*》|（[^）]*）|\d+/g, '').replace(/^[^：]*：/, '')
}

/** A message, and what to do about it where that has not been said. */
function spoken({ message, hint }: Diagnostic, said: string | undefined): string {
  return `- ${inText(message)}${hint === undefined || hint === said ? '' : `。怎么办：${inText(hint)}`}`
}

function pageWithoutSample(code: Code): { title: string; page: string } {
  const facts = elsewhere[code as keyof typeof elsewhere] as never
  const { message, hint } = catalogue[code]
  const said = message(facts)
  const page = [heading(code, said), `怎么办：${inText(hint?.(facts) ?? '')}`, foot].join('\n\n')
  return { title: said, page: `${page}\n` }
}

/** The lines at the place after the one sensible mend, where there is one and nothing of the kind is left after it. */
function mend(text: string, { code, file, range }: Diagnostic): string | undefined {
  if (file !== 'policy.yaml') return undefined
  const compile = (what: string) => createCompiler().compile(file, what)
  const problem = compile(text).problems.find(
    (p) => p.code === code && p.fix !== undefined && p.span.end <= text.length,
  )
  if (problem?.fix === undefined) return undefined
  const after = text.slice(0, problem.span.start) + problem.fix + text.slice(problem.span.end)
  if (compile(after).problems.some((p) => p.code === code)) return undefined
  return after.split(/\r?\n/)[range.start.line - 1]
}

function heading(code: Code, message: string): string {
  return `# ${code}　${inText(message)}\n\n*${severities[catalogue[code].severity]} · ${themeOf(code)}*`
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``
}

/** A sentence in Markdown: marks that Markdown would take for its own stand as they are. */
function inText(text: string): string {
  return text.replace(/[*_<>|`\\[\]#]/g, '\\$&').replaceAll('\n', ' ')
}

const foot = '[全部编号](README.md) · [出错了怎么办](../出错了怎么办.md)'

function indexOf(titles: ReadonlyMap<Code, string>): string {
  const sections = codesByTheme().map(({ title, codes }) => {
    const rows = codes.map(
      (code) =>
        `| [${code}](${code}.md) | ${severities[catalogue[code].severity]} | ${inText(titles.get(code) ?? '')} |`,
    )
    return `## ${title}\n\n| 编号 | | 例如 |\n|---|---|---|\n${rows.join('\n')}`
  })
  return `# 全部编号

*Every message by code; these pages are made from the catalogue and its samples (\`test/code-pages.test.ts\`).*

错误要改好才算得出，提醒请看一眼是不是本意，说明只是告诉您一声。每一页有一个最小的例子、它印出来的话和怎么办；
同一个编号在您的文件里说的名称和数会不同。先看[出错了怎么办](../出错了怎么办.md)。

${sections.join('\n\n')}
`
}
