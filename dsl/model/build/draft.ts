import type { Placed } from '../../syntax/policy/declaration.ts'
import { field } from '../../syntax/policy/fields.ts'
import type { PolicyFile } from '../../syntax/policy/read-policy.ts'
import type { Node } from '../../syntax/yaml/node.ts'
import type { Clause, Dimension, Figure, Reading, Site } from '../model.ts'
import { collectNames, type Names } from '../names.ts'
import type { Scope, Signature } from '../typing/context.ts'
import { builtInNouns } from '../unit.ts'
import { carryOpenings, carryRule } from './carries.ts'
import { buildClauses, Citations } from './clauses.ts'
import { type DeclaredFigure, declareFigures } from './declared-names.ts'
import { buildDimensions, type OpenPart } from './dimensions.ts'
import { namedParts, partRules } from './forms/named-parts.ts'
import type { FormulaReader } from './formula-reader.ts'
import { madeRules } from './made-rules.ts'
import type { ModelMemory } from './memory.ts'
import { buildReadings } from './readings.ts'
import { Report, siteOf } from './report.ts'
import { scoreRules } from './score-tables.ts'

/** Gives the reader of formulas against a policy's names; kept by the caller so that formulas are read once. */
export type ReaderFor = (names: Names, nouns: ReadonlySet<string>) => FormulaReader

/** A model in the making: what is declared, and the figures that have their meaning so far. Each step of buildModel adds to it. */
export interface Draft {
  readonly report: Report
  readonly memory: ModelMemory
  /** The declarations of a section. */
  readonly section: (name: string) => readonly Placed[]
  readonly nouns: ReadonlySet<string>
  readonly clauses: ReadonlyMap<string, Clause>
  readonly citations: Citations
  readonly dimensions: Map<string, Dimension>
  /** Conditions of 取自 that are still to be typed. */
  readonly conditions: readonly OpenPart[]
  readonly readings: ReadonlyMap<string, Reading>
  /** Figures as declared, by name. */
  readonly declared: ReadonlyMap<string, DeclaredFigure>
  /** Where each of them is declared. */
  readonly sites: ReadonlyMap<string, Site>
  /** Every name and alias → figure. */
  readonly aliases: ReadonlyMap<string, string>
  /** 结转: carried figure → the input that opens it. */
  readonly openings: ReadonlyMap<string, string>
  readonly names: Names
  readonly read: FormulaReader
  readonly scope: Scope
  /** Figures with their meaning, as they come. */
  readonly figures: Map<string, Figure>
  /** What formulas may know of them: only of those that are not broken. */
  readonly signatures: Map<string, Signature>
  /** Figures that something uses. */
  readonly used: Set<string>
}

/** The names first: clauses, dimensions, readings, and every figure as declared, those that tables and carries stand for too. */
export function declareAll(policy: PolicyFile, readerFor: ReaderFor, memory: ModelMemory): Draft {
  const report = new Report()
  report.problems.push(...policy.problems)
  const section = (name: string): readonly Placed[] => policy.declarations.get(name) ?? []
  const nouns = memory.sameNouns(new Set([...builtInNouns, ...policy.nouns.map((n) => n.declaration.name)]))
  const clauses = buildClauses(section('条款'), report)
  const citations = new Citations(clauses, report)
  const sections = [...policy.declarations.values()].flat().map((p) => p.sectionClauses)
  for (const words of new Set(sections)) citations.listed(words, 0)
  const { dimensions, parts: conditions } = buildDimensions(policy.declarations, report)
  const scores = madeRules(section('计分表'), scoreRules, report, (t) => t.group ?? t.declaration.name)
  const carried = madeRules(section('结转'), carryRule, report)
  const rules = section('规则').flatMap((placed) => [placed, ...madeRules([placed], partRules, report)])
  const { figures: declared, names: aliases } = declareFigures(
    [
      ...(['输入', '参数'] as const).flatMap((kind) => section(kind).map((placed) => ({ kind, placed }))),
      ...[...rules, ...scores, ...carried].map((placed) => ({ kind: '规则' as const, placed })),
    ],
    dimensions,
    report,
  )
  // The named parts of a split are the members of a dimension that has its name.
  const partNames: string[] = []
  for (const [name, { placed }] of declared) {
    const members = namedParts(placed.declaration.value).map((p) => ({
      name: p.key.text.trim(),
      attributes: new Map(),
    }))
    if (members.length === 0) continue
    partNames.push(name, ...members.map((m) => m.name))
    dimensions.set(name, {
      name,
      index: dimensions.size,
      ordered: false,
      members,
      attributes: new Map(),
      site: siteOf(placed),
    })
  }
  const names = memory.sameNames(collectNames(aliases, dimensions))
  const figureNamed = (name: string): string | undefined => {
    const meaning = names.meanings.get(name)
    return meaning?.kind === 'figure' ? meaning.name : undefined
  }
  memory.enter([
    ...nouns,
    ...dimensions.keys(),
    ...[...section('维度'), ...section('解读')].map((p) => p.declaration),
    // Which rules exceptions change; what they say is theirs.
    ...section('例外').flatMap(({ declaration: { name, value } }) => [name, ...keysOf(field(value, '改为'))]),
    ...partNames,
  ])
  const signatures = new Map<string, Signature>()
  return {
    report,
    memory,
    section,
    nouns,
    clauses,
    citations,
    dimensions,
    conditions,
    readings: buildReadings(section('解读'), citations, report),
    declared,
    sites: new Map([...declared].map(([name, { placed }]) => [name, siteOf(placed)])),
    aliases,
    openings: carryOpenings(section('结转'), declared, figureNamed, report),
    names,
    read: readerFor(names, nouns),
    scope: { names, dimensions, nouns, signature: (figure) => signatures.get(figure) },
    figures: new Map(),
    signatures,
    used: new Set(),
  }
}

function keysOf(node: Node | undefined): readonly string[] {
  return node?.kind === 'map' ? node.pairs.map(({ key }) => key.text.trim()) : []
}

/** Takes a figure up into a draft. */
export function settle({ figures, signatures }: Draft, figure: Figure): void {
  figures.set(figure.name, figure)
  if (figure.unit.kind !== 'broken') signatures.set(figure.name, figure)
}
