import { entry } from '../entry.ts'

/** HC4xxx. */
export const units = {
  HC4001: entry('error', (f: { what: string }) => f.what),
} as const
