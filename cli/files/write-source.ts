import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'

/**
 * Puts a text in place of a file's, all of it or nothing: it is written beside the file and then takes its name. A link is followed, the
 * file's permissions stay. Gives the system's code (EACCES, ENOSPC …) where that fails; the file is then as it was.
 */
export function writeSource(file: string, text: string): { readonly fault?: string } {
  let beside: string | undefined
  try {
    const target = realpathSync(file)
    beside = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`)
    const handle = openSync(beside, 'wx')
    try {
      const bytes = Buffer.from(text, 'utf8')
      for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    chmodSync(beside, statSync(target).mode & 0o7777)
    renameSync(beside, target)
    return {}
  } catch (error) {
    if (beside !== undefined) rmSync(beside, { force: true })
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    return { fault: code }
  }
}
