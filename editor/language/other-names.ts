import type { Model } from '../../dsl/model/model.ts'

/** Figure → what else it is called: its aliases and its standard term (通用名); figures that have neither are left out. */
export function buildOtherNames({ figures }: Model): Readonly<Record<string, readonly string[]>> {
  const named = [...figures.values()].map(({ name, aliases, standard }) => {
    return [name, [...aliases, ...(standard && standard.text !== name ? [standard.text] : [])]] as const
  })
  return Object.fromEntries(named.filter(([, names]) => names.length > 0))
}
