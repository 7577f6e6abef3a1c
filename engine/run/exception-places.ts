import { type Model, type Rule, siteOfFigure } from '../../dsl/model/model.ts'
import { exceptionsIn } from '../../dsl/model/term.ts'
import type { Span } from '../../dsl/text/span.ts'

/** Where an exception that changes a rule is written: in the section 例外 its name, in the rule itself its condition. */
export function exceptionPlace(name: string, rule: Rule, model: Model): Span | undefined {
  const shared = model.exceptions.get(name)
  if (shared) return shifted(shared.name, shared.start)
  const own = exceptionsIn(rule.term).find((c) => c.name === name)
  return own && shifted(own.when.span, siteOfFigure(model, rule.name).start)
}

function shifted({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by }
}
