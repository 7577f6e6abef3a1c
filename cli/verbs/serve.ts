import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openBrowser } from '../browser.ts'
import { visible } from '../print/visible.ts'
import { Folder } from '../server/folder.ts'
import { readPage } from '../server/page.ts'
import { type RunningServer, startServer } from '../server/server.ts'
import { UsageError } from '../usage.ts'
import { flag, verb, word } from './verb.ts'

const usage = `用法：hengce serve [文件夹] [--port 端口] [--no-open]

在本机打开工作台，起草文件夹（默认为当前文件夹）里的政策和情景文件，存回原处。只有本机能访问；按 Ctrl-C 结束。

  --port 端口   默认 4173；被占用时用后面第一个空闲的端口；0 表示任选
  --no-open     不打开浏览器，只打印地址
`

const flags = {
  port: word,
  'no-open': flag,
} as const

/** `hengce serve`: the workbench on 127.0.0.1 until Ctrl-C. */
export const serve = verb(usage, flags, async ({ values, positionals }) => {
  if (positionals.length > 1) throw new UsageError(`只能打开一个文件夹，多了：${positionals.slice(1).join('、')}。`)
  const wanted = readPort(values.port ?? '4173')
  const path = resolve(positionals[0] ?? '.')
  const folder = await Folder.open(path)
  if (!folder) throw new UsageError(`没有这个文件夹：${path}。`)
  const page = await readPage(pageFolder())
  if (!page) {
    process.stderr.write('工作台网页还没有构建好。请在程序所在的文件夹里运行 npm ci。\n')
    return 1
  }

  await folder.removeLeftovers()
  const token = randomBytes(24).toString('base64url')
  const server = await start({ folder, page, token }, wanted)
  if (!server) return 1
  if (wanted !== 0 && server.port !== wanted) process.stderr.write(`端口 ${wanted} 已被占用，改用 ${server.port}。\n`)
  const address = `http://127.0.0.1:${server.port}/?token=${token}`
  process.stdout.write(`衡策工作台：${address}\n文件夹：${visible(path)}\n按 Ctrl-C 结束。\n`)
  if (!values['no-open']) openBrowser(address)

  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  await server.close()
  return 0
})

async function start(parts: Parameters<typeof startServer>[0], wanted: number): Promise<RunningServer | undefined> {
  try {
    return await startServer(parts, wanted)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EACCES') process.stderr.write(`没有权限使用端口 ${wanted}，请用 --port 换一个 1024 以上的端口。\n`)
    else if (code === 'EADDRINUSE') process.stderr.write(`端口 ${wanted} 和后面的都被占用，请用 --port 换一个。\n`)
    else throw error
    return undefined
  }
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (port <= 65_535) return port
  throw new UsageError(`端口应当是 0 到 65535 的整数，不能是“${text}”。`)
}

/** The page as built, beside the command's own folder. */
function pageFolder(): string {
  return join(dirname(fileURLToPath(import.meta.url)), '..', 'editor')
}
