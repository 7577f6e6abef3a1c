import { type CancellationToken, type editor, type IPosition, languages } from 'monaco-editor/editor'
import type { Completion, CompletionKind } from '../worker/protocol.ts'
import { languageId } from './language.ts'
import { ask, rangeOf } from './open-models.ts'
import { plainMarkdown } from './plain-markdown.ts'

const { CompletionItemKind: kinds, CompletionItemInsertTextRule: rules } = languages

const kindOf: Readonly<Record<CompletionKind, languages.CompletionItemKind>> = {
  input: kinds.Field,
  parameter: kinds.Constant,
  rule: kinds.Variable,
  dimension: kinds.Struct,
  member: kinds.EnumMember,
  local: kinds.Variable,
  function: kinds.Function,
  keyword: kinds.Keyword,
  unit: kinds.Unit,
  clause: kinds.Reference,
  key: kinds.Property,
  choice: kinds.Value,
  reading: kinds.Enum,
  term: kinds.Interface,
  file: kinds.File,
}

/** Marks behind which something begins; full width ones are those that drafters type. A blank only behind a mark or a key. */
const triggers = [
  ...'\uff08(\uff0c\uff1a\u3014[\u201c\u3001\uff0b\uff0d\u00d7\u00f7\uff1d\u2260\uff1e\uff1c\u2265\u2264+-*/=>< ',
]
const behindBlank =
  /[:,|[{\-\uff08(\uff0c\uff1a\u3014\uff0b\uff0d\u00d7\u00f7\uff1d\u2260\uff1e\uff1c\u2265\u2264+*/=><]\s$/

/** What fits at the cursor, in the order in which the worker gives it; asked anew with every letter. */
export function offerCompletion(): void {
  languages.registerCompletionItemProvider(languageId, {
    triggerCharacters: triggers,
    async provideCompletionItems(model, position, context, token) {
      const before = model.getLineContent(position.lineNumber).slice(0, position.column - 1)
      if (context.triggerCharacter === ' ' && !behindBlank.test(before)) return { suggestions: [] }
      const found = await latest(model, position, token)
      return { suggestions: (found ?? []).map((one, place) => itemOf(one, place, model)), incomplete: true }
    },
  })
}

/**
 * The answer for the cursor as it moved on by the letters that were typed meanwhile: the editor waits for the first answer, and would take that
 * there is none for the end of it.
 */
async function latest(
  model: editor.ITextModel,
  position: IPosition,
  token: CancellationToken,
): Promise<readonly Completion[] | undefined> {
  let offset = model.getOffsetAt(position)
  for (;;) {
    const length = model.getValueLength()
    const at = offset
    const found = await ask(model, token, (open, { desk, file }) =>
      desk.language.complete(open, { file, offset: at }, desk.files()),
    )
    const grown = model.isDisposed() ? 0 : model.getValueLength() - length
    if (found || grown === 0 || token.isCancellationRequested) return found
    offset += grown
  }
}

function itemOf(one: Completion, place: number, model: editor.ITextModel): languages.CompletionItem {
  const range = rangeOf(model, one.span)
  return {
    label: one.detail ? { label: one.name, description: one.detail } : one.name,
    kind: kindOf[one.kind],
    range,
    ...(one.stops.length > 0
      ? { insertText: snippetOf(one), insertTextRules: rules.InsertAsSnippet }
      : { insertText: one.text }),
    // The worker has chosen and sorted already, by pinyin too.
    filterText: model.getValueInRange(range),
    sortText: String(place).padStart(4, '0'),
    ...(one.about ? { documentation: plainMarkdown(one.about.split('\n')) } : {}),
    ...(one.kind === 'key' ? { command: { id: 'editor.action.triggerSuggest', title: '' } } : {}),
  }
}

function snippetOf({ text, stops }: Completion): string {
  const plain = (part: string): string => part.replace(/[\\$}]/g, '\\$&')
  let made = ''
  let at = 0
  for (const [i, { start, end }] of stops.entries()) {
    made += `${plain(text.slice(at, start))}\${${i + 1}:${plain(text.slice(start, end))}}`
    at = end
  }
  return made + plain(text.slice(at))
}
