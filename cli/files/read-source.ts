import { readFileSync, statSync } from 'node:fs'
import { problem } from '../../dsl/diagnostic/diagnostic.ts'
import { type Diagnostic, describe, type Problem, readBytes } from '../../dsl/index.ts'

/** A file as read: its text, as good as it could be had, and what is wrong with it before anyone looks at the text. */
export interface Source {
  readonly file: string
  readonly text: string
  readonly diagnostics: readonly Diagnostic[]
}

/** Beyond this a file is not even opened. */
const largest = 50 * 1024 * 1024

const start = { start: 0, end: 0 }

/** Reads a file. Never throws: whatever the system says becomes a diagnostic at the file's start. */
export function readSource(file: string): Source {
  try {
    const found = statSync(file)
    if (found.isDirectory()) return refused(file, problem('HC1052', start, { path: file }))
    if (!found.isFile() && !found.isFIFO()) return refused(file, problem('HC1053', start, { path: file, why: 'kind' }))
    if (found.size > largest) {
      return refused(file, problem('HC1001', start, { megabytes: Math.ceil(found.size / 1024 / 1024) }))
    }
    const { text, problems } = readBytes(readFileSync(file))
    return { file, text, diagnostics: describe(file, text, problems) }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return refused(file, problem('HC1051', start, { path: file }))
    if (code === 'EACCES' || code === 'EPERM')
      return refused(file, problem('HC1053', start, { path: file, why: 'permission' }))
    if (code === undefined) throw error
    return refused(file, problem('HC1053', start, { path: file, why: 'other', detail: code }))
  }
}

function refused(file: string, p: Problem): Source {
  return { file, text: '', diagnostics: describe(file, '', [p]) }
}
