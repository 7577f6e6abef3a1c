import { posix } from 'node:path'
import { isUnder } from './direction.ts'
import { chineseTexts, impureGlobals, mostLines, pureFolders, topLevel, wordTables } from './house.ts'
import type { SourceFile } from './source-file.ts'

/** Mentions of files, screens, clocks and chance where there may be none. */
export function findImpurities(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => pureFolders.some((folder) => isUnder(path, folder)))
    .flatMap(({ path, globals }) =>
      globals.filter(({ name }) => impureGlobals.has(name)).map(({ name, line }) => `${path}:${line} mentions ${name}`),
    )
}

/** Files with a default export. */
export function findDefaultExports(files: readonly SourceFile[]): string[] {
  return files.filter((file) => file.exportsDefault).map(({ path }) => `${path} has a default export`)
}

/** Files that are too long. */
export function findLongFiles(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => tooLong(path, text, mostLines.source))
}

/** Paths (of any files) that are not kebab-case, README.md aside. */
export function findWrongNames(paths: readonly string[]): string[] {
  const plain = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/
  return paths
    .filter((path) => path.split('/').some((part) => part !== 'README.md' && !plain.test(part)))
    .map((path) => `${path} is not kebab-case`)
}

/** Folders with code that lack a README.md, or whose README.md is a manual. `texts` holds all files by path. */
export function findPoorReadmes(texts: ReadonlyMap<string, string>): string[] {
  const coded = [...texts.keys()].filter((path) => /\.tsx?$/.test(path)).map((path) => posix.dirname(path))
  return [...new Set(coded)].sort().flatMap((folder) => {
    const readme = `${folder}/README.md`
    const text = texts.get(readme)
    return text === undefined ? [`${folder} has no README.md`] : tooLong(readme, text, mostLines.readme)
  })
}

/** Chinese in code where there may be none. `tables` are the texts of the files that declare the language's words. */
export function findStrayChinese(files: readonly SourceFile[], tables: readonly string[]): string[] {
  const words = new Set(tables.flatMap(chineseRuns))
  const findings: string[] = []
  for (const { path, code } of files) {
    if ([...chineseTexts, ...wordTables].some((place) => isUnder(path, place))) continue
    const lines = code.split('\n')
    for (const [index, line] of lines.entries()) {
      const stray = chineseRuns(line).filter((run) => !(isUnder(path, 'dsl') && words.has(run)))
      if (stray.length > 0) findings.push(`${path}:${index + 1} holds Chinese: ${stray.join(' ')}`)
    }
  }
  return findings
}

/** What stands at the top of the repository and has no place there. */
export function findStrayTopLevel(names: readonly string[]): string[] {
  return names.filter((name) => !topLevel.has(name)).map((name) => `${name} does not belong at the top`)
}

function chineseRuns(text: string): readonly string[] {
  return text.match(/\p{Script=Han}+/gu) ?? []
}

function tooLong(path: string, text: string, most: number): readonly string[] {
  const lines = text.replace(/\n$/, '').split('\n').length
  return lines > most ? [`${path} has ${lines} lines, more than ${most}`] : []
}
