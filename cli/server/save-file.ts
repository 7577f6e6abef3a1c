import { createHash } from 'node:crypto'
import { accessSync, constants, type Dirent, lstatSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { putBytes } from '../files/put-bytes.ts'
import { foldName, isPlain, isPortable } from './file-name.ts'

/**
 * Why a text was not saved. `changed`: the file has another text by now, or is gone; `taken`: there is one of this name already; `name`, `clash`,
 * `link`: no name to save under, one that differs from another by case only, one that leads elsewhere; `gone`: the folder.
 */
export type SaveRefusal =
  | 'changed'
  | 'taken'
  | 'name'
  | 'clash'
  | 'link'
  | 'read-only'
  | 'full'
  | 'gone'
  | 'busy'
  | 'other'

/** The mark of the bytes that the file now has, or why they are not there: then with the mark of those that are, if any. */
export type Saved =
  | { readonly etag: string }
  | { readonly refusal: SaveRefusal; readonly etag?: string; readonly detail?: string }

/** The mark of a file's bytes, as HTTP writes it. */
export function etagOf(bytes: Uint8Array): string {
  return `"${createHash('sha256').update(bytes).digest('hex')}"`
}

/**
 * Puts bytes into the file of this path below `root` if its present bytes have the mark `expected`; undefined: if there is no such file, its
 * folders made where there are none. Runs from the look at the disk to the new name without a pause, so that of two savers one is refused.
 */
export function saveFile(
  root: string,
  parts: readonly string[],
  bytes: Uint8Array,
  expected: string | undefined,
): Saved {
  try {
    const found = findPlace(root, parts)
    if ('refusal' in found) return found
    const file = join(root, ...parts)
    if (expected === undefined) {
      if (found.isThere) return { refusal: 'taken', etag: etagOf(readFileSync(file)) }
      if (!parts.slice(found.depth).every(isPortable)) return { refusal: 'name' }
      for (let depth = found.depth; depth < parts.length - 1; depth++)
        mkdirSync(join(root, ...parts.slice(0, depth + 1)))
      putBytes(file, bytes)
    } else {
      if (!found.isThere) return { refusal: 'changed' }
      // A new file may take the name of one that must not be written: the right to the folder is enough for that.
      if ((lstatSync(file).mode & 0o222) === 0) return { refusal: 'read-only' }
      accessSync(file, constants.W_OK)
      let present = ''
      const isStill = (now: Uint8Array): boolean => {
        present = etagOf(now)
        return present === expected
      }
      if (!isStill(readFileSync(file))) return { refusal: 'changed', etag: present }
      putBytes(file, bytes, isStill)
    }
    return { etag: etagOf(bytes) }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    return { refusal: refusals[code] ?? 'other', detail: code }
  }
}

const refusals: Readonly<Record<string, SaveRefusal>> = {
  EACCES: 'read-only',
  EPERM: 'read-only',
  EROFS: 'read-only',
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  ENOENT: 'gone',
  ENOTDIR: 'gone',
  EBUSY: 'busy',
  ETXTBSY: 'busy',
  EMFILE: 'busy',
  EEXIST: 'taken',
  ESTALE: 'changed',
  ENAMETOOLONG: 'name',
  EINVAL: 'name',
  EILSEQ: 'name',
}

/** How far a path is there, name by name as the disk spells them: a path that a system takes for another's is found out. */
function findPlace(
  root: string,
  parts: readonly string[],
): { readonly isThere: boolean; readonly depth: number } | { readonly refusal: SaveRefusal } {
  if (!parts.every(isPlain)) return { refusal: 'name' }
  for (const [depth, name] of parts.entries()) {
    const entries = readdirSync(join(root, ...parts.slice(0, depth)), { withFileTypes: true })
    const entry = entries.find((one) => one.name === name)
    if (!entry) return isClash(entries, name) ? { refusal: 'clash' } : { isThere: false, depth }
    if (entry.isSymbolicLink()) return { refusal: 'link' }
    const isLast = depth === parts.length - 1
    if (isLast ? !entry.isFile() : !entry.isDirectory()) return { refusal: 'name' }
  }
  return { isThere: true, depth: parts.length }
}

function isClash(entries: readonly Dirent[], name: string): boolean {
  const folded = foldName(name)
  return entries.some((one) => foldName(one.name) === folded)
}
