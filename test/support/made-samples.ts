/** Bad files that are too big or too dull to keep: by the slug of the sample whose answer they have. */
export const madeSamples: Readonly<Record<string, () => Uint8Array>> = {
  'file-too-big': () => new Uint8Array(51 * 1024 * 1024).fill(0x23),
  'ten-thousand-parentheses': () => policyWith(`公式: ${'（'.repeat(10_000)}1${'）'.repeat(10_000)}`),
  'nine-thousand-parentheses': () => policyWith(`公式: ${'（'.repeat(9_000)}1${'）'.repeat(9_000)}`),
  'formula-too-long': () => policyWith(`公式: ${'1＋'.repeat(15_000)}1`),
  'formula-of-too-many-steps': () => policyWith(`公式: ${'1＋'.repeat(4_000)}1`),
}

function policyWith(rule: string): Uint8Array {
  const lines = [
    '政策: 示例县打包付费办法',
    '编号: example',
    '版本: "1"',
    '状态: 试行',
    '施行日期: 2026-01-01',
    '规则:',
    '  甲:',
  ]
  return new TextEncoder().encode(`${lines.join('\n')}\n    ${rule}\n`)
}
