import { verbs } from './verbs/verbs.ts'

/** The help of the whole command. */
export function help(): string {
  const width = Math.max(...Object.keys(verbs).map((name) => name.length)) + 2
  const lines = Object.entries(verbs).map(
    ([name, { summary, load }]) => `  ${name.padEnd(width)}${summary}${load ? '' : '（以后的版本）'}`,
  )
  return [
    '衡策 hengce：把医保打包付费办法写成读得懂、算得准的规则文件，先算清再印发',
    '',
    '用法：hengce <动作> [参数…]',
    '',
    ...lines,
    '',
    '  hengce <动作> --help   这个动作的用法',
    '  hengce --version       版本号',
    '',
  ].join('\n')
}
