import { readFileSync } from 'node:fs'
import { type Compiled, createCompiler, type ReadNeighbour } from '../../dsl/index.ts'

const folder = new URL('./', import.meta.url)
const textOf = (path: string): string => readFileSync(new URL(path, folder), 'utf8')

/** The made-up county's policy and its data of 2026, as written. */
export const policyText = textOf('policy.yaml')
export const scenarioText = textOf('scenarios/2026.yaml')

const province: ReadNeighbour = (path) => (path === 'province.yaml' ? { file: path, text: textOf(path) } : undefined)

/** Compiles the policy, or a spoilt copy of it, beside its framework. */
export function compileOwn(text: string = policyText): Compiled {
  return createCompiler().compile('policy.yaml', text, province)
}

/** A text with one passage put in another's place; throws unless it stands there exactly once. */
export function spoilt(text: string, passage: string, instead: string): string {
  if (text.split(passage).length !== 2) throw new Error(`not there just once: ${passage}`)
  return text.replace(passage, instead)
}
