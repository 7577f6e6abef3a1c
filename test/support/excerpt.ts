import type { Diagnostic } from '../../dsl/index.ts'

/** The most lines and the most letters of a line that a page shows. */
const most = { lines: 16, letters: 100 } as const

const header = /^(?:政策|编号|版本|状态|施行日期): /

/** The part of a file that a person needs to see to understand a complaint about it: all of a short one, else what stands around the place. */
export function excerpt(text: string, { start, end }: Diagnostic['range']): string {
  const lines = text.replace(/\n+$/, '').split(/\r?\n/)
  const numbered = lines.map((line, i) => ({ line: cut(line), at: i + 1 }))
  const isPlace = (at: number): boolean => at >= start.line && at <= end.line
  const body = numbered.filter(({ line, at }) => !header.test(line) || isPlace(at))
  const isShort = body.length <= most.lines
  const heads = body.filter(({ line, at }) => at < start.line && /^[^\s#|]/.test(line))
  const section = heads.at(-1)?.at
  const near = (at: number): boolean => at === section || (at >= start.line - 4 && at <= start.line + 4)
  const shown = isShort ? body : body.filter(({ at }) => near(at))
  const parts = shown.flatMap(({ line, at }, i) => {
    const before = shown[i - 1]
    return before && at > before.at + 1 && !isShort ? ['# ……', line] : [line]
  })
  return parts.join('\n').replace(/^\n+|\n+$/g, '')
}

function cut(line: string): string {
  const letters = [...line]
  return letters.length > most.letters ? `${letters.slice(0, most.letters).join('')}……` : line
}
