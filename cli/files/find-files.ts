import { type Dirent, readdirSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'

const endings = /\.(?:ya?ml|json)$/i

/** What paths stand for. */
export interface FoundFiles {
  /** Files named as such, in order. */
  readonly named: readonly string[]
  /** Files found in the folders named, by name. */
  readonly found: readonly string[]
  /** Folders without any. */
  readonly empty: readonly string[]
}

/** A file stands for itself, a folder for all .yaml, .yml and .json below it; hidden ones and links to folders are passed over. */
export function findFiles(paths: readonly string[]): FoundFiles {
  const named = new Set<string>()
  const found = new Set<string>()
  const empty: string[] = []
  for (const path of paths) {
    if (!isFolder(path)) named.add(slashes(path))
    else {
      const files = below(path)
      if (files.length === 0) empty.push(slashes(path))
      for (const file of files) found.add(slashes(file))
    }
  }
  return { named: [...named], found: [...found].filter((file) => !named.has(file)), empty }
}

function below(folder: string): string[] {
  const files: string[] = []
  for (const entry of entriesOf(folder)) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) files.push(...below(path))
    else if (endings.test(entry.name) && (entry.isFile() || (entry.isSymbolicLink() && !isFolder(path))))
      files.push(path)
  }
  return files
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    return []
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

function slashes(path: string): string {
  return sep === '\\' ? path.replaceAll('\\', '/') : path
}
