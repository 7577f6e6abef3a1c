import { editor, Range, Uri } from 'monaco-editor/editor'
import type { Finding, OpenTexts, Which } from '../worker/protocol.ts'
import { type AmountsChoice, addAmountsChoice, refreshAmounts } from './amounts.ts'
import { keepInMenu } from './context-menu.ts'
import { markDoubtfulClauses } from './doubtful-clauses.ts'
import { addReferences } from './find-references.ts'
import { languageId } from './language.ts'
import { mark } from './markers.ts'
import { type Desk, introduce } from './open-models.ts'
import { refreshTokens } from './semantic-tokens.ts'
import { setUp } from './setup.ts'

/** A text to be shown; a greater revision of the same file replaces what was typed, and can be undone. */
export interface ShownText {
  readonly file: string
  readonly text: string
  readonly revision: number
  /** Whether this revision is one step of undoing with the one before. */
  readonly isJoined: boolean
}

/** Monaco with a policy and a scenario, one of them in front. */
export interface TextEditor {
  /** Takes over a text; undefined: there is none. */
  put(which: Which, text: ShownText | undefined): void
  front(which: Which): void
  mark(which: Which, findings: readonly Finding[]): void
  /** Shows a place of the text in front and puts the cursor there: line and column from 1, or an offset. */
  reveal(place: { readonly line: number; readonly column: number } | number): void
  /** Brings the text in front into its canonical form. */
  format(): void
  /** Takes back the last change of a text, of that in front unless another is named, or makes it again, wherever the cursor stands. */
  undo(which?: Which): void
  redo(which?: Which): void
  dispose(): void
}

/** What the editor tells. */
export interface TextEditorEvents {
  /** The text changed by typing; never while an input method is composing. */
  readonly edited: (which: Which, text: string) => void
  /** The cursor went to an offset of a text. */
  readonly stood: (which: Which, offset: number) => void
}

/** What commands of ours are called in the editor's menu. */
export interface TextEditorMenu {
  readonly references: string
  readonly amounts: AmountsChoice
  /** The commands of Monaco's that stay in it, by their names there. */
  readonly kept: Readonly<Record<string, string>>
}

interface Held {
  readonly model: editor.ITextModel
  readonly file: string
  revision: number
  view: editor.ICodeEditorViewState | null
  findings: readonly Finding[]
}

/** Light or dark, for all editors of the page. */
export function setTheme(isDark: boolean): void {
  setUp()
  editor.setTheme(isDark ? 'hengce-dark' : 'hengce-light')
}

/** Builds an editor into an element. */
export function createTextEditor(
  host: HTMLElement,
  events: TextEditorEvents,
  desk: Desk,
  menu: TextEditorMenu,
): TextEditor {
  setUp()
  keepInMenu(menu.kept)
  // The menu hangs below the host and not in the editor: this gives it the theme's colours.
  host.classList.add('monaco-component')
  const code = editor.create(host, options)
  const held: { [which in Which]?: Held } = {}
  let front: Which = 'policy'
  let isComposing = false
  let isReplacing = false
  let waiting: Which | undefined

  const report = (which: Which): void => {
    if (isReplacing) return
    const model = held[which]?.model
    if (isComposing) waiting = which
    else if (model) events.edited(which, model.getValue())
  }
  addReferences(code, menu.references)
  addAmountsChoice(code, menu.amounts)
  code.onDidChangeCursorPosition(({ position }) => {
    const model = code.getModel()
    if (!model || isComposing) return
    // In the blanks before a line one stands at the line.
    const column = Math.max(position.column, model.getLineFirstNonWhitespaceColumn(position.lineNumber))
    events.stood(front, model.getOffsetAt({ lineNumber: position.lineNumber, column }))
  })
  const texts = (): OpenTexts | undefined => {
    const of = ({ file, model }: Held) => ({ file, text: model.getValue() })
    const { policy, scenario } = held
    return policy && { policy: of(policy), ...(scenario && { scenario: of(scenario) }) }
  }
  const modelOf = (file: string) => Object.values(held).find((one) => one.file === file)?.model
  const look = (one: Held): void => {
    mark(one.model, one.findings)
    void markDoubtfulClauses(one.model)
    refreshTokens()
  }

  code.onDidCompositionStart(() => {
    isComposing = true
  })
  code.onDidCompositionEnd(() => {
    isComposing = false
    for (const one of Object.values(held)) look(one)
    if (waiting) report(waiting)
    waiting = undefined
  })

  const bringForward = (which: Which): void => {
    if (which === front && code.getModel() === (held[which]?.model ?? null)) return
    const before = held[front]
    if (before && code.getModel() === before.model) before.view = code.saveViewState()
    front = which
    const next = held[which]
    code.setModel(next?.model ?? null)
    if (next?.view) code.restoreViewState(next.view)
  }

  return {
    put(which, text) {
      const old = held[which]
      if (old && text && old.file === text.file) {
        if (text.revision <= old.revision) return
        old.revision = text.revision
        isReplacing = true
        replace(old.model, text)
        isReplacing = false
        return
      }
      if (old) {
        delete held[which]
        if (which === front) code.setModel(null)
        old.model.dispose()
      }
      if (!text) return
      const model = editor.createModel(text.text, languageId, Uri.from({ scheme: which, path: `/${text.file}` }))
      model.updateOptions({ bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false } })
      held[which] = { model, file: text.file, revision: text.revision, view: null, findings: [] }
      introduce(model, { file: text.file, desk, isComposing: () => isComposing, texts, modelOf })
      model.onDidChangeContent(() => report(which))
      if (which === front) code.setModel(model)
    },
    front: bringForward,
    mark(which, findings) {
      const one = held[which]
      if (!one || one.findings === findings) return
      one.findings = findings
      refreshAmounts()
      if (!isComposing) look(one)
    },
    reveal(place) {
      const model = code.getModel()
      if (!model) return
      const position =
        typeof place === 'number' ? model.getPositionAt(place) : { lineNumber: place.line, column: place.column }
      code.setPosition(position)
      code.revealPositionInCenterIfOutsideViewport(position)
      code.focus()
    },
    format() {
      code.focus()
      void code.getAction('editor.action.formatDocument')?.run()
    },
    undo: (which = front) => historyOf(held[which])?.undo(),
    redo: (which = front) => historyOf(held[which])?.redo(),
    dispose() {
      code.dispose()
      for (const one of Object.values(held)) one.model.dispose()
    },
  }
}

/** The command of that name acts on whatever has the focus; the text's own methods, which its type does not show, on the text. */
function historyOf(one: Held | undefined): { undo(): void; redo(): void } | undefined {
  return one?.model as (editor.ITextModel & { undo(): void; redo(): void }) | undefined
}

/** Only what differs is replaced, so that the cursor and the folds elsewhere stay. */
function replace(model: editor.ITextModel, { text, isJoined }: ShownText): void {
  const { start, end, put } = differenceOf(model.getValue(), text)
  const range = Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end))
  if (!isJoined) model.pushStackElement()
  model.pushEditOperations([], [{ range, text: put }], () => null)
}

/** The one stretch of a text in which another differs from it: offsets in the first, and what the second has there. */
function differenceOf(from: string, to: string): { start: number; end: number; put: string } {
  const most = Math.min(from.length, to.length)
  let start = 0
  while (start < most && from[start] === to[start]) start++
  let tail = 0
  while (tail < most - start && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail++
  // Half a character, or half an end of line, is no place to cut.
  while (start > 0 && isWithin(from, start)) start--
  while (tail > 0 && isWithin(from, from.length - tail)) tail--
  return { start, end: from.length - tail, put: to.slice(start, to.length - tail) }
}

function isWithin(text: string, at: number): boolean {
  return /[\uDC00-\uDFFF]/.test(text[at] ?? '') || (text[at] === '\n' && text[at - 1] === '\r')
}

const options: editor.IStandaloneEditorConstructionOptions = {
  model: null,
  // One way of input in all browsers, old ones included: the one that Chinese input methods have long been used with.
  editContext: false,
  automaticLayout: true,
  fontFamily:
    '"Sarasa Mono SC", "Noto Sans Mono CJK SC", "Cascadia Mono", Consolas, Menlo, "PingFang SC", "Microsoft YaHei", monospace',
  fontSize: 14,
  lineHeight: 22,
  fontLigatures: false,
  minimap: { enabled: false },
  unicodeHighlight: {
    ambiguousCharacters: false,
    invisibleCharacters: true,
    nonBasicASCII: false,
    allowedCharacters: { '\u3000': true },
  },
  unusualLineTerminators: 'off',
  wordSegmenterLocales: 'zh-CN',
  wordBasedSuggestions: 'off',
  tabSize: 2,
  insertSpaces: true,
  detectIndentation: false,
  wordWrap: 'off',
  scrollBeyondLastLine: false,
  renderLineHighlight: 'line',
  lineNumbersMinChars: 4,
  stickyScroll: { enabled: false },
  guides: { indentation: true },
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  padding: { top: 6, bottom: 6 },
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10 },
  fixedOverflowWidgets: true,
  quickSuggestions: { other: 'on', strings: 'on', comments: 'off' },
  acceptSuggestionOnEnter: 'smart',
  suggest: { showWords: false, showStatusBar: false, preview: false, localityBonus: false },
  inlayHints: { enabled: 'on', fontSize: 12 },
  links: false,
  'semanticHighlighting.enabled': true,
  // Where a name is given leads nowhere further; of two that give it, the policy's own comes first.
  gotoLocation: { multipleDefinitions: 'goto', alternativeDefinitionCommand: '' },
  dropIntoEditor: { enabled: false },
}
