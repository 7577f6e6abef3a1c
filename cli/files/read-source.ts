import { type Diagnostic, describe, readBytes } from '../../dsl/index.ts'
import { readFile } from './read-file.ts'

/** A file as read: its text, as good as it could be had, and what is wrong with it before anyone looks at the text. */
export interface Source {
  readonly file: string
  readonly text: string
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads a file. Never throws: whatever the system says becomes a diagnostic at the file's start. */
export function readSource(file: string): Source {
  const found = readFile(file, true)
  if ('problem' in found) return { file, text: '', diagnostics: describe(file, '', [found.problem]) }
  const { text, problems } = readBytes(found.bytes)
  return { file, text, diagnostics: describe(file, text, problems) }
}
