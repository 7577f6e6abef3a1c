import { entry } from '../entry.ts'

/** HC6xxx. */
export const run = {
  HC6001: entry('error', (f: { what: string }) => f.what),
} as const
