import { writeSync } from 'node:fs'
import { version } from '../package.json'

/** What is shown when the program itself is wrong: that it is, what to send, and to whom; never a stack trace. */
function faultMessage(error: unknown): string {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return [
    '程序内部出错，不是您的文件或用法有问题。',
    '请把下面这一行、所用的命令和文件发给维护者（联系办法见 README.md“报告问题”）：',
    `  hengce ${version} · node ${process.version} · ${process.platform} · ${what.split('\n')[0]}`,
  ].join('\n')
}

/** Says that the program itself is wrong and ends it with 70. */
export function endWithFault(error: unknown): never {
  try {
    // Written at once: nothing that is still queued for the terminal may be lost at the exit.
    writeSync(2, `${faultMessage(error)}\n`)
  } catch {
    // Nobody reads our complaints any more; the exit code still tells.
  }
  process.exit(70)
}
