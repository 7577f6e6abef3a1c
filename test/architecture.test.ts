import { describe, expect, it } from 'vitest'
import { findCycles, findStrayLibraries, findWrongDirections } from './architecture/direction.ts'
import { checkedFolders, wordTables } from './architecture/house.ts'
import {
  findDefaultExports,
  findImpurities,
  findLongFiles,
  findPoorReadmes,
  findStrayChinese,
  findStrayTopLevel,
  findWrongNames,
} from './architecture/order.ts'
import { readRepository, readTopLevel } from './architecture/repository.ts'
import { readSourceFile } from './architecture/source-file.ts'

const texts = readRepository()
const files = [...texts].filter(([path]) => /\.tsx?$/.test(path)).map(([path, text]) => readSourceFile(path, text))

describe('the house', () => {
  it('is read as a whole: every folder of code is among the checked files', () => {
    for (const folder of checkedFolders) expect(files.some(({ path }) => path.startsWith(`${folder}/`))).toBe(true)
    expect(files.flatMap((file) => file.imports).length).toBeGreaterThan(files.length / 2)
  })

  it('has imports in one direction only', () => {
    expect(findWrongDirections(files)).toEqual([])
  })

  it('has no ring of files that import each other, types counted', () => {
    expect(findCycles(files)).toEqual([])
  })

  it('has one home for each library', () => {
    expect(findStrayLibraries(files)).toEqual([])
  })

  it('has no files, screens, clocks or chance in dsl and engine', () => {
    expect(findImpurities(files)).toEqual([])
  })

  it('has no default exports', () => {
    expect(findDefaultExports(files)).toEqual([])
  })

  it('has no file over 300 lines', () => {
    expect(findLongFiles(files)).toEqual([])
  })

  it('has files and folders in kebab-case', () => {
    expect(findWrongNames([...texts.keys()])).toEqual([])
  })

  it('has a short README.md in every folder of code', () => {
    expect(findPoorReadmes(texts)).toEqual([])
  })

  it('has Chinese in code only as texts for people and as words of the language', () => {
    const tables = wordTables.map((path) => files.find((file) => file.path === path)?.code ?? texts.get(path) ?? '')
    expect(findStrayChinese(files, tables)).toEqual([])
  })

  it('has at its top the house, its papers and its tools, and nothing else', () => {
    expect(findStrayTopLevel(readTopLevel())).toEqual([])
  })
})
