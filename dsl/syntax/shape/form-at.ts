import type { Shape } from './check-shape.ts'
import schema from './policy.schema.json'

/** What the schema lets stand at a place: the keys of a map, and the words of a choice. */
export interface Form {
  readonly keys: readonly string[]
  readonly required: readonly string[]
  readonly words: readonly string[]
}

interface Definition {
  readonly $ref?: string
  readonly properties?: Readonly<Record<string, Definition>>
  readonly items?: Definition
  readonly required?: readonly string[]
  readonly enum?: readonly string[]
}

const definitions = schema.$defs as Readonly<Record<string, Definition>>

/** What may stand under these keys of a declaration; '' stands for an item of a list. Undefined where the schema says nothing of it. */
export function formAt(shape: Shape, path: readonly string[]): Form | undefined {
  let at: Definition | undefined = definitions[shape]
  for (const step of path) {
    const inner: Definition | undefined = at && resolved(at)
    at = step === '' ? (inner?.items ?? inner) : inner?.properties?.[step]
  }
  if (!at) return undefined
  const { properties = {}, required = [], enum: words = [] } = resolved(at)
  return { keys: Object.keys(properties), required, words }
}

function resolved(definition: Definition): Definition {
  const name = definition.$ref?.split('/').at(-1)
  return name === undefined ? definition : (definitions[name] ?? definition)
}
