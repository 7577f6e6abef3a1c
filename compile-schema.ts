import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js'
import standalone from 'ajv/dist/standalone/index.js'
import type { Plugin } from 'vite'

const asked = '.schema.json?validate'
// The null byte keeps other plugins away; the ending keeps Vite from reading the module as JSON.
const prefix = '\0validate:'
const ending = '.js'

/**
 * Turns `import { policy } from './x.schema.json?validate'` into plain code that checks data against the schema, so that nothing is
 * compiled where the program runs (the page's CSP forbids it) and no generated file is kept.
 *
 * The schema file lists under `exports` which of its `$defs` become exports.
 * A schema that needs code of ajv's own at run time (`minLength`, `maxLength`, `uniqueItems` and `const` over objects) is refused.
 */
export function compileSchema(): Plugin {
  return {
    name: 'compile-schema',
    enforce: 'pre',
    resolveId(source, importer) {
      if (!source.endsWith(asked) || importer === undefined) return null
      const file = resolve(dirname(importer.replace(/\?.*$/, '')), source.slice(0, -'?validate'.length))
      return prefix + file + ending
    },
    load(id) {
      if (!id.startsWith(prefix)) return null
      const file = id.slice(prefix.length, -ending.length)
      this.addWatchFile(file)
      return { code: validators(JSON.parse(readFileSync(file, 'utf8')), file), map: null, moduleSideEffects: false }
    },
  }
}

/** The source of a module that exports one validator for each name under the schema's `exports`; `file` names it in errors. */
export function validators(source: AnySchemaObject, file: string): string {
  const { exports: names, ...schema } = source
  if (!Array.isArray(names) || names.length === 0) throw new Error(`${file}: "exports" must list some of its $defs`)
  const root = schema.$id ?? 'schema'
  const ajv = new Ajv2020({
    strict: true,
    // A value may be a list or a map, say: the schema means it.
    allowUnionTypes: true,
    allErrors: true,
    verbose: false,
    code: { source: true, esm: true, lines: false },
  })
  ajv.addSchema(schema, root)
  const code = standalone(ajv, Object.fromEntries(names.map((name) => [name, `${root}#/$defs/${name}`])))
  const needed = code.match(/require\("ajv\/dist\/runtime\/(\w+)/)
  if (needed) throw new Error(`${file}: uses a keyword that needs ajv at run time (${needed[1]}); say it otherwise`)
  return code
}
