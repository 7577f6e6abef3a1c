import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import { decode } from '../../text/decode.ts'
import { longest, refused } from './read-document.ts'

/** A file's bytes as text. With a problem the text is what could be made of them, good for showing the place, not for computing. */
export function readBytes(bytes: Uint8Array): { readonly text: string; readonly problems: readonly Problem[] } {
  if (bytes.length > longest) return { text: '', problems: refused('', bytes.length).problems }
  const { text, encoding, at } = decode(bytes)
  const span = { start: at, end: Math.min(at + 1, text.length) }
  switch (encoding) {
    case 'utf-8':
      return { text, problems: [] }
    case 'gb18030':
      return { text, problems: [problem('HC1003', span, { readable: true })] }
    case 'unknown':
      return { text, problems: [problem('HC1003', span, { readable: false })] }
    case 'utf-16':
      return { text, problems: [problem('HC1004', span, {})] }
    case 'binary':
      return { text, problems: [problem('HC1005', span, {})] }
  }
}
