import type { TableFile, Tables } from '../../dsl/index.ts'
import { resolvePath, type TextOf } from './resolve-path.ts'

/** The files that texts name, by their paths from the served folder; undefined for one that is not there. */
export interface NamedFiles {
  readonly text: TextOf
  readonly table: (file: string) => TableFile | undefined
}

/** The tables that a file names, by the paths that it writes. */
export function tablesBeside(from: string, { table }: NamedFiles): Tables {
  return (path) => {
    const file = resolvePath(from, path)
    return file === undefined ? undefined : table(file)
  }
}
