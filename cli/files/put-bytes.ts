import {
  closeSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { temporaryName } from './temporary-name.ts'

/**
 * Gives a file its bytes, all of them or none, and has the disk keep them: they are written beside the file and then take its name. With
 * `isStill` the file is there and its bytes are what `isStill` says yes to, asked at the last moment; its permissions stay. Without, there is
 * no such file yet. `file` is no link. Throws the system's error; EEXIST for a file that is there, ESTALE where `isStill` says no.
 */
export function putBytes(file: string, bytes: Uint8Array, isStill?: (present: Uint8Array) => boolean): void {
  const beside = join(dirname(file), temporaryName())
  try {
    const mode = isStill && statSync(file).mode & 0o7777
    const handle = openSync(beside, 'wx', mode ?? 0o666)
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done)
      // What the process masks out when it opens, the file had.
      if (mode !== undefined) fchmodSync(handle, mode)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    if (!isStill) takeName(beside, file)
    else if (isStill(readFileSync(file))) renameSync(beside, file)
    else throw Object.assign(new Error('the file is another by now'), { code: 'ESTALE' })
  } finally {
    rmSync(beside, { force: true })
  }
  keepFolder(dirname(file))
}

/** Takes a name that no file has: unlike renaming, linking never replaces. */
function takeName(beside: string, file: string): void {
  try {
    linkSync(beside, file)
  } catch (error) {
    // Sticks and some network folders know no links; there the name is taken by an empty file first.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes((error as NodeJS.ErrnoException).code ?? ''))
      throw error
    closeSync(openSync(file, 'wx'))
    renameSync(beside, file)
  }
}

/** Has the disk keep the folder's new entry; where a system cannot be told to (Windows), it does so by itself. */
function keepFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  } catch {
    // The file itself is written.
  }
}
