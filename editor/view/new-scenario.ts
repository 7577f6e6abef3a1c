/**
 * A scenario for any policy, with no data yet: the figures name what they wait for. Its year is that of the policy's 施行日期, else its 版本,
 * else `thisYear`; its name is one that no file of `taken` has.
 */
export function writeScenarioFor(
  policy: { readonly file: string; readonly text: string },
  taken: readonly string[],
  thisYear: number,
): { readonly path: string; readonly text: string } {
  const [, folder = '', name = ''] = /^(.*\/)?([^/]*?)(?:\.[^.]*)?$/.exec(policy.file) ?? []
  let number = 1
  const pathOf = (): string => `${folder}${name}-情景${number}.yaml`
  while (taken.includes(pathOf())) number++
  const text = `情景: 新情景${number}
政策: ${policy.file.slice(folder.length)}
年度: ${yearOf(policy.text) ?? thisYear}
输入:
  # 每行一个输入，例如：
  # 参保人数: 268000
`
  return { path: pathOf(), text }
}

/** Read off the text, which may be a draft that does not compile. */
function yearOf(text: string): string | undefined {
  const [, from] = /^施行日期[:：] *["']?(\d{4})/m.exec(text) ?? []
  const [, version] = /^版本[:：] *["']?((?:19|20)\d\d)/m.exec(text) ?? []
  return from ?? version
}
