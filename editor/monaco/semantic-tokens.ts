import { Emitter, languages } from 'monaco-editor/editor'
import { tokenKinds } from '../worker/protocol.ts'
import { languageId } from './language.ts'
import { ask } from './open-models.ts'

const changed = new Emitter<void>()

/** The colours of names and formulas, by what they mean; over those of `language.ts`. */
export function offerTokens(): void {
  languages.registerDocumentSemanticTokensProvider(languageId, {
    onDidChange: changed.event,
    getLegend: () => ({ tokenTypes: [...tokenKinds], tokenModifiers: ['definition'] }),
    async provideDocumentSemanticTokens(model, _last, token) {
      const data = await ask(model, token, (open, { desk, file }) => desk.language.tokens(open, file))
      // Monaco keeps the colours that it has, and asks again.
      if (!data) throw new Error('busy')
      return { data }
    },
    releaseDocumentSemanticTokens() {},
  })
}

/** Names may mean something else by now, in both texts. */
export function refreshTokens(): void {
  changed.fire()
}
