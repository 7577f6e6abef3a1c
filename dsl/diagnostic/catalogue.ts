import { bands } from './catalogue/bands.ts'
import { clauses } from './catalogue/clauses.ts'
import { files } from './catalogue/files.ts'
import { flows } from './catalogue/flows.ts'
import { formula } from './catalogue/formula.ts'
import { inheritance } from './catalogue/inheritance.ts'
import { names } from './catalogue/names.ts'
import { periods } from './catalogue/periods.ts'
import { proof } from './catalogue/proof.ts'
import { reading } from './catalogue/reading.ts'
import { run } from './catalogue/run.ts'
import { structure } from './catalogue/structure.ts'
import { tables } from './catalogue/tables.ts'
import { terms } from './catalogue/terms.ts'
import { units } from './catalogue/units.ts'

/**
 * Every message that a user can meet, by code. A code is never renamed and never used again for something else.
 * HC1 reading the file · HC2 formula syntax · HC3 names · HC4 units and dimensions · HC5 structure of the policy · HC6 run.
 */
export const catalogue = {
  ...files,
  ...reading,
  ...formula,
  ...names,
  ...units,
  ...structure,
  ...clauses,
  ...flows,
  ...inheritance,
  ...bands,
  ...periods,
  ...run,
  ...tables,
  ...terms,
  ...proof,
}

export type Code = keyof typeof catalogue

/** The facts that a code's message needs. */
export type Facts<C extends Code> = C extends Code ? Parameters<(typeof catalogue)[C]['message']>[0] : never
