#!/usr/bin/env node
// Starts the command from V8's code cache, which halves the time until it works: half of a cold start went into reading code. The cache lies
// beside the bundle, is for this version of Node alone, and is written by the first `hengce run` that finds none (or by nobody, in a folder
// that may not be written). Once Node 22 is the least version, `module.enableCompileCache()` does this.
import { createHash } from 'node:crypto'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Script } from 'node:vm'

const folder = dirname(fileURLToPath(import.meta.url))
const bundle = join(folder, 'hengce.cjs')
const cache = join(folder, `code-${process.version}-${process.arch}.cache`)
const source = readFileSync(bundle, 'utf8')
const cachedData = readCache()
const script = new Script(`(function (require, module, exports, __filename, __dirname) {${source}\n})`, {
  filename: bundle,
  cachedData,
})
const module = { exports: {} }
script.runInThisContext()(createRequire(bundle), module, module.exports, bundle, folder)
if (process.argv[2] === 'run' && (!cachedData || script.cachedDataRejected)) process.on('exit', writeCache)

/** V8 does not notice every torn byte of a cache, so its digest stands before it. */
function readCache() {
  try {
    const bytes = readFileSync(cache)
    const data = bytes.subarray(32)
    return digest(data).equals(bytes.subarray(0, 32)) ? data : undefined
  } catch {
    return undefined
  }
}

function writeCache() {
  const fresh = `${cache}-${process.pid}`
  try {
    const data = script.createCachedData()
    writeFileSync(fresh, Buffer.concat([digest(data), data]))
    renameSync(fresh, cache)
  } catch {
    rmSync(fresh, { force: true })
  }
}

function digest(data) {
  return createHash('sha256').update(source).update(data).digest()
}
