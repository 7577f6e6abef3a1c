import { entry } from '../entry.ts'

/** HC1xxx. */
export const reading = {
  HC1001: entry('error', (f: { what: string }) => f.what),
} as const
