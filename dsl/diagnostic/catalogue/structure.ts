import { entry } from '../entry.ts'

/** HC5xxx. */
export const structure = {
  HC5001: entry('error', (f: { what: string }) => f.what),
} as const
