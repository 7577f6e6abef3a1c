import { type Compiled, type Formatted, formatFile, type ReadScenario } from '../../dsl/index.ts'
import { type DoubtfulPlace, doubtfulPlaces } from '../language/clauses/doubtful-places.ts'
import { complete } from '../language/completion/complete.ts'
import type { Completion, Known } from '../language/completion/completion.ts'
import type { FigureRow } from '../language/figure-row.ts'
import type { Hover } from '../language/hover/hover.ts'
import { hoverAt } from '../language/hover/hover-at.ts'
import { type ListedReferences, listReferences } from '../language/navigation/listed-references.ts'
import { definitionAt, type Location, type References, referencesAt } from '../language/navigation/references.ts'
import { type Refused, type Renamed, type RenameText, rename, renameableAt } from '../language/navigation/rename.ts'
import { createOccurrenceFinder } from '../language/occurrences/find-occurrences.ts'
import type { Occurrences } from '../language/occurrences/occurrences.ts'
import { type ClauseOutline, clauseOutline } from '../language/outline/clause-outline.ts'
import { type ClauseNode, clauseTree } from '../language/outline/clause-tree.ts'
import { type Fold, foldsIn } from '../language/outline/folds.ts'
import { groupOutline, type OutlineSection } from '../language/outline/group-outline.ts'
import { scenarioOutline } from '../language/outline/scenario-outline.ts'
import type { QuickFix } from '../language/quick-fixes/quick-fix.ts'
import { quickFixes } from '../language/quick-fixes/quick-fixes.ts'
import { type RuleAmount, ruleAmounts } from '../language/rule-amounts.ts'
import { encodeTokens } from '../language/tokens/encode-tokens.ts'
import { tokensOf } from '../language/tokens/tokens.ts'
import type { OpenTexts, Place, Span } from './protocol.ts'

/** What an editor asks of the open texts as they are now. Offsets count UTF-16 units; all answers are plain data. */
export interface LanguageAnswers {
  /** Where the name at a place is given. */
  definition(open: OpenTexts, at: Place): readonly Location[]
  /** Where all that the name at a place stands for stands. */
  references(open: OpenTexts, at: Place): References | undefined
  /** The same to be read as a list, with the lines. */
  usages(open: OpenTexts, at: Place): ListedReferences | undefined
  /** The name at a place as it may be renamed, or why not. */
  renameable(open: OpenTexts, at: Place): ReturnType<typeof renameableAt>
  /** What renames it wherever it stands; `others` are further texts of the folder that may hold it. */
  rename(open: OpenTexts, at: Place, name: string, others: readonly RenameText[]): Renamed | Refused
  /** The policy by its clauses and as it is laid out. */
  outline(open: OpenTexts): Outline
  /** The sections of one of the open files with their entries, as the file is laid out. */
  sections(open: OpenTexts, file: string): readonly OutlineSection[]
  /** The tokens of one of the open files, by `tokenKinds`. */
  tokens(open: OpenTexts, file: string): Uint32Array
  /** What folds in one of the open files. */
  folds(open: OpenTexts, file: string): readonly Fold[]
  /** Where one of the open files names clauses that are doubtful. */
  doubts(open: OpenTexts, file: string): readonly DoubtfulPlace[]
  /** What brings one of the open files into its canonical form. */
  format(open: OpenTexts, file: string): Formatted['edits']
  /** What fits at a place, best first; `files`: those of the folder. */
  complete(open: OpenTexts, at: Place, files: readonly string[]): readonly Completion[]
  /** What is said of the word at a place. */
  hover(open: OpenTexts, at: Place): Hover | undefined
  /** Mends of the problems that touch a stretch of an open file, each of them tried. */
  fixes(open: OpenTexts, file: string, stretch: Span): readonly QuickFix[]
  /** What the rules of the policy come to at present. */
  amounts(open: OpenTexts): readonly RuleAmount[]
}

/** The policy by its clauses, as a list and as a tree, and as it is laid out. */
export interface Outline {
  readonly clauses: ClauseOutline
  readonly tree: readonly ClauseNode[]
  readonly sections: readonly OutlineSection[]
}

/** What the answers stand on. */
export interface LanguageParts {
  /** The texts that stand open, as read. */
  readonly read: (open: OpenTexts) => ReadTexts
  /** The same files as they were last read. */
  readonly recent: (open: OpenTexts) => ReadTexts
  /** The same beside them, for texts that are only tried. */
  readonly retry: (open: OpenTexts) => ReadTexts
  /** The figures of the last run. */
  readonly rows: (open: OpenTexts) => ReadonlyMap<string, FigureRow>
}

/** Open texts as read. */
export interface ReadTexts {
  readonly compiled: Compiled
  readonly read?: ReadScenario
}

/** Answers from texts as they are read; what did not change since the last answer is not looked at again. */
export function createLanguageAnswers({ read, recent, retry, rows }: LanguageParts): LanguageAnswers {
  const finder = createOccurrenceFinder()
  let last: { readonly texts: ReadTexts; readonly found: Occurrences } | undefined
  const look = (open: OpenTexts): { readonly texts: ReadTexts; readonly found: Occurrences } => {
    const texts = read(open)
    if (last?.texts.compiled !== texts.compiled || last.texts.read?.document !== texts.read?.document)
      last = { texts, found: finder.find(texts.compiled, texts.read) }
    return last
  }
  let before: Compiled | undefined
  const known = (open: OpenTexts, { compiled }: ReadTexts): Known => {
    if (compiled.ok) before = compiled
    return { rows: rows(open), ...(before?.file === compiled.file && { before: before.model }) }
  }
  return {
    definition: (open, { file, offset }) => definitionAt(look(open).found, file, offset),
    references: (open, { file, offset }) => referencesAt(look(open).found, file, offset),
    usages: (open, { file, offset }) => listReferences(look(open).found, file, offset),
    renameable: (open, { file, offset }) => renameableAt(look(open).found, file, offset),
    rename(open, { file, offset }, name, others) {
      const { compiled } = look(open).texts
      const texts = new Map<string, RenameText>()
      for (const { file, text } of compiled.sources) texts.set(file, { file, text, isOpen: false })
      for (const other of others) texts.set(other.file, other)
      for (const one of [open.policy, ...(open.scenario ? [open.scenario] : [])])
        texts.set(one.file, { ...one, isOpen: true })
      return rename([...texts.values()], { policy: open.policy.file, file, offset }, name)
    },
    outline(open) {
      const { texts, found } = look(open)
      const clauses = clauseOutline(texts.compiled, found)
      return { clauses, tree: clauseTree(clauses.clauses), sections: groupOutline(texts.compiled) }
    },
    sections(open, file) {
      const { texts, found } = look(open)
      if (file === open.policy.file) return groupOutline(texts.compiled)
      return texts.read?.document && file === open.scenario?.file
        ? scenarioOutline(texts.read.document, found.in(file))
        : []
    },
    tokens(open, file) {
      const { found } = look(open)
      return encodeTokens(found.texts.find((t) => t.file === file)?.text ?? '', tokensOf(found, file))
    },
    folds: (open, file) => foldsIn(read(open), file),
    doubts(open, file) {
      const { texts, found } = look(open)
      return doubtfulPlaces(found, texts.compiled.model, file)
    },
    format(open, file) {
      const { policy, scenario } = open
      const formatted =
        file === policy.file
          ? formatFile(policy.text, read(open).compiled.model)
          : file === scenario?.file && formatFile(scenario.text)
      return formatted ? formatted.edits : []
    },
    complete(open, { file, offset }, files) {
      const texts = recent(open)
      const which = file === open.scenario?.file ? 'scenario' : 'policy'
      const text = open[which]?.text ?? ''
      return complete(texts, { which, text, offset }, { ...known(open, texts), files })
    },
    hover(open, { file, offset }) {
      const { texts, found } = look(open)
      return hoverAt(texts, found, file, offset, known(open, texts))
    },
    fixes: (open, file, stretch) =>
      quickFixes(read(open), file, stretch, (text, which) => retry({ ...open, [which]: { file, text } })),
    amounts: (open) => ruleAmounts(read(open), rows(open)),
  }
}
