import { type ReadNeighbour, readBytes, readTableFile, type TableFile } from '../../dsl/index.ts'
import { neighbourIn } from '../language/resolve-path.ts'

/**
 * The files that open texts name (a framework, a table): what the page has given of them, and what was asked for that it has not given yet. A path
 * that leads out of the folder has no file.
 */
export class Neighbours {
  private readonly given = new Map<string, Uint8Array | undefined>()
  private readonly texts = new Map<string, string>()
  private readonly tables = new Map<string, TableFile>()
  private missing = new Set<string>()

  /** Takes a file's bytes; undefined: there is none. */
  give(file: string, bytes: Uint8Array | undefined): void {
    this.given.set(file, bytes)
    this.texts.delete(file)
    this.tables.delete(file)
  }

  /** Forgets all, so that each is asked for again. */
  forget(): void {
    this.given.clear()
    this.texts.clear()
    this.tables.clear()
  }

  /** A file's bytes by its path from the served folder; one that has not been given is noted. */
  bytes(file: string): Uint8Array | undefined {
    if (!this.given.has(file)) this.missing.add(file)
    return this.given.get(file)
  }

  /** The text of a file by its path from the served folder. */
  readonly text = (file: string): string | undefined => {
    const bytes = this.bytes(file)
    if (!bytes) return undefined
    const text = this.texts.get(file) ?? readBytes(bytes).text
    this.texts.set(file, text)
    return text
  }

  /** A table by its path from the served folder; the same object until it is given anew. */
  table(file: string): TableFile | undefined {
    const bytes = this.bytes(file)
    if (!bytes) return undefined
    const table = this.tables.get(file) ?? readTableFile(file, bytes)
    this.tables.set(file, table)
    return table
  }

  /** The text of a file as another names it. */
  readonly read: ReadNeighbour = (path, from) => neighbourIn(this.text, path, from)

  /** What was asked for since the last time and has not been given. */
  needs(): readonly string[] {
    const needs = [...this.missing]
    this.missing = new Set()
    return needs
  }
}
