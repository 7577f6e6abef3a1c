import { normalize } from '../../../dsl/syntax/expression/normalize.ts'
import { initialsOf } from './initials.ts'

/**
 * How well what is written fits a name, less being better: 0 its beginning, 1 a piece of it, 2 the initials of its pinyin from some character on,
 * 3 some of its characters in their order. Undefined: it does not. Nothing fits everything.
 */
export function match(written: string, name: string): number | undefined {
  const typed = normalize(written).toLowerCase()
  const whole = normalize(name).toLowerCase()
  const at = whole.indexOf(typed)
  if (at >= 0) return at === 0 ? 0 : 1
  if (/^[a-z\d]+$/.test(typed) && hasInitials(typed, whole)) return 2
  return /[a-z]/.test(typed) || !hasInOrder(typed, whole) ? undefined : 3
}

function hasInitials(typed: string, whole: string): boolean {
  const signs = [...whole]
  return signs.some((_, from) => [...typed].every((letter, i) => initialsOf(signs[from + i] ?? '').includes(letter)))
}

function hasInOrder(typed: string, whole: string): boolean {
  let at = 0
  for (const sign of typed) {
    at = whole.indexOf(sign, at) + 1
    if (at === 0) return false
  }
  return true
}
