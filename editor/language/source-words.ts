import type { Source } from '../../engine/index.ts'

/** Where a figure of the year before comes from, in words; undefined where nobody has it. */
export function sourceWords(sources: readonly Source[]): string | undefined {
  return sources.length === 0 ? undefined : sources.map(words).join('；')
}

function words(source: Source): string {
  switch (source.kind) {
    case 'scenario':
      return '情景的“上年”'
    case 'opening':
      return `期初“${source.input}”`
    case 'before':
      return `${source.year}年，情景“${source.scenario}”（${source.file}）`
  }
}
