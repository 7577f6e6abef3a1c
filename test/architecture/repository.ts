import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { checkedFolders } from './house.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The text of every file below the checked folders, by path from the repository's folder. */
export function readRepository(): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  for (const folder of checkedFolders) {
    for (const entry of readdirSync(root + folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const file = `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/')
      texts.set(file.slice(root.length), readFileSync(file, 'utf8'))
    }
  }
  return texts
}

/** The names at the top of the repository. */
export function readTopLevel(): readonly string[] {
  return readdirSync(root)
}
