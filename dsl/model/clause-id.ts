/**
 * The listed clause that a citation means: itself, or the nearest one that holds it (第七条第二款 finds 第七条, 五（四）④ finds 五（四）).
 * Undefined when none does.
 */
export function findClause(cited: string, listed: { has(id: string): boolean }): string | undefined {
  if (listed.has(cited)) return cited
  for (let end = cited.length - 1; end > 0; end--) {
    const head = cited.slice(0, end)
    if (listed.has(head) && /^(第|[（(]|[①-⑳]|\d|\/| )/.test(cited.slice(end))) return head
  }
  return undefined
}
