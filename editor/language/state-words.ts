import type { State } from './value.ts'

/** What stands where a value does not. */
export const stateWords: Readonly<Record<Exclude<State, 'known'>, string>> = {
  open: '待定',
  missing: '缺数',
  fault: '算不出',
  inapplicable: '不适用',
}
