import { createInterface } from 'node:readline'
import type { Ask } from './interview.ts'

/** Questions at the terminal. On stderr, so that stdout holds the result alone. Ctrl-D and Ctrl-C end the input. */
export function openTerminal(): { readonly ask: Ask; readonly close: () => void } {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  const ask: Ask = (prompt) =>
    new Promise((resolve) => {
      const end = (): void => resolve(undefined)
      lines.once('close', end)
      lines.question(prompt, (line) => {
        lines.off('close', end)
        resolve(line)
      })
    })
  return { ask, close: () => lines.close() }
}
