import { posix } from 'node:path'
import { homes, mayImport, nodeHomes } from './house.ts'
import type { SourceFile } from './source-file.ts'

/** Whether a path is a file or folder, or lies below it. */
export function isUnder(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`)
}

/** The file that a relative specifier names, from the repository's folder; undefined for a package. */
function targetOf(path: string, specifier: string): string | undefined {
  return specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : undefined
}

/** Imports that the table of directions does not allow. */
export function findWrongDirections(files: readonly SourceFile[]): string[] {
  const findings: string[] = []
  for (const { path, imports } of files) {
    const row = rowOf(path)
    for (const { specifier, line } of imports) {
      const target = targetOf(path, specifier)
      if (target === undefined) continue
      const own =
        row !== undefined && isUnder(target, row.folder) && (row.whole || posix.dirname(target) === row.folder)
      if (own || row?.allowed.some((place) => isUnder(target, place))) continue
      findings.push(
        `${path}:${line} imports ${target}, which ${row ? row.folder : 'a folder without a row'} may not know`,
      )
    }
  }
  return findings
}

/** Imports of packages outside their home, and of packages that have none. */
export function findStrayLibraries(files: readonly SourceFile[]): string[] {
  const findings: string[] = []
  for (const { path, imports } of files) {
    for (const { specifier, line } of imports) {
      if (specifier.startsWith('.')) continue
      const name = specifier.match(/^(?:@[^/]+\/)?[^/]+/)?.[0] ?? specifier
      const allowed = specifier.startsWith('node:') ? nodeHomes : Object.hasOwn(homes, name) ? homes[name] : undefined
      if (!allowed) findings.push(`${path}:${line} imports ${specifier}, which has no home`)
      else if (!allowed.some((home) => isUnder(path, home)))
        findings.push(
          `${path}:${line} imports ${specifier}, whose home is ${allowed.join(', ') || 'outside these folders'}`,
        )
    }
  }
  return findings
}

/** Rings of files that import each other, types counted: one path for each group. */
export function findCycles(files: readonly SourceFile[]): string[] {
  const graph = new Map(
    files.map(({ path, imports }) => [path, imports.flatMap((one) => targetOf(path, one.specifier) ?? [])]),
  )
  const findings: string[] = []
  const done = new Set<string>()
  const trail: string[] = []
  const visit = (path: string): void => {
    const at = trail.indexOf(path)
    if (at >= 0) findings.push([...trail.slice(at), path].join(' → '))
    if (at >= 0 || done.has(path)) return
    trail.push(path)
    for (const next of graph.get(path) ?? []) if (graph.has(next)) visit(next)
    trail.pop()
    done.add(path)
  }
  for (const path of graph.keys()) visit(path)
  return findings
}

interface Row {
  readonly folder: string
  /** Whether the row holds for the folders below as well. */
  readonly whole: boolean
  readonly allowed: readonly string[]
}

function rowOf(path: string): Row | undefined {
  const [top = '', second] = path.split('/').slice(0, -1)
  const row = (key: string, folder: string, whole: boolean): Row | undefined => {
    const allowed = mayImport[key]
    return allowed && { folder, whole, allowed }
  }
  const whole = row(top, top, true)
  if (whole || second === undefined) return whole ?? row(`${top}/`, top, false)
  return row(`${top}/${second}`, `${top}/${second}`, true) ?? row(`${top}/*`, `${top}/${second}`, true)
}
