import { languages } from 'monaco-editor/editor'
import { languageId } from './language.ts'
import { ask, placeIn, rangeOf } from './open-models.ts'
import { escaped, plainMarkdown } from './plain-markdown.ts'

/** What a name is and comes to, where the mouse rests. */
export function offerHover(): void {
  languages.registerHoverProvider(languageId, {
    async provideHover(model, position, token) {
      const found = await ask(model, token, (open, { desk, file }) =>
        desk.language.hover(open, placeIn(model, file, position)),
      )
      if (!found) return undefined
      const { span, title, amount, lines } = found
      const head = [`**${escaped(title)}**`, ...(amount ? [escaped(amount)] : [])].join('\n\n')
      const contents = [{ value: head }, ...(lines.length > 0 ? [plainMarkdown(lines)] : [])]
      return { range: rangeOf(model, span), contents }
    },
  })
}
