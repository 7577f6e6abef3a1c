import { entry } from '../entry.ts'

/** HC3xxx. */
export const names = {
  HC3001: entry('error', (f: { what: string }) => f.what),
} as const
