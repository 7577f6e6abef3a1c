import { catalogue } from '../../../../dsl/diagnostic/catalogue.ts'
import type { Problem } from '../../../../dsl/diagnostic/diagnostic.ts'
import type { Expression } from '../../../../dsl/syntax/expression/expression.ts'

/** A tree as plain data without places, to compare what two texts mean. Whether a name stood in 「」 is no part of its meaning. */
export function meaningOf(expression: Expression): unknown {
  return JSON.parse(
    JSON.stringify(expression, (key, value) =>
      key === 'span' || key === 'at' || key === 'quoted'
        ? undefined
        : key === 'to' || key === 'unit'
          ? (value?.text ?? value)
          : value,
    ),
  )
}

/** Problems as `code:guilty text`, to compare what was found and exactly where. */
export function guilty(text: string, problems: readonly Problem[]): string[] {
  return problems.map((p) => `${p.code}:${text.slice(p.span.start, p.span.end)}`)
}

/** The message of a problem and its hint, as people read them. */
export function wordsOf(p: Problem): { message: string; hint?: string } {
  const row = catalogue[p.code] as { message: (facts: never) => string; hint?: (facts: never) => string }
  return { message: row.message(p.facts as never), hint: row.hint?.(p.facts as never) }
}
