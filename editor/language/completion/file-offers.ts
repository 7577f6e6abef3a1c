import type { Offer } from './completion.ts'

/** What kind of file a place names. */
export type NamedKind = 'policy' | 'scenario'

/** The files of the folder that may be named in a file, as that writes them: from its own folder on. */
export function fileOffers(files: readonly string[], kind: NamedKind, from: string): readonly Offer[] {
  return files.flatMap((path): Offer[] => {
    const isScenario = /(?:^|\/)scenarios\//.test(path)
    if (path === from || !/\.ya?ml$/.test(path) || isScenario !== (kind === 'scenario')) return []
    return [{ name: relativePath(from, path), kind: 'file' }]
  })
}

/** A path of the folder as a file in it names it: weishan/2020.yaml from weishan/scenarios/a.yaml is ../2020.yaml. */
function relativePath(from: string, to: string): string {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')]
  let shared = 0
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared++
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/')
}
