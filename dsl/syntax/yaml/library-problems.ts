import type { YAMLError } from 'yaml'
import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import type { Span } from '../../text/span.ts'

/**
 * A fault that only the yaml library found, in our words. Most of its faults are met before it sees the text, by findBlockTraps;
 * what is left gets the code that fits, and else a general one. Its English is never shown.
 */
export function problemFromLibrary(error: YAMLError, source: string, span: Span): Problem {
  const line = source.slice(span.start).split('\n', 1)[0]?.trim() ?? ''
  switch (error.code) {
    case 'ALIAS_PROPS':
    case 'BAD_ALIAS':
      return problem('HC1016', span, { text: line, kind: 'alias' })
    case 'MULTIPLE_ANCHORS':
    case 'BAD_PROP_ORDER':
      return problem('HC1016', span, { text: line, kind: 'anchor' })
    case 'MULTIPLE_TAGS':
    case 'TAG_RESOLVE_FAILED':
    case 'BAD_COLLECTION_TYPE':
      return problem('HC1016', span, { text: line, kind: 'tag' })
    case 'BAD_DIRECTIVE':
      return problem('HC1010', span, { text: line })
    case 'MULTIPLE_DOCS':
      return problem('HC1011', span, {})
    case 'TAB_AS_INDENT':
      return problem('HC1012', span, { what: 'tab' })
    case 'BAD_DQ_ESCAPE':
      return problem('HC1030', span, { text: source.slice(span.start, span.start + 2) })
    case 'BAD_SCALAR_START':
      return problem('HC1022', span, { mark: source[span.start] ?? '' })
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'BLOCK_IN_FLOW':
    case 'MULTILINE_IMPLICIT_KEY':
      return problem('HC1033', span, { text: line })
    default:
      return problem('HC1039', span, { text: line })
  }
}
