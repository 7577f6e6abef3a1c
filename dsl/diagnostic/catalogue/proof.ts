import { entry } from '../entry.ts'

const some = (words: readonly string[], of: number): string =>
  words.length <= 5 ? words.join('、') : `${words.slice(0, 5).join('、')}等${of}个`

/** HC7xxx: properties that must hold for every input. */
export const proof = {
  HC7001: entry(
    'warning',
    (f: { name: string; members: readonly string[]; count: number }) =>
      `须证的“${f.name}”在这份数据下不成立${f.members.length > 0 ? `（${some(f.members, f.count)}）` : ''}`,
    () => '这份数据就是反例；检查规则，或者改这条性质',
  ),
} as const
