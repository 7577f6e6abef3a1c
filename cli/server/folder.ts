import { constants } from 'node:fs'
import { open, readdir, realpath, rm, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { isLeftover } from '../files/temporary-name.ts'
import { isPlain } from './file-name.ts'
import { type Saved, saveFile } from './save-file.ts'

/** A file below the served folder: its path from there, parts joined by `/`, and its size in bytes. */
export interface ListedFile {
  readonly path: string
  readonly size: number
}

/** The files found, sorted by path; `more` when a bound cut the list short. */
export interface Listing {
  readonly files: readonly ListedFile[]
  readonly more: boolean
}

/** How far a listing goes: files named, folder entries looked at, folders deep. */
const bounds = { files: 2_000, entries: 50_000, depth: 12 }
/** Bytes of a file that is read or saved. */
export const largestFile = 16 * 1024 * 1024
/** What is listed and saved: policies and scenarios. The tables that they name are read when they are asked for. */
const listed = /\.(?:ya?ml|json)$/i
const readable = /\.(?:ya?ml|json|csv|tsv|txt)$/i

/** The policies and scenarios below one folder, and the tables that these name. Nothing outside it can be named: not by `..`, not by a link. */
export class Folder {
  private readonly root: string

  private constructor(root: string) {
    this.root = root
  }

  /** Opens a folder; undefined if there is none at that path. */
  static async open(path: string): Promise<Folder | undefined> {
    try {
      const root = await realpath(path)
      return (await stat(root)).isDirectory() ? new Folder(root) : undefined
    } catch {
      return undefined
    }
  }

  /** All policies and scenarios that `read` would give, links left out. */
  async list(): Promise<Listing> {
    const files: ListedFile[] = []
    const folders: string[][] = [[]]
    let entries = 0
    let more = false
    for (let parts = folders.shift(); parts; parts = folders.shift()) {
      for (const entry of await readdir(join(this.root, ...parts), { withFileTypes: true }).catch(() => [])) {
        if (++entries > bounds.entries || files.length >= bounds.files) return { files: sorted(files), more: true }
        const path = [...parts, entry.name]
        if (entry.name === 'node_modules' || !isPlain(entry.name)) continue
        if (entry.isDirectory()) {
          if (path.length < bounds.depth) folders.push(path)
          else more = true
        } else if (entry.isFile() && listed.test(entry.name)) {
          const found = await stat(join(this.root, ...path)).catch(() => undefined)
          if (found) files.push({ path: path.join('/'), size: found.size })
        }
      }
    }
    return { files: sorted(files), more }
  }

  /** Removes what saving left behind when its process was ended in the middle of it. */
  async removeLeftovers(): Promise<void> {
    const folders: string[][] = [[]]
    let entries = 0
    for (let parts = folders.shift(); parts && entries < bounds.entries; parts = folders.shift()) {
      for (const entry of await readdir(join(this.root, ...parts), { withFileTypes: true }).catch(() => [])) {
        entries++
        const path = [...parts, entry.name]
        if (entry.isFile() && isLeftover(entry.name))
          await rm(join(this.root, ...path), { force: true }).catch(() => {})
        else if (entry.isDirectory() && isPlain(entry.name) && path.length < bounds.depth) folders.push(path)
      }
    }
  }

  /** Saves a policy or a scenario, if the file is the one with the mark `expected`; undefined: if there is none. Never throws for what a disk does. */
  save(path: string, bytes: Uint8Array, expected: string | undefined): Saved {
    const parts = path.split('/')
    if (!listed.test(path) || parts.length > bounds.depth) return { refusal: 'name' }
    return saveFile(this.root, parts, bytes, expected)
  }

  /** The bytes of one file by its path from the folder; undefined for whatever is not such a file, without telling why. */
  async read(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    if (!isInside(path.split('/'))) return undefined
    try {
      const real = await realpath(join(this.root, ...path.split('/')))
      if (!isInside(relative(this.root, real).split(sep))) return undefined
      // NONBLOCK: opening a pipe that nobody writes to must not hang; it is refused below like all that is no file.
      const file = await open(real, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
      try {
        const found = await file.stat()
        return found.isFile() && found.size <= largestFile ? new Uint8Array(await file.readFile()) : undefined
      } finally {
        await file.close()
      }
    } catch {
      return undefined
    }
  }
}

/** Whether a path from the root stays below it by its spelling alone and names a file that may be read. */
function isInside(parts: readonly string[]): boolean {
  return parts.every(isPlain) && readable.test(parts.at(-1) ?? '')
}

function sorted(files: readonly ListedFile[]): readonly ListedFile[] {
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}
