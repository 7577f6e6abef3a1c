/** The path that a file names from its own folder, in one spelling: `/` between parts, no `.` and no `..` that could be resolved. */
export function pathFrom(file: string, named: string): string {
  const written = named.replaceAll('\\', '/')
  const isWhole = /^(?:\/|[a-z]:)/i.test(written)
  const folder = file.replaceAll('\\', '/').split('/').slice(0, -1)
  const parts: string[] = []
  for (const [i, part] of (isWhole ? written.split('/') : [...folder, ...written.split('/')]).entries()) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (part !== '.' && (part !== '' || i === 0)) parts.push(part)
  }
  return parts.join('/')
}
