/** The exports that a schema lists; the module itself is made by compile-schema.ts when the program is built. */
declare module '*.schema.json?validate' {
  /** One fault that a validator found, in ajv's words. */
  export interface ShapeError {
    /** The JSON pointer of the guilty part of the data. */
    readonly instancePath: string
    /** Where in the schema the rule stands. */
    readonly schemaPath: string
    /** The rule that was broken: type, required, enum … */
    readonly keyword: string
    /** What the rule says of itself, e.g. `missingProperty`. */
    readonly params: Readonly<Record<string, unknown>>
    readonly message?: string
    /** The property whose name was refused, under propertyNames. */
    readonly propertyName?: string
  }

  /** Says whether data has the shape; if not, `errors` holds every fault until the next call. */
  export type Validate = ((data: unknown) => boolean) & { errors?: readonly ShapeError[] | null }

  export const clause: Validate
  export const dimension: Validate
  export const input: Validate
  export const parameter: Validate
  export const reading: Validate
  export const rule: Validate
  export const constraint: Validate
  export const flow: Validate
  export const schedule: Validate
  export const example: Validate
  export const header: Validate
  export const scenario: Validate
  export const carry: Validate
  export const claim: Validate
  export const property: Validate
  export const exception: Validate
  export const scoreTable: Validate
  export const fileReference: Validate
}
