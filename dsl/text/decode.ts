/** What the bytes of a file turned out to be; anything but `utf-8` is a fault that the reader puts into words. */
export type Encoding = 'utf-8' | 'gb18030' | 'utf-16' | 'binary' | 'unknown'

/** A file's text, as good as it could be had. */
export interface Decoded {
  readonly text: string
  readonly encoding: Encoding
  /** Offset in `text` of the first thing that is not UTF-8 text. */
  readonly at: number
}

/** The encodings that a spreadsheet or an old text editor of a county office writes, told apart by their bytes. A BOM is left out of the text. */
export function decode(bytes: Uint8Array): Decoded {
  const wide = wideEncoding(bytes)
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: 'utf-16', at: 0 }
  const text = tryDecode(bytes, 'utf-8')
  if (text !== undefined) {
    const nul = text.indexOf('\0')
    return nul < 0 ? { text, encoding: 'utf-8', at: 0 } : { text, encoding: 'binary', at: nul }
  }
  const lenient = new TextDecoder().decode(bytes)
  if (bytes.includes(0)) return { text: lenient, encoding: 'binary', at: Math.max(0, lenient.indexOf('\0')) }
  const chinese = tryDecode(bytes, 'gb18030')
  if (chinese !== undefined && hasHan(chinese))
    return { text: chinese, encoding: 'gb18030', at: Math.max(0, chinese.search(/[^\0-\x7f]/)) }
  return { text: lenient, encoding: 'unknown', at: Math.max(0, lenient.indexOf('\ufffd')) }
}

function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** UTF-16 by its BOM, or without one by zero bytes that all stand on one side of the pairs. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  let even = 0
  let odd = 0
  const end = Math.min(bytes.length, 4096)
  for (let i = 0; i < end; i++) if (bytes[i] === 0) i % 2 === 0 ? even++ : odd++
  // Half a dozen zeros: a Chinese file still has its line ends, blanks and colons in the Latin range.
  if (odd >= 6 && even === 0) return 'utf-16le'
  if (even >= 6 && odd === 0) return 'utf-16be'
  return undefined
}

function hasHan(text: string): boolean {
  return /[\u4e00-\u9fff]/.test(text)
}
