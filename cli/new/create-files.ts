import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Writes files that are not there yet, and their folders. Gives the first that could not be written and the system's code for why. */
export function createFiles(
  files: readonly { readonly path: string; readonly text: string }[],
): { readonly path: string; readonly fault: string } | undefined {
  for (const { path, text } of files) {
    try {
      mkdirSync(dirname(path), { recursive: true })
      // wx: even a file that appeared since the name was chosen stays as it is.
      writeFileSync(path, text, { flag: 'wx' })
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === undefined) throw error
      return { path, fault: code }
    }
  }
  return undefined
}
