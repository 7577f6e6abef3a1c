import { type ParseArgsConfig, parseArgs } from 'node:util'

/** Flags by name, as Node reads them. */
export type Options = NonNullable<ParseArgsConfig['options']>

/** The command was called in a way that it does not know; `message` says so in Chinese. The command ends with 2. */
export class UsageError extends Error {}

/** The words after a verb: flags with what stands behind them, and the rest in order. */
export type Words<O extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: O; allowPositionals: true; strict: true }>
>

/**
 * Reads the words after a verb. Long flags as given by `options`, everything else in order in `positionals`.
 * Throws UsageError on an unknown flag or a flag without its value.
 */
export function readArguments<const O extends Options>(args: readonly string[], options: O): Words<O> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (!code?.startsWith('ERR_PARSE_ARGS_')) throw error
    const flag = message.match(/'(-[^' ]*)/)?.[1] ?? args.join(' ')
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw new UsageError(`没有 ${flag} 这个选项。`)
    if (message.includes('does not take an argument')) throw new UsageError(`选项 ${flag} 后面不带值。`)
    throw new UsageError(`选项 ${flag} 后面缺少值。值以“-”开头时写成 ${flag}=值。`)
  }
}
