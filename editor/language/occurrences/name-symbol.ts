/** What kind of thing a name stands for. */
export type SymbolKind =
  | 'input'
  | 'parameter'
  | 'rule'
  | 'alias'
  | 'dimension'
  | 'attribute'
  | 'member'
  | 'reading'
  | 'option'
  | 'exception'
  | 'clause'
  | 'local'
  | 'group'
  | 'term'
  | 'entry'

/**
 * What a name stands for, the same wherever it stands: two occurrences are of one thing when their `id` is the same.
 *
 * input, parameter, rule: a figure (the named parts of a 分摊, the rows of a 计分表, the carried of 结转 are rules) · alias: another name of the
 * figure `of` · dimension: also an attribute that bears the name of the dimension it leads to · attribute: any other, by its name alone, whoever
 * has it · member: of the dimension `of` · option: of the reading `of` · clause: `of` is the level under which a framework's is cited (省) · local:
 * a word of 式中, or a head of a 计分表, that holds in `of` alone · exception: a name of 例外, in a rule or in the section · group: the title of a
 * section, or a 分组 · term: a 通用名 · entry: what is named and never named again (约束, 日程, 核对, 须证, 算例).
 */
export interface NameSymbol {
  readonly id: string
  readonly kind: SymbolKind
  readonly name: string
  readonly of?: string
}

const family: Partial<Readonly<Record<SymbolKind, string>>> = { input: 'figure', parameter: 'figure', rule: 'figure' }

/** The symbol of a name. A figure keeps its id when an input becomes a parameter. */
export function nameSymbol(kind: SymbolKind, name: string, of?: string): NameSymbol {
  const id = [family[kind] ?? kind, of ?? '', name].join('\n')
  return of === undefined ? { id, kind, name } : { id, kind, name, of }
}

/** Whether a symbol is a figure. */
export function isFigure({ kind }: NameSymbol): boolean {
  return family[kind] === 'figure'
}
