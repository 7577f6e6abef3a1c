import { readBytes } from '../../dsl/index.ts'
import { resolvePath } from '../language/resolve-path.ts'

/** A file that an open text names. */
export interface Neighbour {
  readonly file: string
  readonly bytes: Uint8Array
}

/**
 * The files that open texts name (a framework): what the page has given of them, and what was asked for that it has not given yet. A path
 * that leads out of the folder has no file.
 */
export class Neighbours {
  private readonly given = new Map<string, Uint8Array | undefined>()
  private readonly texts = new Map<string, string>()
  private missing = new Set<string>()

  /** Takes a file's bytes; undefined: there is none. */
  give(file: string, bytes: Uint8Array | undefined): void {
    this.given.set(file, bytes)
    this.texts.delete(file)
  }

  /** Forgets all, so that each is asked for again. */
  forget(): void {
    this.given.clear()
    this.texts.clear()
  }

  /** The file at a path as it is written in the file `from`. */
  find(path: string, from: string): Neighbour | undefined {
    const file = resolvePath(from, path)
    if (file === undefined) return undefined
    const bytes = this.given.get(file)
    if (!this.given.has(file)) this.missing.add(file)
    return bytes && { file, bytes }
  }

  /** The same as text. */
  readonly read = (path: string, from: string): { readonly file: string; readonly text: string } | undefined => {
    const found = this.find(path, from)
    if (!found) return undefined
    const text = this.texts.get(found.file) ?? readBytes(found.bytes).text
    this.texts.set(found.file, text)
    return { file: found.file, text }
  }

  /** What was asked for since the last time and has not been given. */
  needs(): readonly string[] {
    const needs = [...this.missing]
    this.missing = new Set()
    return needs
  }
}
