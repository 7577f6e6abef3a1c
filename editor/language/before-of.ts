import { saysTheSame } from '../../engine/run/says-the-same.ts'

/**
 * What each name stood for on the disk. A name that is new takes what a name that is gone stood for, if that was the same in all that `said`
 * picks: then it was only renamed.
 */
export function beforeOf<One extends { readonly name: string }>(
  now: readonly One[],
  before: readonly One[],
  said: (one: One) => object,
): ReadonlyMap<string, One> {
  const found = new Map(before.map((one) => [one.name, one]))
  const names = new Set(now.map(({ name }) => name))
  const gone = before.filter(({ name }) => !names.has(name))
  for (const one of now) {
    const was = found.has(one.name) ? undefined : gone.find((old) => saysTheSame(said(one), said(old)))
    if (was) found.set(one.name, was)
  }
  return found
}
