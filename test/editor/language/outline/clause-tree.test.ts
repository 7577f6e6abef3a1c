import { describe, expect, it } from 'vitest'
import type { OutlinedClause } from '../../../../editor/language/outline/clause-outline.ts'
import { type ClauseNode, clauseTree } from '../../../../editor/language/outline/clause-tree.ts'

const clause = (id: string): OutlinedClause => ({
  ...{ clause: id, nature: '可计算', summary: '', doubt: null, doubts: [], citedBy: [], gap: true },
  ...{ inherited: id.includes('/'), marks: [] },
})
const drawn = (nodes: readonly ClauseNode[], depth = 0): string[] =>
  nodes.flatMap((node) => [
    `${'  '.repeat(depth)}${node.label}${node.clause ? '' : ' …'}`,
    ...drawn(node.parts, depth + 1),
  ])
const tree = (...ids: string[]) => clauseTree(ids.map(clause))

describe('the tree of clauses', () => {
  it('puts a paragraph under its article, and an article that is not listed above its paragraphs', () => {
    expect(drawn(tree('序言', '第七条', '第七条第二款', '第八条第一款', '第八条第二款第三项'))).toEqual([
      ...['序言', '第七条', '  第二款'],
      ...['第八条 …', '  第一款', '  第二款第三项'],
    ])
  })

  it('cuts numerals, brackets, digits and sentences, but no word that begins with a numeral', () => {
    expect(
      drawn(tree('三', '三（一）', '三（一）第1句', '三（三）1', '三（三）2', '三末段', '十二', '一般规定')),
    ).toEqual([...['三', '  （一）', '    第1句', '  （三） …', '    1', '    2', '  末段'], ...['十二', '一般规定']])
  })

  it('keeps the clauses of a level under it, and the ids as they are cited', () => {
    const made = tree('第一条', '省/二第1句', '省/二第2句', '省/第三条')
    expect(drawn(made)).toEqual(['第一条', '省 …', '  二 …', '    第1句', '    第2句', '  第三条'])
    const ids = (nodes: readonly ClauseNode[]): string[] => nodes.flatMap((n) => [n.id, ...ids(n.parts)])
    expect(ids(made)).toEqual(['第一条', '省', '省/二', '省/二第1句', '省/二第2句', '省/第三条'])
    expect(drawn(tree('附件/第一条'))).toEqual(['附件/第一条'])
  })

  it('loses no clause of whatever ids', () => {
    const ids = ['（', '第', '第条', '）1', '/', 'a（b', '一', '一/一', '第二章第三条', '第二章']
    const own = (nodes: readonly ClauseNode[]): string[] =>
      nodes.flatMap((n) => [...(n.clause ? [n.clause.clause] : []), ...own(n.parts)])
    expect(own(tree(...ids)).toSorted()).toEqual(ids.toSorted())
  })
})
