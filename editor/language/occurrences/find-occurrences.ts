import { type Compiled, type ReadScenario, type Syntax, syntaxOf } from '../../../dsl/index.ts'
import type { Declaration, Placed } from '../../../dsl/syntax/policy/declaration.ts'
import { wordsAt } from '../../../dsl/syntax/policy/fields.ts'
import { levelOf } from '../../../dsl/syntax/policy/inherit.ts'
import type { Document, Placed as PlacedBlock } from '../../../dsl/syntax/yaml/document.ts'
import type { Span } from '../../../dsl/text/span.ts'
import { dataNames } from './data-names.ts'
import { declarationNames, type RuleNamed } from './declaration-names.ts'
import { Gather } from './gather.ts'
import { KeptEntries } from './kept-entries.ts'
import { nameSymbol } from './name-symbol.ts'
import type { Occurrence } from './occurrence.ts'
import { type NamedText, Occurrences, type Segment } from './occurrences.ts'
import { Scope } from './scope.ts'

/** Finds the names of open texts again and again; entries whose text and names stayed are not looked at again. */
export interface OccurrenceFinder {
  /** The names of a compiled policy, of the frameworks that it fills in, and of a scenario read against it. Never throws. */
  find(compiled: Compiled, scenario?: ReadScenario): Occurrences
}

/** A finder with empty caches; one for each pair of open texts. */
export function createOccurrenceFinder(): OccurrenceFinder {
  const chain: PolicyFinder[] = []
  const data = new KeptEntries<PlacedBlock['block']>()
  return {
    find(compiled, scenario) {
      const texts: NamedText[] = []
      let level: string | undefined
      let own: Scope | undefined
      for (let at: Compiled | undefined = compiled, i = 0; at; i++) {
        chain[i] ??= new PolicyFinder()
        if (i > 0) level = levelOf(syntaxOf(at).policy)
        const finder = chain[i] as PolicyFinder
        const segments = finder.find(at, level)
        own ??= finder.scope as Scope
        texts.push({ file: at.file, which: i === 0 ? 'policy' : 'framework', text: at.text, segments })
        at = syntaxOf(at).frame
      }
      if (scenario?.document && own)
        texts.push({
          file: scenario.file,
          which: 'scenario',
          text: scenario.text,
          segments: inScenario(scenario.document, syntaxOf(compiled), own, data),
        })
      return new Occurrences(texts)
    },
  }
}

class PolicyFinder {
  scope: Scope | undefined
  private readonly kept = new KeptEntries<Declaration>()

  find(compiled: Compiled, level: string | undefined): readonly Segment[] {
    const { document, policy, read } = syntaxOf(compiled)
    const scope = new Scope(compiled, level)
    this.scope = scope
    this.kept.enter(scope, compiled.text)
    const all = [...policy.declarations.values()].flat()
    const ruleNamed = rulesNamed(compiled, all)
    const head = headings(document, policy.declarations, new Gather(scope, read))
    const segments: Segment[] = [{ start: 0, names: { found: head, formulas: [] } }]
    for (const placed of all) {
      const { start, declaration } = placed
      const span = { start: start + declaration.key.span.start, end: start + declaration.value.span.end }
      const names = this.kept.of(declaration, span, () => {
        const gather = new Gather(scope, read)
        declarationNames(placed, ruleNamed, gather)
        return gather
      })
      if (names.found.length > 0 || names.formulas.length > 0) segments.push({ start, names })
    }
    return segments
  }
}

/** Titles of sections, and the clauses that hold for all entries of one. */
function headings(
  { text, sections }: Document,
  declarations: Syntax['policy']['declarations'],
  gather: Gather,
): readonly Occurrence[] {
  for (const { title, keySpan } of sections) {
    if (title === undefined || title === '') continue
    const at = text.slice(keySpan.start, keySpan.end).lastIndexOf(title)
    const span: Span = { start: keySpan.start + at, end: keySpan.start + at + title.length }
    if (at >= 0) gather.add(nameSymbol('group', title), 'definition', span)
  }
  const cited = new Set([...declarations.values()].flatMap((list) => list.map((p) => p.sectionClauses)))
  for (const clauses of cited) gather.clauses(clauses)
  return gather.found
}

/** Rules by name and alias, the policy's own before those of its framework. */
function rulesNamed(compiled: Compiled, own: readonly Placed[]): RuleNamed {
  let rules: Map<string, Declaration> | undefined
  return (word) => {
    if (!rules) {
      rules = new Map()
      const { frame } = syntaxOf(compiled)
      const theirs = frame ? (syntaxOf(frame).policy.declarations.get('规则') ?? []) : []
      for (const { section, declaration } of [...theirs, ...own]) {
        if (section !== '规则') continue
        for (const name of [declaration.name, ...wordsAt(declaration.value, '别名').map((w) => w.text)])
          rules.set(name, declaration)
      }
    }
    return rules.get(word)
  }
}

function inScenario(
  { text, sections }: Document,
  { read }: Syntax,
  scope: Scope,
  kept: KeptEntries<PlacedBlock['block']>,
): readonly Segment[] {
  kept.enter(scope, text)
  return sections.flatMap(({ name, value, entries }) =>
    (value ? [value] : entries).map(({ start, block }) => {
      const names = kept.of(block, { start, end: start + block.text.length }, () => {
        const gather = new Gather(scope, read)
        if (block.node.kind === 'map') dataNames(name, block.node.pairs, gather)
        return gather
      })
      return { start, names }
    }),
  )
}
