// First, so that the editor finds its Chinese texts when it is loaded.
import 'monaco-editor/nls/lang/zh-cn'
import { editor, languages } from 'monaco-editor/editor'
import 'monaco-editor/features/register.all'
// Left out of register.all.
import 'monaco-editor/editor/contrib/semanticTokens/browser/documentSemanticTokens'
import EditorWorker from 'monaco-editor/editor/editor.worker?worker'
import { offerAmounts } from './amounts.ts'
import { offerCompletion } from './completion.ts'
import { offerFolds } from './folding.ts'
import { offerFormatting } from './formatting.ts'
import { offerDefinitions } from './go-to-definition.ts'
import { offerHover } from './hover.ts'
import { joinEdits } from './join-edits.ts'
import { languageId, layout, marks } from './language.ts'
import { offerOutline } from './outline.ts'
import { offerQuickFixes } from './quick-fixes.ts'
import { offerRename } from './rename.ts'
import { offerTokens } from './semantic-tokens.ts'
import { dark, light } from './themes.ts'

let isReady = false

/** Makes the language and the themes known to Monaco, once. */
export function setUp(): void {
  if (isReady) return
  isReady = true
  joinEdits()
  self.MonacoEnvironment = { getWorker: () => new EditorWorker() }
  languages.register({ id: languageId })
  languages.setMonarchTokensProvider(languageId, marks)
  languages.setLanguageConfiguration(languageId, layout)
  for (const offer of [offerDefinitions, offerRename, offerOutline, offerFolds, offerTokens, offerFormatting]) offer()
  for (const offer of [offerCompletion, offerHover, offerQuickFixes, offerAmounts]) offer()
  editor.defineTheme('hengce-light', light)
  editor.defineTheme('hengce-dark', dark)
}
