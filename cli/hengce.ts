import { version } from '../package.json'
import { endWithFault } from './fault.ts'
import { help } from './help.ts'
import { visible } from './print/visible.ts'
import { UsageError } from './usage.ts'
import { verbs } from './verbs/verbs.ts'

process.on('uncaughtException', endWithFault)
process.on('unhandledRejection', endWithFault)
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // The reader of a pipe has gone (`hengce … | head`): no fault of ours, and nothing left to say.
    if (error.code === 'EPIPE') process.exit()
    endWithFault(error)
  })
}

// Not process.exit: what is written to a pipe must reach it first.
main(process.argv.slice(2)).then((code) => {
  process.exitCode = code
})

async function main([name, ...args]: string[]): Promise<number> {
  if (name === '--help' || name === '-h') return print(help())
  if (name === '--version' || name === '-v') return print(`${version}\n`)
  try {
    if (name === undefined) throw new UsageError('请说明要做什么。')
    const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined
    if (!verb) throw new UsageError(name.startsWith('-') ? `没有 ${name} 这个选项。` : `没有“${name}”这个动作。`)
    if (!verb.load) {
      process.stderr.write(`hengce ${name}（${verb.summary}）要在以后的版本里提供，现在还不能用。\n`)
      return 2
    }
    return await (await verb.load())(args)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    const known = name !== undefined && Object.hasOwn(verbs, name)
    process.stderr.write(`${visible(error.message)}\n用法见：hengce ${known ? `${name} ` : ''}--help\n`)
    return 2
  }
}

function print(text: string): number {
  process.stdout.write(text)
  return 0
}
