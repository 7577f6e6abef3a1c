import { problem } from '../../dsl/diagnostic/diagnostic.ts'
import { type Diagnostic, describe, type Problem, readBytes } from '../../dsl/index.ts'
import { readFile } from './read-file.ts'

/** A file as read: its text, as good as it could be had, and what is wrong with it before anyone looks at the text. */
export interface Source {
  readonly file: string
  readonly text: string
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads a file. Never throws: whatever the system says becomes a diagnostic at the file's start, and so does a table in place of a text. */
export function readSource(file: string): Source {
  const found = readFile(file, true)
  const refused = (p: Problem): Source => ({ file, text: '', diagnostics: describe(file, '', [p]) })
  if ('problem' in found) return refused(found.problem)
  if (/\.(?:csv|tsv)$/i.test(file)) return refused(problem('HC1079', { start: 0, end: 0 }, { path: file }))
  const { text, problems } = readBytes(found.bytes)
  return { file, text, diagnostics: describe(file, text, problems) }
}
