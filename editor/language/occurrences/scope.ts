import { type Compiled, syntaxOf } from '../../../dsl/index.ts'
import { memberNamed } from '../../../dsl/model/calendar-members.ts'
import { findClause } from '../../../dsl/model/clause-id.ts'
import { type Figure, isInherited, type Model } from '../../../dsl/model/model.ts'
import type { Meaning, Names } from '../../../dsl/model/names.ts'
import { type NameSymbol, nameSymbol } from './name-symbol.ts'

/** What the names of a policy stand for, as symbols. */
export class Scope {
  readonly model: Model
  readonly names: Names
  private readonly level: string | undefined
  private readonly compiled: Compiled
  private surroundings: readonly unknown[] | undefined
  private compared: { readonly other: Scope; readonly changed: readonly string[] | undefined } | undefined

  /** `level`: of a framework, under what its clauses are cited by the policy that is open. */
  constructor(compiled: Compiled, level?: string) {
    this.compiled = compiled
    this.model = compiled.model
    this.names = syntaxOf(compiled).names
    this.level = level
  }

  /** The figure that a name or alias stands for, as the model has it; undefined when there is none, or it could not be built. */
  figureOf(name: string): Figure | undefined {
    const meaning = this.names.meanings.get(name)
    return meaning?.kind === 'figure' ? this.model.figures.get(meaning.name) : undefined
  }

  /** A figure by its name or an alias. */
  figure(word: string): NameSymbol | undefined {
    const meaning = this.names.meanings.get(word)
    return meaning?.kind === 'figure' ? this.meant(word, meaning) : undefined
  }

  /** A figure as it is declared. */
  declared(name: string): NameSymbol {
    return nameSymbol(this.model.figures.get(name)?.kind ?? 'rule', name)
  }

  /** A figure, dimension or attribute: what a name alone stands for in a formula. */
  named(word: string): NameSymbol | undefined {
    const meaning = this.names.meanings.get(word)
    return meaning && this.meant(word, meaning)
  }

  dimension(word: string): NameSymbol | undefined {
    return this.model.dimensions.has(word) ? nameSymbol('dimension', word) : undefined
  }

  /** An attribute of a dimension; one that bears the name of the dimension that it leads to is that dimension. */
  attribute(word: string, target: string): NameSymbol {
    return nameSymbol(word === target ? 'dimension' : 'attribute', word)
  }

  /** A member of a dimension in its one spelling; of a dimension whose members come with the data, any word; of a part (取自) one of the whole. */
  member(dimension: string, written: string): NameSymbol | undefined {
    const home = this.model.dimensions.get(dimension)
    if (!home) return undefined
    if (home.part) return this.member(home.part.of, written)
    const part = this.partOf(dimension, written)
    if (part) return part
    const name = home.members
      ? memberNamed(
          dimension,
          written,
          home.members.map((m) => m.name),
        )
      : written
    return name === undefined ? undefined : nameSymbol('member', name, dimension)
  }

  /** A named part of a 分摊 is a figure, though it is also a member of the dimension that bears the split's name. */
  private partOf(dimension: string, written: string): NameSymbol | undefined {
    return this.names.meanings.get(dimension)?.kind === 'figure' ? this.figure(written) : undefined
  }

  /** The listed clause that a citation means. */
  clause(cited: string): NameSymbol | undefined {
    const id = findClause(cited, this.model.clauses)
    return id === undefined ? undefined : this.clauseListed(id)
  }

  /** A clause by the id under which the model lists it. */
  clauseListed(id: string): NameSymbol {
    const listed = this.model.clauses.get(id)
    if (!listed || !isInherited(this.model, listed.site)) return nameSymbol('clause', id, this.level)
    const slash = id.indexOf('/')
    return nameSymbol('clause', id.slice(slash + 1), id.slice(0, slash))
  }

  /**
   * The words that stand for something else than in another scope; undefined: any word may. An entry in whose text none of them stands has the
   * same names in both.
   */
  changedSince(other: Scope): readonly string[] | undefined {
    // Policy and scenario ask alike.
    if (this.compared?.other !== other) this.compared = { other, changed: this.compare(other) }
    // No scope keeps the whole row of those before it.
    other.compared = undefined
    return this.compared.changed
  }

  private compare(other: Scope): readonly string[] | undefined {
    this.surroundings ??= surroundingsOf(this.compiled, this.level)
    other.surroundings ??= surroundingsOf(other.compiled, other.level)
    const [mine, theirs] = [this.surroundings, other.surroundings]
    if (mine.length !== theirs.length || mine.some((one, i) => one !== theirs[i])) return undefined
    const [names, before] = [this.names.meanings, other.names.meanings]
    return [
      ...[...names].flatMap(([word, meaning]) => (isSameMeaning(meaning, before.get(word)) ? [] : [word])),
      ...[...before.keys()].filter((word) => !names.has(word)),
      ...formsChanged(this.model, other.model),
      ...formsChanged(other.model, this.model),
    ]
  }

  private meant(word: string, meaning: Meaning): NameSymbol {
    if (meaning.kind === 'dimension') return nameSymbol('dimension', word)
    if (meaning.kind === 'attribute') return this.attribute(word, meaning.values)
    return word === meaning.name ? this.declared(word) : nameSymbol('alias', word, meaning.name)
  }
}

/** Declarations, and ids, that any name may depend on. */
function surroundingsOf(compiled: Compiled, level: string | undefined): readonly unknown[] {
  const { policy, frame } = syntaxOf(compiled)
  const declared = ['维度', '解读'].flatMap((s) => (policy.declarations.get(s) ?? []).map((p) => p.declaration))
  const { clauses, dimensions } = compiled.model
  return [level, ...declared, frame?.text, ...clauses.keys(), ...dimensions.keys()]
}

function isSameMeaning(a: Meaning, b: Meaning | undefined): boolean {
  return a === b || (b !== undefined && a.kind === b.kind && a.name === b.name)
}

/** The names of figures that another model has not, or has in another form. */
function formsChanged({ figures }: Model, other: Model): readonly string[] {
  return [...figures.values()].flatMap((figure) =>
    isSameForm(figure, other.figures.get(figure.name)) ? [] : [figure.name, ...figure.aliases],
  )
}

/** Whether a figure is of the same kind and over the same dimensions, and holds members of the same one, if of any. */
function isSameForm(a: Figure, b: Figure | undefined): boolean {
  if (a === b) return true
  if (!b || a.kind !== b.kind || a.dims.length !== b.dims.length || a.dims.some((d, i) => d !== b.dims[i])) return false
  const held = ({ unit }: Figure): string | undefined => (unit.kind === 'member' ? unit.dimension : undefined)
  return held(a) === held(b)
}
