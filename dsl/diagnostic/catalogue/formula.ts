import { entry } from '../entry.ts'

/** HC2xxx. */
export const formula = {
  HC2001: entry('error', (f: { what: string }) => f.what),
} as const
