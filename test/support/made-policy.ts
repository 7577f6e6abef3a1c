/** The head of a made-up policy, with rules or sections below it. */
export function policyText(sections: string): string {
  return `政策: 示例县打包付费办法\n编号: example\n版本: "1"\n状态: 试行\n施行日期: 2026-01-01\n${sections}`
}

/** A policy of rules each of which uses the one before, written in the order given. */
export function chainPolicy(length: number, order: 'forward' | 'backward' = 'forward'): string {
  const rules = Array.from({ length }, (_, i) => `  第${i + 1}步: ${i === 0 ? '起点' : `第${i}步`} ＋ 1元`)
  if (order === 'backward') rules.reverse()
  return policyText(`输入:\n  起点: 元\n规则:\n${rules.join('\n')}\n`)
}
