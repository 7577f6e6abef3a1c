import { readFileSync, statSync } from 'node:fs'
import { type Problem, problem } from '../../dsl/diagnostic/diagnostic.ts'

/** Beyond this a file is not even opened. */
const largest = 50 * 1024 * 1024

const start = { start: 0, end: 0 }

/** The bytes of a file, or why there are none. Never throws for what a disk holds; a pipe is waited for only where it may be one. */
export function readFile(
  file: string,
  mayBePipe = false,
): { readonly bytes: Uint8Array } | { readonly problem: Problem } {
  try {
    const found = statSync(file)
    if (found.isDirectory()) return { problem: problem('HC1052', start, { path: file }) }
    if (!found.isFile() && !(mayBePipe && found.isFIFO()))
      return { problem: problem('HC1053', start, { path: file, why: 'kind' }) }
    if (found.size > largest)
      return { problem: problem('HC1001', start, { megabytes: Math.ceil(found.size / 1024 / 1024) }) }
    return { bytes: readFileSync(file) }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return { problem: problem('HC1051', start, { path: file }) }
    if (code === 'EACCES' || code === 'EPERM')
      return { problem: problem('HC1053', start, { path: file, why: 'permission' }) }
    if (code === undefined) throw error
    return { problem: problem('HC1053', start, { path: file, why: 'other', detail: code }) }
  }
}
