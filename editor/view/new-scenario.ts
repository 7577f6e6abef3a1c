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

/** A scenario under another name, as a new file beside it. */
export function copyScenario(
  { file, text }: { readonly file: string; readonly text: string },
  name: string,
  taken: readonly string[],
): NewFile {
  const folder = file.slice(0, file.lastIndexOf('/') + 1)
  const base = name.replace(/[\\/:*?"<>|#\s]+/g, '-')
  let number = 1
  const pathOf = (): string => `${folder}${base}${number > 1 ? `-${number}` : ''}.yaml`
  while (taken.includes(pathOf())) number++
  const isPlain = /^[\p{L}\p{N}][\p{L}\p{N}（）、，-]*$/u.test(name)
  const head = `情景: ${isPlain ? name : JSON.stringify(name)}`
  const isNamed = /^情景[:：].*$/m.test(text)
  return { path: pathOf(), text: isNamed ? text.replace(/^情景[:：].*$/m, () => head) : `${head}\n${text}` }
}
