import type { Model } from '../../../dsl/index.ts'
import { cutTable } from '../../../dsl/syntax/yaml/read-table.ts'

/** Parts of a model that say where something stands or how it was worded, not what it means. */
const wording: ReadonlySet<string> = new Set([
  ...['span', 'site', 'first', 'offsets', 'style', 'flow', 'sectionClauses'],
  // Formulas as written: their terms are compared.
  ...['formulas', 'formula'],
])

/** A model as plain data without places and wording; the tables of its examples cell by cell. */
export function modelMeaning(model: Model): unknown {
  return plain({ ...model, exceptions: [...model.exceptions.keys()], sites: [...model.sites.keys()] })
}

function plain(value: unknown): unknown {
  if (value instanceof Map) return [...value].map(([key, one]) => [key, plain(one)])
  if (value instanceof Set) return [...value]
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'string') return value.includes('\n') ? cellsOf(value) : value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => (wording.has(key) ? [] : [[key, plain(one)]])),
  )
}

function cellsOf(text: string): unknown {
  return cutTable(text)
    .filter((line) => !line.isRule)
    .map((line) => {
      const cells = line.cells.map((cell) => cell.text)
      while (cells[cells.length - 1] === '') cells.pop()
      return cells
    })
}
