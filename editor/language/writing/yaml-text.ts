import type { ScalarNode } from '../../../dsl/syntax/yaml/node.ts'

/** A text as YAML writes it: bare where no mark of YAML could be seen in it, also inside `{…}`; else in quotes. */
export function yamlText(text: string): string {
  const isBare = /^-?[\p{L}\p{N}.（《〔][\p{L}\p{N}.%％‰/·（）《》〔〕＋－×÷、…～-]*(?::\d[\p{L}\p{N}.:]*)?$/u.test(
    text,
  )
  return isBare ? text : JSON.stringify(text)
}

/** A text in place of a scalar's, quoted as that is. */
export function scalarText({ style }: ScalarNode, text: string): string {
  if (style === 'single') return `'${text.replaceAll("'", "''")}'`
  return style === 'double' ? JSON.stringify(text) : yamlText(text)
}
