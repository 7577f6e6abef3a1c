import type { Identified } from '../worker/protocol.ts'

/** A file of the folder, or a new one that has not been saved. */
export interface FileEntry extends Identified {
  readonly path: string
  readonly isNew: boolean
}

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

/** The scenarios that name a policy; if none does, those in the same folder tree; in the order of the list. */
export function scenariosFor(policy: string, files: readonly FileEntry[]): readonly FileEntry[] {
  const scenarios = files.filter(({ kind }) => kind === 'scenario')
  const own = scenarios.filter((one) => one.policy !== undefined && resolvePath(one.path, one.policy) === policy)
  if (own.length > 0) return own
  const folder = policy.slice(0, policy.lastIndexOf('/') + 1)
  return scenarios.filter(({ path }) => path.startsWith(folder))
}
