import type { TextPlace } from './text-place.ts'

interface Frame {
  readonly isMap: boolean
  readonly keys: string[]
  key?: string
  /** Where the present key or value begins. */
  start: number
}

/** Where an offset stands in a value in braces or brackets that begins at `from` and is still open there; undefined if none is. */
export function flowAt(text: string, from: number, offset: number): Omit<TextPlace, 'isFlow'> | undefined {
  const stack: Frame[] = []
  let isStart = true
  for (let i = from; i < offset; i++) {
    const c = text[i] as string
    if (/\s/.test(c)) continue
    const top = stack.at(-1)
    if (isStart && (c === '"' || c === "'")) {
      const close = text.indexOf(c, i + 1)
      if (close < 0 || close >= offset) break
      i = close
      isStart = false
    } else if (isStart && (c === '{' || c === '[')) stack.push({ isMap: c === '{', keys: [], start: i + 1 })
    else if (!top) return undefined
    else if (c === '}' || c === ']') {
      stack.pop()
      isStart = false
    } else if (c === ',') {
      top.key = undefined
      top.start = i + 1
      isStart = true
    } else if (c === ':' && top.isMap && top.key === undefined && /\s/.test(text[i + 1] ?? ' ')) {
      top.key = text.slice(top.start, i).trim()
      top.keys.push(top.key)
      top.start = i + 1
      isStart = true
    } else isStart = false
  }
  const top = stack.at(-1)
  if (!top) return undefined
  const rest = text.slice(top.start, offset)
  const start = top.start + (rest.length - rest.replace(/^\s*["']?/, '').length)
  return {
    path: stack.flatMap((frame) => (frame.isMap ? (frame.key === undefined ? [] : [frame.key]) : [''])),
    at: top.isMap && top.key === undefined ? 'key' : 'value',
    before: text.slice(start, offset),
    start,
    beside: top.keys,
  }
}
