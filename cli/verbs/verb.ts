import { type Options, readArguments, type Words } from '../usage.ts'

/** A verb of the command: gets the words after it, prints, and returns the exit code. */
export type Verb = (args: readonly string[]) => Promise<number>

/** A flag by itself, one with a word behind it, and one with a word that may be given several times. */
export const flag = { type: 'boolean' } as const
export const word = { type: 'string' } as const
export const words = { type: 'string', multiple: true } as const

/** A verb with its flags: what every verb does with its words before it acts. `--help` prints `usage` and no more. */
export function verb<const O extends Options>(
  usage: string,
  flags: O,
  act: (given: Words<O>) => Promise<number>,
): Verb {
  return async (args) => {
    // Wherever it stands among words that may be wrong.
    if (args.some((one) => one === '--help' || one === '-h')) {
      process.stdout.write(usage)
      return 0
    }
    return act(readArguments(args, flags))
  }
}
