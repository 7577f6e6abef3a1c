import { signatureOf } from '../../../dsl/syntax/expression/functions.ts'
import { normalize } from '../../../dsl/syntax/expression/normalize.ts'
import { printName } from '../../../dsl/syntax/expression/print.ts'
import { buildVocabulary } from '../../../dsl/syntax/expression/vocabulary.ts'
import { boundWords, builtInUnits, formulaWords, undetermined } from '../../../dsl/syntax/expression/words.ts'
import type { NameSymbol, SymbolKind } from '../occurrences/name-symbol.ts'
import type { Occurrences } from '../occurrences/occurrences.ts'
import { kindWord } from './kind-word.ts'

/** Marks at which YAML, tables, lists or formulas cut. */
const forbidden = /[\t\r\n「」『』“”"'，,；;：:、|｜#{}[\]【】〔〕\\]/
const forbiddenFirst = /^[-?!&*@%>`]/

const reserved: ReadonlySet<string> = new Set([
  ...[...formulaWords, ...boundWords].map((w) => w.text),
  ...['年度', '若', undetermined],
])

/** Figures, dimensions and attributes stand in formulas as they are, so that no two may have one name. */
const together: ReadonlySet<SymbolKind> = new Set(['input', 'parameter', 'rule', 'alias', 'dimension', 'attribute'])

/** Why a name may not take the place of another, in words; undefined where nothing is against it. */
export function whyNot(symbol: NameSymbol, name: string, found: Occurrences): string | undefined {
  if (name.trim() === '') return '新的名字是空的'
  const mark = forbidden.exec(name)?.[0]
  if (mark !== undefined) return mark.trim() === '' ? '名字里不能有制表符和换行' : `名字里不能有“${mark}”`
  if (/^\s|\s$/.test(name)) return '名字前后不能有空格'
  if (/\s/.test(name) && (together.has(symbol.kind) || symbol.kind === 'local')) return '名字里不能有空格'
  const first = forbiddenFirst.exec(name)?.[0]
  if (first !== undefined) return `名字不能以“${first}”开头`
  if (/^[\d.．]+$/.test(normalize(name)) && symbol.kind !== 'member') return `“${name}”是一个数，不能作名字`
  if (together.has(symbol.kind) || symbol.kind === 'local') {
    const normal = normalize(name)
    if (reserved.has(normal)) return `“${name}”在公式里有固定的意思，不能作名字`
    if (signatureOf(normal)) return `“${name}”是一个函数，不能作名字`
    if (builtInUnits.includes(normal)) return `“${name}”是单位，不能作名字`
  }
  const taken = found.where((s) => normalize(s.name) === normalize(name) && isBeside(symbol, s))[0]
  return taken && `“${name}”已经是${kindWord[taken.symbol.kind]}的名字`
}

/** Whether two names must differ. */
function isBeside(a: NameSymbol, b: NameSymbol): boolean {
  if (together.has(a.kind)) return together.has(b.kind)
  return a.kind === b.kind && a.of === b.of
}

/** A name as it stands in a formula in place of another: in 「」 where it needs them, or where the other stood in them without need. */
export function inFormula(name: string, old: string, wasQuoted: boolean): string {
  const bare = (word: string): boolean => printName(word, buildVocabulary([word])) === word
  return bare(name) && !(wasQuoted && bare(old)) ? name : `「${name}」`
}
