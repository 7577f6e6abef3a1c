import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import { decode } from '../../text/decode.ts'

/** A table's file as whoever may read files found it; with a problem its text is good for looking at only. */
export interface TableFile {
  readonly file: string
  readonly text: string
  /** Spans in its text. */
  readonly problems: readonly Problem[]
}

/** The bytes with which workbooks begin: .xlsx and .ods, .xls and .et. */
const workbooks: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
]

/** A table's bytes as text: UTF-8, or what spreadsheets of a Chinese office write besides, GB18030 and UTF-16. */
export function readTableFile(file: string, bytes: Uint8Array): TableFile {
  const start = { start: 0, end: 0 }
  if (workbooks.some((head) => head.every((byte, i) => bytes[i] === byte)))
    return { file, text: '', problems: [problem('HC1071', start, { path: file })] }
  const { text, encoding, at } = decode(bytes)
  if (encoding !== 'binary' && encoding !== 'unknown') return { file, text, problems: [] }
  const span = { start: at, end: Math.min(at + 1, text.length) }
  return { file, text, problems: [problem('HC1072', span, { isText: encoding === 'unknown' })] }
}
