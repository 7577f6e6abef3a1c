// Builds what is run: the command (dist/cli) and the page (dist/editor). `npm ci` runs it, so that nothing is left to do after it.
//   node build.js            both, each only if one of its sources changed
//   node build.js cli page   those named; `bench` and `measure` build what measures
//   node build.js --force    even if nothing changed
import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const shared = ['dsl', 'engine', 'package.json', 'package-lock.json', 'compile-schema.ts', 'build.js']
const targets = {
  cli: { config: 'vite.node.config.ts', out: 'dist/cli', main: 'hengce.js', from: ['cli', 'editor/language'] },
  page: { config: 'vite.config.ts', out: 'dist/editor', main: 'index.html', from: ['editor', 'policies'] },
  bench: { config: 'vite.node.config.ts', out: 'dist/bench', main: 'bench.js', from: ['test', 'cli', 'policies'] },
  measure: { config: 'vite.node.config.ts', out: 'dist/measure', main: 'measure.js', from: ['test'] },
}

const force = process.argv.includes('--force')
const asked = process.argv.slice(2).filter((word) => word !== '--force')
const unknown = asked.filter((name) => !Object.hasOwn(targets, name))
if (unknown.length > 0)
  fail(`没有这样的构建目标 / no such target: ${unknown.join(' ')} (${Object.keys(targets).join(', ')})`)

process.chdir(here)
if (!existsSync('node_modules/vite')) {
  const message = '还没有安装依赖包，先运行 npm ci / the packages are not installed: run npm ci first'
  // npx runs `prepare` before its first call of the command; if that fails, its cache stays broken even after `npm ci`.
  if (process.env.npm_lifecycle_event !== 'prepare') fail(message)
  console.error(message)
  process.exit(0)
}
for (const name of asked.length > 0 ? asked : ['cli', 'page']) await build(name, targets[name])
linkCommand()

/** Builds one target beside its old output and swaps them when done, so that a failure leaves what worked. */
async function build(name, { config, out, main, from }) {
  const stamp = `dist/${name}.stamp`
  const now = hashOf([...shared, ...from, config])
  if (!force && existsSync(join(out, main)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  const fresh = `dist/.${name}-${process.pid}`
  const began = Date.now()
  try {
    const vite = await import('vite')
    await vite.build({
      configFile: config,
      mode: name === 'page' ? 'production' : name,
      logLevel: 'warn',
      build: { outDir: join(here, fresh), emptyOutDir: true },
    })
    if (name === 'cli') copyFileSync('cli/launch.js', join(fresh, main))
    swap(fresh, out)
    writeFileSync(stamp, now)
  } catch (error) {
    const lines = String(error instanceof Error ? error.message : error).split('\n')
    const what = lines.filter((line) => !/^\s+at /.test(line)).join('\n')
    fail(`构建 ${name} 失败 / building ${name} failed\n${what}`)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
  console.error(`构建 ${name} → ${out}/${main}（${((Date.now() - began) / 1000).toFixed(1)} 秒）`)
}

/** Puts a fresh output in the old one's place; another build may be doing the same at this moment. */
function swap(fresh, out) {
  for (let tries = 1; ; tries++) {
    rmSync(out, { recursive: true, force: true })
    try {
      return renameSync(fresh, out)
    } catch (error) {
      if (tries === 10 || !['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(error.code)) throw error
    }
  }
}

/** A digest of all that an output is made of: paths and contents, and the Node that builds. */
function hashOf(paths) {
  const hash = createHash('sha256').update(process.version)
  for (const path of paths) feed(hash, path)
  return hash.digest('hex')
}

function feed(hash, path) {
  let entries
  try {
    entries = readdirSync(path, { withFileTypes: true })
  } catch (error) {
    if (error.code === 'ENOTDIR') hash.update(`\0${path}\0`).update(readFileSync(path))
    else if (error.code !== 'ENOENT') throw error
    return
  }
  for (const { name } of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) feed(hash, `${path}/${name}`)
}

function fail(message) {
  console.error(message)
  process.exit(1)
}

/** npx and npm scripts find commands in node_modules/.bin; npm links only those of other packages there. */
function linkCommand() {
  if (process.platform === 'win32' || !existsSync('node_modules') || !existsSync('dist/cli/hengce.js')) return
  chmodSync('dist/cli/hengce.js', 0o755)
  const link = 'node_modules/.bin/hengce'
  if (existsSync(link)) return
  mkdirSync(dirname(link), { recursive: true })
  rmSync(link, { force: true })
  symlinkSync('../../dist/cli/hengce.js', link)
}
