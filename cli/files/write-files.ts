import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { writeSource } from './write-source.ts'

/**
 * Writes new files, their folders made where there are none. Where one of them is there already nothing is written, unless `replaces`. Gives, by path, the
 * system's code for what could not be written; EEXIST for what is there.
 */
export function writeFiles(files: ReadonlyMap<string, string>, replaces: boolean): ReadonlyMap<string, string> {
  const there = [...files.keys()].filter((file) => existsSync(file))
  if (there.length > 0 && !replaces) return new Map(there.map((file) => [file, 'EEXIST']))
  const faults = new Map<string, string>()
  for (const [file, text] of files) {
    const fault = existsSync(file) ? writeSource(file, text).fault : writeNew(file, text)
    if (fault !== undefined) faults.set(file, fault)
  }
  return faults
}

function writeNew(file: string, text: string): string | undefined {
  try {
    const folder = dirname(file)
    if (existsSync(folder) && !statSync(folder).isDirectory()) return 'ENOTDIR'
    makeFolder(folder)
    writeFileSync(file, text, { flag: 'wx' })
    return undefined
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    return code
  }
}

/** One folder after another: with `recursive` Node tries for ever where a system has no folders to make (/proc). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder)
}
