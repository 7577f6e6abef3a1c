import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import { aliasOf, place, unusableName } from '../../diagnostic/phrases.ts'
import type { Placed } from '../../syntax/policy/declaration.ts'
import { wordsAt } from '../../syntax/policy/fields.ts'
import type { Span } from '../../text/span.ts'
import type { Dimension } from '../model.ts'
import type { Report } from './report.ts'

/** Words of the language that no figure may be called. */
const RESERVED = new Set([
  '如果',
  '则',
  '否则',
  '若',
  '且',
  '或',
  '非',
  '是',
  '否',
  '属于',
  '不属于',
  '其余',
  '未规定',
  '年度',
  '其中',
  '按',
  '至',
])

/** A figure's declaration, with what kind it is. */
export interface DeclaredFigure {
  readonly kind: '输入' | '参数' | '规则'
  readonly placed: Placed
}

/** The declared figures without doubles, and every name and alias → figure. Doubles and unusable names are reported at both places. */
export function declareFigures(
  sections: readonly DeclaredFigure[],
  dimensions: ReadonlyMap<string, Dimension>,
  report: Report,
): { figures: Map<string, DeclaredFigure>; names: Map<string, string> } {
  const figures = new Map<string, DeclaredFigure>()
  const names = new Map<string, string>()
  const places = new Map<string, { kind: string; span: Span }>()
  const claim = (name: string, figure: string, kind: string, span: Span): boolean => {
    const first = places.get(name)
    if (first) {
      report.problems.push(
        problem(
          'HC3003',
          span,
          { name, first: first.kind },
          { related: [{ message: place.earlier, span: first.span }] },
        ),
      )
      return false
    }
    places.set(name, { kind, span })
    names.set(name, figure)
    return true
  }
  for (const declared of sections) {
    const { declaration, start } = declared.placed
    const { name, key } = declaration
    if (name === '') continue
    const span = { start: key.span.start + start, end: key.span.end + start }
    const fault = unusable(name, span)
    if (fault) report.problems.push(fault)
    else if (dimensions.has(name)) {
      report.problems.push(problem('HC3003', span, { name, first: '维度' }))
      // Which of the two a formula means is not known, so nothing more is said about formulas that use it.
      names.set(name, name)
    } else if (claim(name, name, declared.kind, span)) figures.set(name, declared)
  }
  for (const declared of figures.values()) {
    const { declaration, start } = declared.placed
    for (const alias of wordsAt(declaration.value, '别名')) {
      const span = { start: alias.span.start + start, end: alias.span.end + start }
      const fault = unusable(alias.text, span)
      if (fault) report.problems.push(fault)
      else claim(alias.text, declaration.name, aliasOf(declaration.name), span)
    }
  }
  return { figures, names }
}

function unusable(name: string, span: Span): Problem | undefined {
  if (RESERVED.has(name)) return problem('HC3007', span, { name, why: unusableName.reserved })
  if (/[「」\n]/.test(name)) return problem('HC3007', span, { name, why: unusableName.bracket })
  if (/^[\d.％%]+$/.test(name)) return problem('HC3007', span, { name, why: unusableName.number })
  return undefined
}
