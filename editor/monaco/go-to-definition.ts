import { editor, languages, Uri } from 'monaco-editor/editor'
import { languageId } from './language.ts'
import { ask, openModel, placeIn, rangeOf } from './open-models.ts'

/** The scheme of texts that are looked into without being open: frameworks. */
const beside = 'beside'

/** From a name to where it is given (F12, Ctrl and a click): in this text, in the other, or in a framework's file. */
export function offerDefinitions(): void {
  languages.registerDefinitionProvider(languageId, {
    async provideDefinition(model, position, token) {
      const places = await ask(model, token, (open, { desk, file }) =>
        desk.language.definition(open, placeIn(model, file, position)),
      )
      const found = await Promise.all(
        (places ?? []).map(async ({ file, span }): Promise<languages.Location[]> => {
          const target = await modelOf(model, file)
          return target ? [{ uri: target.uri, range: rangeOf(target, span) }] : []
        }),
      )
      return found.flat()
    },
  })
  editor.registerEditorOpener({
    openCodeEditor(source, uri, at) {
      const model = source.getModel()
      const one = model && openModel(model)
      if (!one || model.uri.toString() === uri.toString()) return false
      const [line, column] =
        at && 'lineNumber' in at ? [at.lineNumber, at.column] : [at?.startLineNumber, at?.startColumn]
      one.desk.goTo(uri.path.slice(1), { line: line ?? 1, column: column ?? 1 })
      return true
    },
  })
}

/** The text of a place: one of the editor's, or one made to be looked into. */
async function modelOf(from: editor.ITextModel, file: string): Promise<editor.ITextModel | undefined> {
  const one = openModel(from)
  const open = one?.modelOf(file)
  if (open) return open
  const text = await one?.desk.textOf(file)
  if (text === undefined) return undefined
  const uri = Uri.from({ scheme: beside, path: `/${file}` })
  const made = editor.getModel(uri) ?? editor.createModel('', languageId, uri)
  if (made.getValue() !== text) made.setValue(text)
  return made
}
