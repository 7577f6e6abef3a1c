import { entry } from '../entry.ts'

const kinds = { policy: '政策文件', scenario: '情景文件', plan: '推演文件' } as const

/** HC105x: files that the command is pointed at, before their text is looked at. HC108x: files that a scenario goes on from. */
export const files = {
  HC1051: entry(
    'error',
    (f: { path: string }) => `没有这个文件：${f.path}`,
    () => '检查路径和文件名，注意扩展名是 .yaml、.yml 还是 .json',
  ),
  HC1052: entry(
    'error',
    (f: { path: string }) => `${f.path} 是文件夹，不是文件`,
    () => '写到文件为止，例如 policies/weishan/2020.yaml',
  ),
  HC1053: entry(
    'error',
    (f: { path: string; why: 'permission' | 'kind' | 'other'; detail?: string }) =>
      f.why === 'permission'
        ? `没有权限读 ${f.path}`
        : f.why === 'kind'
          ? `${f.path} 不是普通文件，没有读取`
          : `读不了 ${f.path}${f.detail ? `（${f.detail}）` : ''}`,
    (f) =>
      f.why === 'permission'
        ? '请管理员开放读取权限，或者换一个自己能读的文件'
        : f.why === 'kind'
          ? '写一个 .yaml、.yml 或 .json 文件的路径'
          : '检查文件所在的磁盘，或者把文件复制到别处再试',
  ),
  HC1054: entry(
    'error',
    (f: { wanted: 'policy' | 'scenario'; found: keyof typeof kinds | 'other' }) =>
      `这里要${kinds[f.wanted]}，这个文件${f.found === 'other' ? '不是' : `是${kinds[f.found]}`}`,
    (f) =>
      f.wanted === 'policy'
        ? `政策文件的开头有“政策: …”和“编号: …”${f.found === 'scenario' ? '；情景写在 --scenario 后面，前面写它所用的政策文件' : ''}`
        : '情景文件的开头有“情景: …”；写法见手册“情景”',
  ),
  HC1055: entry(
    'warning',
    (_: Record<never, never>) => '推演文件要到以后的版本才能检查，这个文件没有检查',
    () => '现在可以检查政策文件和情景文件',
  ),
  HC1056: entry(
    'error',
    (_: Record<never, never>) => '情景没有写“政策”，不知道对照哪一份政策检查',
    () => '加一行“政策: ../2020.yaml”，写政策文件相对于本文件的位置',
  ),
  HC1057: entry(
    'error',
    (f: { path: string }) => `找不到情景所写的政策文件：${f.path}`,
    () => '写政策文件相对于本文件的位置，例如“政策: ../2020.yaml”',
  ),
  HC1058: entry(
    'error',
    (f: { path: string }) => `${f.path} 里没有政策文件和情景文件`,
    () => '换一个文件夹，或者直接写文件名；政策和情景文件的扩展名是 .yaml、.yml 或 .json',
  ),
  HC1080: entry(
    'error',
    (f: { path: string }) => `找不到“上年”所写的情景文件：${f.path}`,
    () => '写上一年的情景文件相对于本文件的位置，例如“上年: 2020-base.yaml”；只给几个数的，写成“上年: {名称: 数}”',
  ),
  HC1081: entry(
    'error',
    (f: { path: string; found: 'policy' | 'plan' | 'other' }) =>
      `“上年”要写一份情景，${f.path} ${f.found === 'other' ? '不是情景文件' : `是${kinds[f.found]}`}`,
    () => '写上一年的情景文件相对于本文件的位置；情景文件的开头有“情景: …”',
  ),
  HC1082: entry(
    'error',
    (f: { files: readonly string[] }) => `“上年”绕成了圈：${f.files.join(' → ')}`,
    () => '从最后一年往前查，哪一份写错了年份；第一年的情景不写“上年”的文件',
  ),
  HC1083: entry(
    'error',
    (_: Record<never, never>) => '算例只算一年，它的“上年”不能写情景文件',
    () => '这里写上年的数，例如“上年: {累计结余: 120万元}”；要接着算几年的，写成情景文件',
  ),
} as const
