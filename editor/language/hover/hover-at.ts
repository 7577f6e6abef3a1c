import type { Known, ReadTexts } from '../completion/completion.ts'
import type { Occurrences } from '../occurrences/occurrences.ts'
import type { Hover } from './hover.ts'
import { numberHover } from './number-hover.ts'
import { symbolHover } from './symbol-hover.ts'
import { wordHover } from './word-hover.ts'

/** What is said of the name, number or word at an offset of an open file; undefined where there is nothing to say. */
export function hoverAt(
  texts: ReadTexts,
  found: Occurrences,
  file: string,
  offset: number,
  known: Known = {},
): Hover | undefined {
  const at = found.at(file, offset)
  if (at) {
    const said = symbolHover(at.symbol, texts, known)
    return said && { span: at.span, ...said }
  }
  const named = found.texts.find((text) => text.file === file)
  if (!named) return undefined
  return wordHover(named, offset) ?? numberHover(named.text, offset, texts.compiled.model.nouns)
}
