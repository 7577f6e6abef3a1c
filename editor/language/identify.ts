/** What a file of the folder is, told by its content: a policy has rules, a scenario has inputs for one. */
export interface Identified {
  readonly kind: 'policy' | 'scenario' | 'other'
  /** The name of the policy or scenario; undefined where it has none. */
  readonly title?: string
  /** Of a scenario: the path of its policy as it writes it, from its own folder. */
  readonly policy?: string
  readonly version?: string
  readonly status?: string
  readonly year?: number
}

/**
 * Reads no more than the keys at the left edge, so that a folder of hundreds of files is told apart at once and a file with faults
 * is still known for what it is meant to be.
 */
export function identify(text: string): Identified {
  const title = textOf(text, '情景')
  if (title !== undefined || (hasKey(text, '输入') && !hasKey(text, '规则'))) {
    const year = Number(textOf(text, '年度'))
    return {
      kind: 'scenario',
      title,
      policy: textOf(text, '政策'),
      ...(Number.isInteger(year) && year > 0 ? { year } : {}),
    }
  }
  if (hasKey(text, '政策') || hasKey(text, '规则'))
    return {
      kind: 'policy',
      title: textOf(text, '政策'),
      version: textOf(text, '版本'),
      status: textOf(text, '状态'),
    }
  return { kind: 'other' }
}

function hasKey(text: string, key: string): boolean {
  return new RegExp(`(?:^|\\n)(?:\\{?\\s{0,4}")?${key}(?:（[^）\\n]*）)?"?\\s*[:：]`).test(text)
}

function textOf(text: string, key: string): string | undefined {
  const match = new RegExp(`(?:^|\\n)(?:${key}[ \\t]*[:：][ \\t]*|\\{?\\s{0,4}"${key}"\\s*:\\s*)([^\\n]*)`).exec(text)
  const written = match?.[1]?.replace(/\s+#.*$/, '').replace(/,?\s*\}?\s*$/, '') ?? ''
  const bare = /^"([^"]*)"$|^'([^']*)'$/.exec(written)
  const value = (bare ? (bare[1] ?? bare[2] ?? '') : written).trim()
  return value === '' ? undefined : value
}
