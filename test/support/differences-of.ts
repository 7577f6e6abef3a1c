import type { Evaluation, Expectation } from '../../engine/index.ts'

/** The expected figures that came out otherwise. */
export function differencesOf({
  expectations,
}: Evaluation): Pick<Expectation, 'figure' | 'at' | 'expected' | 'actual'>[] {
  return expectations.flatMap(({ figure, at, expected, actual, agrees }) =>
    agrees ? [] : [{ figure, at, expected, actual }],
  )
}
