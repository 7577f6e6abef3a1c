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
