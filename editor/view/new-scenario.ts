/** A scenario for any policy, with no data yet: the figures name what they wait for. */
export function writeScenarioFor(
  policy: string,
  taken: readonly string[],
): { readonly path: string; readonly text: string } {
  const [, folder = '', name = ''] = /^(.*\/)?([^/]*?)(?:\.[^.]*)?$/.exec(policy) ?? []
  let number = 1
  const pathOf = (): string => `${folder}${name}-情景${number}.yaml`
  while (taken.includes(pathOf())) number++
  const text = `情景: 新情景${number}
政策: ${policy.slice(folder.length)}
年度: 2026
输入:
  # 每行一个输入，例如：
  # 参保人数: 268000
`
  return { path: pathOf(), text }
}
