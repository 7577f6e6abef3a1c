import type { NewFile } from '../../dsl/template/new-policy.ts'

/**
 * A scenario for any policy, with no data yet: the figures name what they wait for. Its year is that of the policy's 施行日期, else its 版本,
 * else `thisYear`; its name is one that no file of `taken` has. `inputs`
 * stand in it as comments, with what they usually are, so that a drafter sees what to fill in.
 */
export function writeScenarioFor(
  policy: { readonly file: string; readonly text: string },
  taken: readonly string[],
  thisYear: number,
  inputs: readonly { readonly name: string; readonly typical?: string }[] = [],
): NewFile {
  const [, folder = '', name = ''] = /^(.*\/)?([^/]*?)(?:\.[^.]*)?$/.exec(policy.file) ?? []
  let number = 1
  const pathOf = (): string => `${folder}${name}-情景${number}.yaml`
  while (taken.includes(pathOf())) number++
  const text = `情景: 新情景${number}
政策: ${policy.file.slice(folder.length)}
年度: ${yearOf(policy.text) ?? thisYear}
输入:
  # 每行一个输入，去掉前面的“#”再填；写着的是通常的数，不是实际数
${inputs.map(({ name: input, typical }) => `  # ${input}:${typical ? ` ${typical}` : ''}\n`).join('')}`
  return { path: pathOf(), text }
}

/** Read off the text, which may be a draft that does not compile. */
function yearOf(text: string): string | undefined {
  const [, from] = /^施行日期[:：] *["']?(\d{4})/m.exec(text) ?? []
  const [, version] = /^版本[:：] *["']?((?:19|20)\d\d)/m.exec(text) ?? []
  return from ?? version
}

/** What a copy of a scenario is to say of itself. */
export interface CopyHead {
  readonly name: string
  readonly year: string
  /** Of what it is the case; empty: nothing is said. */
  readonly about: string
}

/** A scenario under another name, as a new file beside it. What the first says of itself (说明) the copy does not: its data will be others. */
export function copyScenario(
  { file, text }: { readonly file: string; readonly text: string },
  { name, year, about }: CopyHead,
  taken: readonly string[],
): NewFile {
  const withName = putKey(text, '情景', written(name))
  const withYear = year === '' ? withName : putKey(withName, '年度', year)
  return {
    path: pathOfCopy(file, name, taken),
    text: putKey(withYear, '说明', about === '' ? undefined : written(about)),
  }
}

/** The file of a copy: its name in the folder of the first, numbered where that is taken. */
export function pathOfCopy(file: string, name: string, taken: readonly string[]): string {
  const folder = file.slice(0, file.lastIndexOf('/') + 1)
  const base = name.trim().replace(/[\\/:*?"<>|#\s]+/g, '-')
  let number = 1
  const path = (): string => `${folder}${base}${number > 1 ? `-${number}` : ''}.yaml`
  while (taken.includes(path())) number++
  return path()
}

/** The year that a scenario gives; empty where it gives none. */
export function yearOfScenario(text: string): string {
  return /^年度[:：] *["']?(\d{4})/m.exec(text)?.[1] ?? ''
}

/** A text with a key of its first level as given, or without it, with all the lines that its value had. */
function putKey(text: string, key: string, value: string | undefined): string {
  const lines = text.split('\n')
  const at = lines.findIndex((line) => line.startsWith(`${key}:`) || line.startsWith(`${key}：`))
  const line = value === undefined ? [] : [`${key}: ${value}`]
  // What is not there is put first, but a 情景 stays the first key.
  if (at < 0)
    return [...lines.slice(0, key === '情景' ? 0 : 1), ...line, ...lines.slice(key === '情景' ? 0 : 1)].join('\n')
  // What is set in belongs to it, and so do empty lines among that.
  const next = lines.findIndex((one, i) => i > at && /^\S/.test(one))
  const rest = lines.slice(at + 1, next < 0 ? lines.length : next)
  const end = at + 1 + rest.findLastIndex((one) => one.trim() !== '') + 1
  return [...lines.slice(0, at), ...line, ...lines.slice(end)].join('\n')
}

function written(words: string): string {
  return /^[\p{L}\p{N}][\p{L}\p{N}（）、，-]*$/u.test(words) && !/^[\d.]+$/.test(words) ? words : JSON.stringify(words)
}
