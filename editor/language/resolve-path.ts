import type { ReadNeighbour } from '../../dsl/index.ts'

/** The path that a file names from its own folder, from the served folder; undefined where it leads out of it. */
export function resolvePath(from: string, named: string): string | undefined {
  const parts = from.split('/').slice(0, -1)
  for (const part of named.replaceAll('\\', '/').split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return undefined
  }
  return parts.join('/')
}

/** The text of a file by its path from the served folder; undefined where there is none. */
export type TextOf = (file: string) => string | undefined

/** The file that another one names, with its text. */
export function neighbourIn(textOf: TextOf, path: string, from: string): ReturnType<ReadNeighbour> {
  const file = resolvePath(from, path)
  const text = file === undefined ? undefined : textOf(file)
  return file === undefined || text === undefined ? undefined : { file, text }
}
