import { realpathSync } from 'node:fs'
import { putBytes } from './put-bytes.ts'

/**
 * Puts a text in place of a file's, all of it or nothing. A link is followed, the file's permissions stay. Gives the system's code
 * (EACCES, ENOSPC …) where that fails; the file is then as it was.
 */
export function writeSource(file: string, text: string): { readonly fault?: string } {
  try {
    putBytes(realpathSync(file), Buffer.from(text, 'utf8'), () => true)
    return {}
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    return { fault: code }
  }
}
