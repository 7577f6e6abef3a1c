import { applyEdits, type Edit } from '../../../dsl/format/edit.ts'
import { identify } from '../../../dsl/index.ts'
import { LineIndex } from '../../../dsl/text/position.ts'
import type { Span } from '../../../dsl/text/span.ts'
import type { NameSymbol } from '../occurrences/name-symbol.ts'
import type { Occurrences, PlacedOccurrence } from '../occurrences/occurrences.ts'
import { kindWord } from './kind-word.ts'
import { inFormula, whyNot } from './new-name.ts'
import { type ReadOtherwise, readOtherwise } from './same-names.ts'
import { type FileText, type View, viewsOf } from './views.ts'

/** A text that may hold the name; only open ones are written. */
export interface RenameText extends FileText {
  readonly isOpen: boolean
}

/** What writes a name anew everywhere. */
export interface Renamed {
  readonly edits: readonly { readonly file: string; readonly edits: readonly Edit[] }[]
  /** Files that hold the name and were not open, or in which nobody can tell (plans): they are left as they are. */
  readonly elsewhere: readonly string[]
}

/** Why a name cannot be written anew, in words. */
export interface Refused {
  readonly refused: string
}

/** The name at an offset, as it may be renamed: what stands there, and where. */
export function renameableAt(found: Occurrences, file: string, offset: number): { name: string; span: Span } | Refused {
  const at = found.at(file, offset)
  if (!at) return { refused: '这里没有可以改的名字' }
  return whyFixed(at.symbol, found) ?? { name: at.symbol.name, span: at.span }
}

/**
 * Gives the thing that is named at an offset of `policy`, its framework or its `scenario` another name, wherever it stands: in the policy, its
 * scenarios, the policies that fill it in and theirs, as far as they are among the texts. The texts as they would be are read, and where any
 * name would then stand for something else, or anything be wrong that was not, the name is refused.
 */
export function rename(
  texts: readonly RenameText[],
  { policy, file, offset }: { readonly policy: string; readonly file: string; readonly offset: number },
  name: string,
): Renamed | Refused {
  const views = viewsOf(texts)
  const mine = views.find((v) => v.compiled.file === policy && v.found.texts.some((t) => t.file === file))
  const at = mine?.found.at(file, offset)
  if (!mine || !at) return { refused: '这里没有可以改的名字' }
  const refused = whyFixed(at.symbol, mine.found)
  if (refused) return refused
  if (name === at.symbol.name) return { edits: [], elsewhere: [] }
  const seen = views.flatMap((view) => {
    const symbol = symbolIn(view, mine, at)
    return symbol ? [{ view, symbol, places: view.found.of(symbol) }] : []
  })
  const places = distinct(seen.flatMap((one) => one.places))
  const isOpen = (one: string): boolean => texts.some((t) => t.file === one && t.isOpen)
  const given = places.find((one) => one.role === 'definition' && !isOpen(one.file))
  if (given) return { refused: `“${at.symbol.name}”是在 ${given.file} 里定的，打开那个文件再改` }
  for (const { view, symbol } of seen) {
    const why = whyNot(symbol, name, view.found)
    if (why !== undefined) return { refused: why }
  }
  const edits = new Map<string, Edit[]>()
  for (const { file: where, span, ...one } of places) {
    if (!isOpen(where)) continue
    const text = one.inFormula ? inFormula(name, at.symbol.name, one.isQuoted) : name
    edits.set(where, [...(edits.get(where) ?? []), { span, text }])
  }
  const odd = firstOdd(
    texts,
    seen.map((one) => one.view),
    edits,
  )
  if (odd) return { refused: oddly(name, odd, texts) }
  const holders = [
    ...places.map((one) => one.file).filter((one) => !isOpen(one)),
    ...texts.filter((t) => identify(t.text).kind === 'plan' && t.text.includes(at.symbol.name)).map((t) => t.file),
  ]
  return { edits: [...edits].map(([where, list]) => ({ file: where, edits: list })), elsewhere: [...new Set(holders)] }
}

/** Why a thing keeps its name whatever the new one is. */
function whyFixed(symbol: NameSymbol, found: Occurrences): Refused | undefined {
  const { kind, name } = symbol
  if (kind === 'term') return { refused: `通用名“${name}”是各地通用的，不能改；改这里的名字不影响它` }
  const isGiven = kind === 'group' || found.of(symbol).some((one) => one.role === 'definition')
  return isGiven ? undefined : { refused: `${kindWord[kind]}“${name}”不是这几个文件里定的，不能改` }
}

/** The thing as another view knows it: by the place where it is given, and where only data give it, by what it is. */
function symbolIn(view: View, mine: View, { symbol }: PlacedOccurrence): NameSymbol | undefined {
  const given = mine.found.of(symbol).find((one) => one.role === 'definition' && one.which !== 'scenario')
  if (given) return view.found.at(given.file, given.span.start)?.symbol
  return view.compiled.file === mine.compiled.file ? symbol : undefined
}

function distinct(places: readonly PlacedOccurrence[]): readonly PlacedOccurrence[] {
  return [...new Map(places.map((one) => [`${one.file}\n${one.span.start}`, one])).values()]
}

/** Where the open texts, as they would be, would be read otherwise. What is not open is read as it is, and asked of nothing. */
function firstOdd(
  texts: readonly RenameText[],
  views: readonly View[],
  edits: ReadonlyMap<string, readonly Edit[]>,
): ReadOtherwise | undefined {
  const after = viewsOf(texts.map((t) => ({ ...t, text: applyEdits(t.text, edits.get(t.file) ?? []) })))
  const open = new Set(texts.filter((t) => t.isOpen).map((t) => t.file))
  for (const view of views) {
    if (!view.found.texts.every((t) => open.has(t.file) || !view.found.texts.some((u) => edits.has(u.file)))) continue
    const same = after.find((v) => v.compiled.file === view.compiled.file && v.scenario?.file === view.scenario?.file)
    const odd = same && readOtherwise(view, same)
    if (odd) return odd
  }
  return undefined
}

function oddly(name: string, { file, offset, message }: ReadOtherwise, texts: readonly FileText[]): string {
  const text = texts.find((t) => t.file === file)?.text
  const where =
    offset === undefined || text === undefined ? file : `${file} 第${new LineIndex(text).position(offset).line}行`
  return message === undefined
    ? `叫“${name}”的话，${where}会读成别的意思`
    : `叫“${name}”的话，${where}会出错：${message}`
}
