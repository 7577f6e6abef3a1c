import { type Identified, resolvePath } from '../worker/protocol.ts'

/** A file of the folder, or a new one that has not been saved. */
export interface FileEntry extends Identified {
  readonly path: string
  readonly isNew: boolean
}

/** The scenarios that name a policy; if none does, those in the same folder tree; in the order of the list. */
export function scenariosFor(policy: string, files: readonly FileEntry[]): readonly FileEntry[] {
  const scenarios = files.filter(({ kind }) => kind === 'scenario')
  const own = scenarios.filter((one) => one.policy !== undefined && resolvePath(one.path, one.policy.text) === policy)
  if (own.length > 0) return own
  const folder = policy.slice(0, policy.lastIndexOf('/') + 1)
  return scenarios.filter(({ path }) => path.startsWith(folder))
}

/** Files in the order of their paths. */
export function sorted(files: readonly FileEntry[]): readonly FileEntry[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : 1))
}
